#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace endpoint {

/// The texts that a request's body may be encoded as.
enum class Charset { Utf8, Utf16, Utf16LittleEndian, Utf16BigEndian };

/// The charset that a `Content-Type` names, by the rules of the library under Zoom's samples (iconv-lite): case does
/// not matter, nor does anything but letters and digits behind `utf-`. Nothing for one that cannot be read here.
std::optional<Charset> charsetNamed(std::string_view name);

/// The bytes as wtf8.h has them, without the mark of the byte order. What is no UTF-8 becomes U+FFFD.
std::string decoded(std::string_view bytes, Charset charset);

} // namespace endpoint
