#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Appends the unpadded base64url form of `bytes` to `out` (RFC 4648 section 5, RFC 7515 section 2).
void appendBase64Url(std::string& out, std::string_view bytes);

/// What a base64url text holds, as far as it can be read.
struct Base64Url
{
    std::string bytes;                     ///< everything before the first character that does not belong
    std::optional<std::size_t> badAt = {}; ///< offset of that character; the text's length when it ends too early
};

/// Decodes unpadded base64url strictly: `+`, `/`, `=`, blanks and stray final bits are damage, not read over.
Base64Url decodeBase64Url(std::string_view text);

} // namespace base
