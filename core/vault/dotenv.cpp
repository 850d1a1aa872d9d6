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

/// The value between `quote`s at the start of `text`; the whole of it, where the closing quote is missing, is taken
/// literally by the caller.
base::Secret unescaped(std::string_view text, char quote)
{
    std::string value;
    value.reserve(text.size()); // never grows: no unwiped copy is left behind
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

/// The value that starts at the head of `rest`; cuts what it used, quoted line breaks included.
base::Secret takeValue(std::string_view& rest)
{
    const std::size_t lineEnd = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::size_t first = std::min(rest.find_first_not_of(" \t"), rest.size());
    const char quote = first < lineEnd ? rest[first] : '\0';
    if (quote == '"' || quote == '\'' || quote == '`') {
        const std::size_t close = rest.find(quote, first + 1);
        if (close != std::string_view::npos) {
            base::Secret value = unescaped(rest.substr(first + 1, close - first - 1), quote);
            rest.remove_prefix(std::min(rest.find('\n', close), rest.size()));
            return value;
        }
    }
    std::string_view line = rest.substr(0, lineEnd);
    line = line.substr(0, line.find('#'));
    rest.remove_prefix(lineEnd);
    return literal(base::trimmed(line));
}

} // namespace

std::vector<Variable> parseDotenv(std::string_view text)
{
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());

    std::vector<Variable> variables;
    while (!text.empty()) {
        const std::size_t lineEnd = std::min(text.find_first_of("\r\n"), text.size());
        const std::size_t equals = text.find('=');
        if (equals >= lineEnd) {
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
