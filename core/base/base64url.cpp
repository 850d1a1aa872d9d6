#include "base/base64url.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace base {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t notInAlphabet = 0xff;

consteval std::array<std::uint8_t, 256> makeValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(notInAlphabet);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}

constexpr auto values = makeValues();

/// The two letters of every twelve bits: half the work of going letter by letter.
consteval std::array<std::array<char, 2>, 4096> makePairs()
{
    std::array<std::array<char, 2>, 4096> pairs{};
    for (std::size_t bits = 0; bits < pairs.size(); ++bits) pairs[bits] = {alphabet[bits >> 6], alphabet[bits & 0x3f]};
    return pairs;
}

constexpr auto pairs = makePairs();

constexpr std::uint32_t byteAt(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }
char* writePair(char* to, std::uint32_t bits) { return std::copy_n(pairs[bits & 0xfff].begin(), 2, to); }

} // namespace

void appendBase64Url(std::string& out, std::string_view bytes)
{
    const std::size_t start = out.size();
    out.resize(start + (bytes.size() * 4 + 2) / 3);
    char* to = out.data() + start;
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3) {
        const std::uint32_t bits = byteAt(bytes, i) << 16 | byteAt(bytes, i + 1) << 8 | byteAt(bytes, i + 2);
        to = writePair(writePair(to, bits >> 12), bits);
    }
    const std::size_t left = bytes.size() - i;
    if (left == 0) return;
    const std::uint32_t bits = byteAt(bytes, i) << 16 | (left == 2 ? byteAt(bytes, i + 1) << 8 : 0);
    to = writePair(to, bits >> 12);
    if (left == 2) *to = pairs[bits & 0xfff].front();
}

Base64Url decodeBase64Url(std::string_view text)
{
    Base64Url result;
    result.bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    unsigned pending = 0; // how many of the low bits are not yet written out
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint8_t value = values[static_cast<std::uint8_t>(text[i])];
        if (value == notInAlphabet) {
            result.badAt = i;
            return result;
        }
        bits = (bits << 6 | value) & 0xffff;
        pending += 6;
        if (pending < 8) continue;
        pending -= 8;
        result.bytes.push_back(static_cast<char>(bits >> pending & 0xff));
    }
    if (pending == 6) {
        result.badAt = text.size(); // a lone last character carries no whole byte
    } else if ((bits & ((1U << pending) - 1)) != 0) {
        result.badAt = text.size() - 1; // RFC 4648 section 3.5: bits beyond the last byte must be zero
    }
    return result;
}

} // namespace base
