#include "vault/doubts.h"

#include "base/secret.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace vault {
namespace {

constexpr std::string_view quotes = "\"'`";

std::string lower(std::string_view text)
{
    std::string copy(text);
    std::transform(copy.begin(), copy.end(), copy.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return copy;
}

bool isBase64ish(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

bool hasBlanks(std::string_view text)
{
    return base::trimmed(text).size() != text.size() || text.find_first_of("\r\n") != std::string_view::npos;
}

bool hasQuotes(std::string_view text)
{
    text = base::trimmed(text);
    return !text.empty() &&
           (quotes.find(text.front()) != std::string_view::npos || quotes.find(text.back()) != std::string_view::npos);
}

/// Whether one character fills the text, or stands six times in a row.
bool repeats(std::string_view text)
{
    constexpr std::size_t tellingRun = 6; // in random text of 36 characters once in 30 million
    std::size_t run = 1;
    std::size_t longest = 1;
    for (std::size_t i = 1; i < text.size(); ++i) {
        run = text[i] == text[i - 1] ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest >= tellingRun || (text.size() > 2 && longest == text.size());
}

bool isBracketed(std::string_view text)
{
    constexpr std::array<std::string_view, 3> pairs{"<>", "[]", "{}"};
    return std::any_of(pairs.begin(), pairs.end(),
                       [&](std::string_view pair) { return text.front() == pair[0] && text.back() == pair[1]; });
}

bool isPlaceholder(std::string_view given)
{
    std::string_view text = base::trimmed(given);
    while (hasQuotes(text) && text.size() > 1) text = text.substr(1, text.size() - 2);
    if (text.empty()) return false;
    std::string small = lower(text);
    constexpr std::array<std::string_view, 12> whole{"changeme",   "change-me", "change_me", "secret",
                                                     "key",        "sdk_key",   "api_key",   "sdk_secret",
                                                     "api_secret", "client_id", "todo",      "client_secret"};
    constexpr std::array<std::string_view, 8> starts{"your_",   "your-",   "your ",      "yourzoom",
                                                     "yoursdk", "yourapi", "yourclient", "placeholder"};
    const auto isWhole = [&](std::string_view word) { return small == word; };
    const auto startsIt = [&](std::string_view word) { return small.starts_with(word); };
    const bool found = repeats(small) || isBracketed(small) || small.ends_with("_here") ||
                       std::any_of(whole.begin(), whole.end(), isWhole) ||
                       std::any_of(starts.begin(), starts.end(), startsIt);
    base::wipe(small);
    return found;
}

/// A key as long as secrets are, beside a secret as short as client ids are: keys of other kinds may be long as well,
/// but then their secrets are not that short.
bool areSwapped(std::string_view key, std::string_view secret)
{
    constexpr std::size_t idLength = 22;
    constexpr std::size_t shortestSecret = 32;
    return base::trimmed(key).size() >= shortestSecret && base::trimmed(secret).size() == idLength &&
           isBase64ish(base::trimmed(key)) && isBase64ish(base::trimmed(secret));
}

} // namespace

std::vector<Doubt> doubtsAbout(std::string_view key, std::string_view secret)
{
    std::vector<Doubt> doubts;
    if (areSwapped(key, secret)) doubts.push_back(Doubt::Swapped);
    if (hasBlanks(key) || hasBlanks(secret)) doubts.push_back(Doubt::Whitespace);
    if (hasQuotes(key) || hasQuotes(secret)) doubts.push_back(Doubt::Quotes);
    if (isPlaceholder(key) || isPlaceholder(secret)) doubts.push_back(Doubt::Placeholder);
    if (!key.empty() && key == secret) doubts.push_back(Doubt::Same);
    return doubts;
}

std::string describe(Doubt doubt)
{
    switch (doubt) {
    case Doubt::Swapped:
        return "The key looks like a secret and the secret like a key: check whether they are swapped.";
    case Doubt::Whitespace:
        return "There are blanks around the key or the secret, or line breaks in it: take them out.";
    case Doubt::Quotes: return "There are quotes around the key or the secret: take them out.";
    case Doubt::Placeholder:
        return "The key or the secret is a placeholder from an example: put your own from Zoom in its place.";
    case Doubt::Same: break;
    }
    return "Key and secret are the same: copy each of them from Zoom again.";
}

} // namespace vault
