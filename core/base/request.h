#pragma once

#include "base/result.h"

#include <functional>
#include <utility>

namespace base {

/// Takes the one answer to a question that the world needs time for. Never called before the question's call returns.
template <typename T>
using Answer = std::function<void(Result<T>)>;

/// A question that is under way. Destroying it, or putting another in its place, drops the answer: whoever asked and
/// is gone is never called, and a prompt that waits on the screen is taken back. The work itself may go on to its end.
class [[nodiscard]] Request
{
public:
    Request() = default;
    /// `drop` is called once, at the latest by the destructor; after the answer it has nothing left to do.
    explicit Request(std::function<void()> drop) : drop_(std::move(drop)) {}
    ~Request() { cancel(); }

    Request(const Request&) = delete;
    Request& operator=(const Request&) = delete;
    Request(Request&& other) noexcept : drop_(std::exchange(other.drop_, nullptr)) {}
    Request& operator=(Request&& other) noexcept
    {
        if (this == &other) return *this;
        cancel();
        drop_ = std::exchange(other.drop_, nullptr);
        return *this;
    }

    /// Drops the answer.
    void cancel()
    {
        if (const auto drop = std::exchange(drop_, nullptr)) drop();
    }

private:
    std::function<void()> drop_;
};

} // namespace base
