#include "commands/output.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

#ifdef _WIN32
    #include <io.h>
#else
    #include <unistd.h>
#endif

namespace commands {
namespace {

/// Bytes of `text` that fill `width` columns.
std::size_t bytesIn(std::string_view text, std::size_t width)
{
    std::size_t bytes = 0;
    for (; bytes < text.size() && width > 0; --width)
        bytes += std::max<std::size_t>(1, base::characterSize(text.substr(bytes)));
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
