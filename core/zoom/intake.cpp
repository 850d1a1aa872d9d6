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

} // namespace

std::string tokenIn(std::string_view pasted)
{
    std::string_view text = unwrapped(pasted);
    if (startsWithWord(text, "authorization:")) text = unwrapped(text.substr(14));
    if (startsWithWord(text, "bearer") && text.size() > 6 && isBlank(text[6])) text = unwrapped(text.substr(6));

    std::string token;
    std::copy_if(text.begin(), text.end(), std::back_inserter(token), [](char c) {
        return !base::trimmed({&c, 1}).empty();
    });
    return token;
}

} // namespace zoom
