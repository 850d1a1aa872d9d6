#include "vault/dotenv.h"

#include "base/utf8.h"

#include <algorithm>
#include <cctype>

namespace vault {
namespace {

bool isName(std::string_view text)
{
    const auto allowed = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '.' || c == '-'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

/// A copy of `text` with every line end as `\n`.
base::Secret withPlainLineEnds(std::string_view text)
{
    std::string lines;
    lines.reserve(text.size()); // never grows: no unwiped copy is left behind
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        lines += text[i] == '\r' ? '\n' : text[i];
    }
    return base::Secret::take(lines);
}

/// A quoted value; in double quotes `\n` and `\r` stand for line ends.
base::Secret unescaped(std::string_view text, char quote)
{
    std::string value;
    value.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        const bool lineBreak = quote == '"' && text[i] == '\\' && (next == 'n' || next == 'r');
        value += lineBreak ? (next == 'n' ? '\n' : '\r') : text[i];
        i += lineBreak ? 1 : 0;
    }
    return base::Secret::take(value);
}

base::Secret literal(std::string_view text)
{
    std::string value(text);
    return base::Secret::take(value);
}

/// Where the quoted text that starts at `open` ends; npos unless nothing but blanks and a comment follow it on its
/// line.
std::size_t closingQuote(std::string_view text, std::size_t open)
{
    const char quote = text[open];
    std::size_t close = text.find(quote, open + 1);
    while (close != std::string_view::npos && text[close - 1] == '\\') close = text.find(quote, close + 1);
    if (close == std::string_view::npos) return close;
    const std::size_t next = text.find_first_not_of(" \t", close + 1);
    const bool ends = next == std::string_view::npos || text[next] == '\n' || text[next] == '#';
    return ends ? close : std::string_view::npos;
}

/// The value that starts at the head of `rest`; cuts what it used, quoted line breaks included.
base::Secret takeValue(std::string_view& rest)
{
    const std::size_t lineEnd = std::min(rest.find('\n'), rest.size());
    const std::size_t first = std::min(rest.find_first_not_of(" \t"), lineEnd);
    const char quote = first < lineEnd ? rest[first] : '\0';
    const bool quoted = quote == '"' || quote == '\'' || quote == '`';
    const std::size_t close = quoted ? closingQuote(rest, first) : std::string_view::npos;
    if (close != std::string_view::npos) {
        base::Secret value = unescaped(rest.substr(first + 1, close - first - 1), quote);
        rest.remove_prefix(std::min(rest.find('\n', close), rest.size()));
        return value;
    }
    std::string_view line = rest.substr(0, lineEnd);
    line = line.substr(0, line.find('#'));
    rest.remove_prefix(lineEnd);
    return literal(base::trimmed(line));
}

} // namespace

std::vector<Variable> parseDotenv(std::string_view file)
{
    const base::Secret lines = withPlainLineEnds(file);
    std::string_view text = lines.reveal();
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());

    std::vector<Variable> variables;
    while (!text.empty()) {
        const std::size_t lineEnd = std::min(text.find('\n'), text.size());
        const std::size_t equals = text.substr(0, lineEnd).find('=');
        if (equals == std::string_view::npos) {
            text.remove_prefix(std::min(lineEnd + 1, text.size()));
            continue;
        }
        std::string_view name = base::trimmed(text.substr(0, equals));
        if (name.starts_with("export ") || name.starts_with("export\t")) name = base::trimmed(name.substr(6));
        const bool good = isName(name);
        text.remove_prefix(good ? equals + 1 : lineEnd);
        if (!good) continue;
        base::Secret value = takeValue(text);
        const auto same = [&](const Variable& variable) { return variable.name == name; };
        const auto earlier = std::find_if(variables.begin(), variables.end(), same);
        if (earlier == variables.end())
            variables.push_back({std::string(name), std::move(value)});
        else
            earlier->value = std::move(value);
    }
    return variables;
}

} // namespace vault
