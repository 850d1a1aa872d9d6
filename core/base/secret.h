#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

/// Bytes that must not outlive their use: owned by one holder, overwritten before they are freed.
///
/// It cannot be copied by accident (`clone()` says it aloud), streamed or turned into text. What cannot be wiped:
/// copies that a toolkit's line edit or the kernel made before the bytes came here.
class Secret
{
public:
    Secret() = default;
    /// Moves the bytes out of `source`, which is overwritten and left empty.
    static Secret take(std::string& source);
    /// A second copy of the bytes, wiped on its own.
    Secret clone() const;

    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    bool isEmpty() const { return bytes_.empty(); }
    std::size_t size() const { return bytes_.size(); }
    /// The bytes, for the HMAC and the keychain alone: the view dies with this object.
    std::string_view reveal() const { return bytes_; }

private:
    std::string bytes_;
};

/// Overwrites `text` so that the compiler cannot leave it out, then empties it.
void wipe(std::string& text);

} // namespace base
