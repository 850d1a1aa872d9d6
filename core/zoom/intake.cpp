#include "zoom/intake.h"

#include "base/utf8.h"

#include <algorithm>

namespace zoom {
namespace {

bool startsWithWord(std::string_view text, std::string_view word)
{
    const auto sameLetter = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), sameLetter);
}

bool isBlank(char c) { return base::trimmed({&c, 1}).empty(); }
/// What stands around a token in JSON, code and shell commands.
bool isWrapping(char c) { return isBlank(c) || std::string_view("\"'`,;").find(c) != std::string_view::npos; }

std::string_view unwrapped(std::string_view text)
{
    while (!text.empty() && isWrapping(text.front())) text.remove_prefix(1);
    while (!text.empty() && isWrapping(text.back())) text.remove_suffix(1);
    return text;
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.").find(c) != std::string_view::npos;
}

/// The first word that starts as tokens do, with `{"` in base64url, and has a dot; empty when there is none. It ends
/// where the text around it goes on, not at a character that is merely wrong in a token.
std::string_view tokenWordIn(std::string_view text)
{
    constexpr std::string_view around = " \t\r\n\"'`,;&<>(){}[]#?";
    for (std::size_t at = text.find("eyJ"); at != std::string_view::npos; at = text.find("eyJ", at + 1)) {
        const std::string_view word = text.substr(at, std::min(text.find_first_of(around, at), text.size()) - at);
        const bool starts = at == 0 || !isTokenCharacter(text[at - 1]);
        if (starts && word.find('.') != std::string_view::npos) return word;
    }
    return {};
}

} // namespace

std::string tokenIn(std::string_view pasted)
{
    std::string_view text = unwrapped(pasted);
    if (startsWithWord(text, "authorization:")) text = unwrapped(text.substr(14));
    if (startsWithWord(text, "bearer") && text.size() > 6 && isBlank(text[6])) text = unwrapped(text.substr(6));

    std::string token;
    std::copy_if(text.begin(), text.end(), std::back_inserter(token), [](char c) { return !isBlank(c); });
    if (token.starts_with("eyJ") || std::all_of(token.begin(), token.end(), isTokenCharacter)) return token;
    const std::string_view word = tokenWordIn(pasted); // inside JSON, an assignment, a command, a URL
    return word.empty() ? token : std::string(word);
}

} // namespace zoom
