#include "base/utf8.h"

#include <array>
#include <cstdint>

namespace base {
namespace {

constexpr std::uint8_t byteAt(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }
constexpr bool continues(std::string_view text, std::size_t i) { return i < text.size() && byteAt(text, i) >> 6 == 2; }

/// Bytes of the well-formed sequence that starts at `i` (Unicode 15, table 3-7); 0 if there is none.
std::size_t sequenceLength(std::string_view text, std::size_t i)
{
    const std::uint8_t lead = byteAt(text, i);
    if (lead < 0x80) return 1;
    if (!continues(text, i + 1)) return 0;
    const std::uint8_t second = byteAt(text, i + 1);
    if (lead >= 0xc2 && lead <= 0xdf) return 2;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool overlong = lead == 0xe0 && second < 0xa0;
        const bool surrogate = lead == 0xed && second >= 0xa0;
        return !overlong && !surrogate && continues(text, i + 2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool overlong = lead == 0xf0 && second < 0x90;
        const bool beyond = lead == 0xf4 && second >= 0x90;
        return !overlong && !beyond && continues(text, i + 2) && continues(text, i + 3) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::optional<std::size_t> utf16Length(std::string_view text)
{
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t bytes = sequenceLength(text, i);
        if (bytes == 0) return std::nullopt;
        units += bytes == 4 ? 2 : 1; // beyond the basic plane: a surrogate pair
        i += bytes;
    }
    return units;
}

std::size_t characterSize(std::string_view text) { return text.empty() ? 0 : sequenceLength(text, 0); }

char32_t codePointOf(std::string_view character)
{
    constexpr std::array<std::uint8_t, 5> leadBits{0, 0x7f, 0x1f, 0x0f, 0x07};
    char32_t codePoint = byteAt(character, 0) & leadBits.at(character.size());
    for (std::size_t i = 1; i < character.size(); ++i) codePoint = codePoint << 6 | (byteAt(character, i) & 0x3fU);
    return codePoint;
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    const auto append = [&out](char32_t byte) { out += static_cast<char>(static_cast<std::uint8_t>(byte)); };
    if (codePoint < 0x80) return append(codePoint);
    if (codePoint >= 0x10000) append(0xf0 | codePoint >> 18);
    if (codePoint >= 0x10000)
        append(0x80 | (codePoint >> 12 & 0x3f));
    else if (codePoint >= 0x800)
        append(0xe0 | codePoint >> 12);
    append(codePoint >= 0x800 ? 0x80 | (codePoint >> 6 & 0x3f) : 0xc0 | codePoint >> 6);
    append(0x80 | (codePoint & 0x3f));
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace base
