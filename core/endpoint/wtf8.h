#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace endpoint {

// JavaScript's texts are UTF-16 and may hold half of a surrogate pair. Here they are UTF-8 in which such a half stands
// as the three bytes that it would have if it were a character (WTF-8).

/// Appends one UTF-16 code unit; the second half of a pair joins the first.
void appendUnit(std::string& out, char16_t unit);

/// Where the first half without its other half stands; npos if there is none.
std::size_t surrogateAt(std::string_view text);

/// The half that stands at the start of `text`.
char16_t surrogateOf(std::string_view text);

} // namespace endpoint
