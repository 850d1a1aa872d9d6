#pragma once

#include <string>
#include <string_view>

namespace endpoint {

/// A JSON number as JavaScript reads it: the nearest double; beyond its range infinity, below it zero.
double toDouble(std::string_view jsonNumber);

/// JavaScript's `parseInt(text)` (ECMA-262 section 19.2.5): blanks in front are skipped, a sign and `0x` are read, and
/// whatever stands behind the digits is dropped. Not a number when there are no digits.
double parseInt(std::string_view text);

/// A number as JavaScript writes it in JSON (ECMA-262 section 6.1.6.1.20): the fewest digits that give it back, `1e+21`
/// from there on; `null` for what is no finite number.
std::string numberText(double number);

/// How many bytes the first character of `text` has if JavaScript takes it for a blank (`\s`, `trim`), else 0.
std::size_t blankLength(std::string_view text);

} // namespace endpoint
