#include "base/printable.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace base {
namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 12> unseen{{
    {0x00, 0x1f},       // control characters
    {0x7f, 0x9f},       // delete and the second set of control characters
    {0xad, 0xad},       // soft hyphen
    {0x61c, 0x61c},     // Arabic letter mark, a direction mark too
    {0x180e, 0x180e},   // Mongolian vowel separator
    {0x200b, 0x200b},   // zero width space
    {0x200e, 0x200f},   // direction marks
    {0x2028, 0x202e},   // line and paragraph separators, direction embeddings and overrides
    {0x2060, 0x206f},   // invisible operators, direction isolates
    {0xfeff, 0xfeff},   // byte order mark
    {0xfff9, 0xfffb},   // interlinear annotation
    {0xe0000, 0xe007f}, // tags
}};

void appendEscape(std::string& out, char letter, std::uint32_t number, unsigned digits)
{
    out += '\\';
    out += letter;
    for (unsigned i = digits; i-- > 0;) out += "0123456789abcdef"[number >> (4 * i) & 0xf];
}

void appendUnseen(std::string& out, char32_t codePoint)
{
    if (codePoint == '\n' || codePoint == '\t')
        appendEscape(out, codePoint == '\n' ? 'n' : 't', 0, 0);
    else if (codePoint > 0xffff)
        appendEscape(out, 'U', codePoint, 8);
    else
        appendEscape(out, 'u', codePoint, 4);
}

/// `text` with the characters that `isEscaped` names, and bytes that are not UTF-8, written out.
std::string escaped(std::string_view text, bool (*isEscaped)(char32_t))
{
    std::string out;
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        if (size == 0)
            appendEscape(out, 'x', static_cast<std::uint8_t>(text.front()), 2);
        else if (const char32_t codePoint = codePointOf(text.substr(0, size)); isEscaped(codePoint))
            appendUnseen(out, codePoint);
        else
            out += text.substr(0, size);
        text.remove_prefix(std::max<std::size_t>(1, size));
    }
    return out;
}

} // namespace

bool isUnseen(char32_t codePoint)
{
    return std::any_of(unseen.begin(), unseen.end(),
                       [codePoint](Range range) { return codePoint >= range.first && codePoint <= range.last; });
}

bool isOddBlank(char32_t codePoint)
{
    constexpr std::array<Range, 6> blanks{
        {{0xa0, 0xa0}, {0x1680, 0x1680}, {0x2000, 0x200a}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}}};
    return std::any_of(blanks.begin(), blanks.end(),
                       [codePoint](Range range) { return codePoint >= range.first && codePoint <= range.last; });
}

std::string printable(std::string_view text) { return escaped(text, isUnseen); }

std::string withBlanksShown(std::string_view text)
{
    return escaped(text, [](char32_t codePoint) { return isUnseen(codePoint) || isOddBlank(codePoint); });
}

} // namespace base
