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

bool isQuote(char c) { return c == '"' || c == '\'' || c == '`'; }

} // namespace

std::string tokenIn(std::string_view pasted)
{
    std::string_view text = base::trimmed(pasted);
    while (!text.empty() && (isQuote(text.front()) || text.front() == ',')) text = base::trimmed(text.substr(1));
    for (const std::string_view word : {"authorization:", "bearer "})
        if (startsWithWord(text, word)) text = base::trimmed(text.substr(word.size()));
    while (!text.empty() && isQuote(text.front())) text.remove_prefix(1);
    while (!text.empty() && (isQuote(text.back()) || text.back() == ',' || text.back() == ';')) text.remove_suffix(1);

    std::string token;
    std::copy_if(text.begin(), text.end(), std::back_inserter(token), [](char c) {
        return !base::trimmed({&c, 1}).empty();
    });
    return token;
}

} // namespace zoom
