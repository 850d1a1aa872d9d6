#include "endpoint/wtf8.h"

#include <cstdint>

namespace endpoint {
namespace {

unsigned byteAt(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

char asChar(unsigned byte) { return static_cast<char>(static_cast<unsigned char>(byte)); }

void appendPoint(std::string& out, std::uint32_t point)
{
    if (point < 0x80) {
        out += asChar(point);
    } else if (point < 0x800) {
        out += asChar(0xc0U | point >> 6U);
        out += asChar(0x80U | (point & 0x3fU));
    } else if (point < 0x10000) {
        out += asChar(0xe0U | point >> 12U);
        out += asChar(0x80U | (point >> 6U & 0x3fU));
        out += asChar(0x80U | (point & 0x3fU));
    } else {
        out += asChar(0xf0U | point >> 18U);
        out += asChar(0x80U | (point >> 12U & 0x3fU));
        out += asChar(0x80U | (point >> 6U & 0x3fU));
        out += asChar(0x80U | (point & 0x3fU));
    }
}

} // namespace

void appendUnit(std::string& out, char16_t unit)
{
    const bool isSecond = unit >= 0xdc00 && unit <= 0xdfff;
    const std::size_t size = out.size();
    if (!isSecond || size < 3 || byteAt(out, size - 3) != 0xed) return appendPoint(out, unit);
    const unsigned second = byteAt(out, size - 2);
    if (second < 0xa0 || second > 0xaf) return appendPoint(out, unit);
    const unsigned first = (second & 0xfU) << 6U | (byteAt(out, size - 1) & 0x3fU);
    out.resize(size - 3);
    appendPoint(out, 0x10000U + (first << 10U | (unit & 0x3ffU)));
}

std::size_t surrogateAt(std::string_view text)
{
    for (std::size_t i = text.find('\xed'); i < text.size(); i = text.find('\xed', i + 1))
        if (i + 2 < text.size() && byteAt(text, i + 1) >= 0xa0) return i;
    return std::string_view::npos;
}

char16_t surrogateOf(std::string_view text)
{
    return static_cast<char16_t>(0xd000U | (byteAt(text, 1) & 0x3fU) << 6U | (byteAt(text, 2) & 0x3fU));
}

} // namespace endpoint
