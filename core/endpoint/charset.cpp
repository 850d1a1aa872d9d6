#include "endpoint/charset.h"

#include "base/utf8.h"
#include "endpoint/wtf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace endpoint {
namespace {

constexpr std::string_view replacement = "\ufffd";
constexpr std::string_view utf8Mark = "\ufeff";

unsigned byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// How many bytes of a character that is cut or broken one U+FFFD stands for: its longest part that could have become a
/// character (Unicode 15, section 3.9, "maximal subparts").
std::size_t brokenLength(std::string_view bytes)
{
    constexpr std::size_t longest = 3; // a fourth byte would make it whole
    const unsigned lead = byteAt(bytes, 0);
    const std::size_t wanted = lead >= 0xf0 && lead <= 0xf4 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : 1;
    std::size_t length = 1;
    while (length < std::min(wanted, longest) && length < bytes.size()) {
        const unsigned next = byteAt(bytes, length);
        const unsigned least = length > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const unsigned most = length > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (next < least || next > most) break;
        ++length;
    }
    return length;
}

/// How many bytes at the start are one character of UTF-8; 0 if none.
std::size_t characterLength(std::string_view bytes)
{
    const unsigned lead = byteAt(bytes, 0);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const bool whole = length <= bytes.size() && base::utf16Length(bytes.substr(0, length)).has_value();
    return whole ? length : 0;
}

/// Whether all of it is ASCII, as most requests are: seen at a word a time.
bool isAscii(std::string_view bytes)
{
    constexpr std::uint64_t high = 0x8080'8080'8080'8080;
    std::uint64_t seen = 0;
    std::size_t i = 0;
    for (std::uint64_t word = 0; i + sizeof word <= bytes.size(); i += sizeof word) {
        std::memcpy(&word, bytes.data() + i, sizeof word);
        seen |= word;
    }
    for (; i < bytes.size(); ++i) seen |= byteAt(bytes, i);
    return (seen & high) == 0;
}

std::string fromUtf8(std::string_view bytes)
{
    if (isAscii(bytes)) return std::string(bytes);
    std::string text;
    if (base::utf16Length(bytes)) {
        text = bytes;
    } else {
        while (!bytes.empty()) {
            const std::size_t whole = characterLength(bytes);
            const std::size_t length = whole > 0 ? whole : brokenLength(bytes);
            text += whole > 0 ? bytes.substr(0, length) : replacement;
            bytes.remove_prefix(length);
        }
    }
    if (text.starts_with(utf8Mark)) text.erase(0, utf8Mark.size());
    return text;
}

/// A byte that is left over at the end is dropped.
std::string fromUtf16(std::string_view bytes, bool bigEndian)
{
    std::string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const unsigned high = byteAt(bytes, bigEndian ? i : i + 1);
        appendUnit(text, static_cast<char16_t>(high << 8U | byteAt(bytes, bigEndian ? i + 1 : i)));
    }
    if (text.starts_with(utf8Mark)) text.erase(0, utf8Mark.size());
    return text;
}

/// The order of the bytes of UTF-16 that does not say it: what its mark says, else what its ASCII characters look like,
/// which JSON is full of.
bool isBigEndian(std::string_view bytes)
{
    if (bytes.starts_with("\xfe\xff")) return true;
    if (bytes.starts_with("\xff\xfe")) return false;
    constexpr std::size_t looked = 64;
    std::ptrdiff_t big = 0;
    for (std::size_t i = 0; i + 1 < std::min(bytes.size(), looked); i += 2) {
        if (bytes[i] == 0 && bytes[i + 1] != 0) ++big;
        if (bytes[i] != 0 && bytes[i + 1] == 0) --big;
    }
    return big > 0;
}

} // namespace

std::optional<Charset> charsetNamed(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            plain += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (name.substr(std::min<std::size_t>(name.size(), 3), 1) != "-") return std::nullopt;
    if (plain == "utf8") return Charset::Utf8;
    if (plain == "utf16") return Charset::Utf16;
    if (plain == "utf16le") return Charset::Utf16LittleEndian;
    if (plain == "utf16be") return Charset::Utf16BigEndian;
    return std::nullopt;
}

std::string decoded(std::string_view bytes, Charset charset)
{
    switch (charset) {
    case Charset::Utf16: return fromUtf16(bytes, isBigEndian(bytes));
    case Charset::Utf16LittleEndian: return fromUtf16(bytes, false);
    case Charset::Utf16BigEndian: return fromUtf16(bytes, true);
    default: return fromUtf8(bytes);
    }
}

} // namespace endpoint
