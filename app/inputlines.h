#pragma once

#include "base/secret.h"

#include <functional>
#include <memory>

namespace services {

/// Reads lines of standard input while others work, and hands each to `taker` in the event loop of the main thread; an
/// empty `Secret` when there are no more. Lines may hold something secret, and are at most 64 KiB long.
class InputLines
{
public:
    using Taker = std::function<void(base::Secret)>;

    explicit InputLines(Taker taker);
    /// Hands on nothing more. A line that is being read stays unread by others.
    ~InputLines();
    InputLines(const InputLines&) = delete;
    InputLines& operator=(const InputLines&) = delete;

private:
    std::shared_ptr<Taker> taker_; // the thread knows it weakly: it may wait on a terminal until the process ends
};

} // namespace services
