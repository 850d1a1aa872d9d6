#include "endpoint/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace endpoint {
namespace {

// ECMA-262 section 12.2 and 12.3, in UTF-8; the six of ASCII apart.
constexpr std::array<std::string_view, 6> otherBlanks{"\u00a0", "\u1680", "\u202f", "\u205f", "\u3000", "\ufeff"};
constexpr std::string_view asciiBlanks = " \t\n\v\f\r";

int digitOf(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return std::numeric_limits<int>::max();
}

/// The digits of a number from 1 to 10, without the point, and the power of ten that it is multiplied by.
struct Decimal
{
    std::string digits;
    int exponent;
};

Decimal shortest(double number)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.begin(), text.end(), number, std::chars_format::scientific).ptr;
    const auto e = std::find(text.begin(), end, 'e');
    Decimal decimal{{text.begin(), e}, 0};
    std::erase(decimal.digits, '.');
    const auto* const power = *(e + 1) == '+' ? e + 2 : e + 1;
    std::from_chars(power, end, decimal.exponent);
    return decimal;
}

/// Whether a JSON number that no double can hold is too large, rather than too near to zero.
bool isLarge(std::string_view jsonNumber)
{
    const std::size_t e = std::min(jsonNumber.find_first_of("eE"), jsonNumber.size());
    const std::string_view mantissa = jsonNumber.substr(0, e);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = std::min(mantissa.find_first_of("123456789"), mantissa.size());
    std::string_view power = jsonNumber.substr(e);
    if (!power.empty()) power.remove_prefix(1);
    const bool negative = power.starts_with('-');
    if (negative || power.starts_with('+')) power.remove_prefix(1);
    std::int64_t exponent = 0;
    if (std::from_chars(power.data(), power.data() + power.size(), exponent).ec == std::errc::result_out_of_range)
        return !negative;
    const auto places = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
    return (negative ? -exponent : exponent) + places > 0;
}

} // namespace

double toDouble(std::string_view jsonNumber)
{
    double number = 0;
    const auto error = std::from_chars(jsonNumber.data(), jsonNumber.data() + jsonNumber.size(), number).ec;
    if (error == std::errc{}) return number;
    const double sign = jsonNumber.starts_with('-') ? -1 : 1;
    return isLarge(jsonNumber) ? std::copysign(std::numeric_limits<double>::infinity(), sign)
                               : std::copysign(0.0, sign);
}

double parseInt(std::string_view text)
{
    while (const std::size_t blank = blankLength(text)) text.remove_prefix(blank);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    if (hex) text.remove_prefix(2);
    const int base = hex ? 16 : 10;
    const auto isOther = [base](char c) { return digitOf(c) >= base; };
    const std::string digits(text.begin(), std::find_if(text.begin(), text.end(), isOther));
    if (digits.empty()) return std::numeric_limits<double>::quiet_NaN();
    double number = 0;
    if (hex)
        for (const char c : digits) number = number * base + digitOf(c); // beyond 2^53 no rule accepts it any more
    else
        number = toDouble(digits);
    return negative ? -number : number;
}

std::string numberText(double number)
{
    if (!std::isfinite(number)) return "null";
    if (number == 0) return "0"; // minus zero too
    if (number < 0) return '-' + numberText(-number);
    auto [digits, exponent] = shortest(number);
    const int count = static_cast<int>(digits.size());
    if (exponent >= 21 || exponent < -6) {
        if (count > 1) digits.insert(1, 1, '.');
        return digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
    }
    if (exponent < 0) return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    if (count <= exponent + 1) return digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
    return digits.insert(static_cast<std::size_t>(exponent + 1), 1, '.');
}

std::size_t blankLength(std::string_view text)
{
    if (text.empty()) return 0;
    if (asciiBlanks.find(text.front()) != std::string_view::npos) return 1;
    for (const std::string_view blank : otherBlanks)
        if (text.starts_with(blank)) return blank.size();
    if (!text.starts_with("\xe2\x80") || text.size() < 3) return 0;
    const auto last = static_cast<unsigned char>(text[2]);
    const bool isBlank = (last >= 0x80 && last <= 0x8a) || last == 0xa8 || last == 0xa9; // U+2000 to 200A, 2028, 2029
    return isBlank ? 3 : 0;
}

} // namespace endpoint
