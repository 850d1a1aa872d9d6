#pragma once

#include <string>
#include <string_view>

namespace zoom {

/// The bytes that `text` spells in hexadecimal; empty if it is something else.
std::string fromHex(std::string_view text);
/// The bytes that `text` spells in base64 or base64url, padded or not; empty if it is something else.
std::string fromBase64(std::string_view text);
/// Padded base64 (RFC 4648 section 4).
std::string toBase64(std::string_view bytes);
/// Unpadded base64url.
std::string toBase64Url(std::string_view bytes);

} // namespace zoom
