#include "commands/output.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

#ifdef _WIN32
    #include <io.h>
#else
    #include <unistd.h>
#endif

namespace commands {
namespace {

struct Range
{
    std::uint32_t first;
    std::uint32_t last;
};

/// Code points that steer a terminal, or change how the text around them is read without being seen.
constexpr std::array<Range, 10> unseen{{
    {0x00, 0x1f},     // control characters
    {0x7f, 0x9f},     // delete and the second set of control characters
    {0xad, 0xad},     // soft hyphen
    {0x61c, 0x61c},   // Arabic letter mark, a direction mark too
    {0x200b, 0x200b}, // zero width space
    {0x200e, 0x200f}, // direction marks
    {0x2028, 0x202e}, // line and paragraph separators, direction embeddings and overrides
    {0x2060, 0x206f}, // invisible operators, direction isolates
    {0xfeff, 0xfeff}, // byte order mark
    {0xfff9, 0xfffb}, // interlinear annotation
}};

bool isUnseen(std::uint32_t codePoint)
{
    return std::any_of(unseen.begin(), unseen.end(),
                       [codePoint](Range range) { return codePoint >= range.first && codePoint <= range.last; });
}

/// Bytes of the character that `text` starts with; 0 when it does not start with well-formed UTF-8.
std::size_t characterSize(std::string_view text)
{
    for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()); ++size)
        if (base::utf16Length(text.substr(0, size))) return size;
    return 0;
}

/// The code point of one well-formed character.
std::uint32_t codePointOf(std::string_view character)
{
    constexpr std::array<std::uint32_t, 5> leadBits{0, 0x7f, 0x1f, 0x0f, 0x07};
    std::uint32_t codePoint = static_cast<std::uint8_t>(character.front()) & leadBits.at(character.size());
    for (const char c : character.substr(1)) codePoint = codePoint << 6 | (static_cast<std::uint8_t>(c) & 0x3f);
    return codePoint;
}

void appendEscape(std::string& out, char letter, std::uint32_t number, unsigned digits)
{
    out += '\\';
    out += letter;
    for (unsigned i = digits; i-- > 0;) out += "0123456789abcdef"[number >> (4 * i) & 0xf];
}

/// Bytes of `text` that fill `width` columns.
std::size_t bytesIn(std::string_view text, std::size_t width)
{
    std::size_t bytes = 0;
    for (; bytes < text.size() && width > 0; --width)
        bytes += std::max<std::size_t>(1, characterSize(text.substr(bytes)));
    return bytes;
}

} // namespace

void print(std::string_view text) { static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout)); }

void note(std::string_view sentence)
{
    const std::string line = std::string(sentence) + '\n';
    static_cast<void>(std::fwrite(line.data(), 1, line.size(), stderr)); // there is nowhere else to say that it failed
}

bool isTerminal(std::FILE* stream)
{
#ifdef _WIN32
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

std::string printable(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        const std::uint32_t codePoint = size == 0 ? 0 : codePointOf(text.substr(0, size));
        if (size == 0)
            appendEscape(out, 'x', static_cast<std::uint8_t>(text.front()), 2);
        else if (codePoint == '\n' || codePoint == '\t')
            appendEscape(out, codePoint == '\n' ? 'n' : 't', 0, 0);
        else if (isUnseen(codePoint))
            appendEscape(out, 'u', codePoint, 4);
        else
            out += text.substr(0, size);
        text.remove_prefix(std::max<std::size_t>(1, size));
    }
    return out;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent)
{
    std::string out;
    for (;;) {
        const std::size_t fitting = bytesIn(text, width);
        if (fitting == text.size()) return out.append(text);
        const std::size_t blank = text.rfind(' ', fitting);
        const bool breaks = blank != std::string_view::npos && blank > 0;
        out += text.substr(0, breaks ? blank : fitting);
        out += '\n' + std::string(indent, ' ');
        text.remove_prefix(breaks ? blank + 1 : fitting);
    }
}

std::string padded(std::string_view text, std::size_t width)
{
    const std::size_t used = columns(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<std::uint8_t>(c) & 0xc0) != 0x80; }));
}

jwt::Structure object(const jwt::Claims& members) { return {jwt::toJson(members)}; }

jwt::Structure list(const std::vector<jwt::Value>& values)
{
    std::string json = "[";
    for (const jwt::Value& value : values) {
        if (&value != &values.front()) json += ',';
        jwt::appendJson(json, value);
    }
    return {json + ']'};
}

void printJson(const jwt::Claims& members)
{
    jwt::Claims document{{"schema", 1}};
    document.insert(document.end(), members.begin(), members.end());
    print(jwt::toJson(document) + '\n');
}

} // namespace commands
