#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Length of a UTF-8 text in UTF-16 code units: what JavaScript's `length` says, and so what Zoom's limits count.
/// Nothing when the text is not well-formed UTF-8 (overlong forms and surrogates are not).
std::optional<std::size_t> utf16Length(std::string_view text);

/// Bytes of the character that `text` starts with; 0 when it does not start with well-formed UTF-8.
std::size_t characterSize(std::string_view text);
/// The code point of one well-formed character.
char32_t codePointOf(std::string_view character);
/// Appends a code point (surrogates are none) as UTF-8.
void appendUtf8(std::string& out, char32_t codePoint);

/// `text` without leading and trailing blanks, tabs and line breaks. The view is into `text`.
std::string_view trimmed(std::string_view text);

} // namespace base
