#include "zoom/intake.h"

#include "base/utf8.h"
#include "zoom/encodings.h"
#include "zoom/pastedtext.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

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
    std::size_t at = text.find("eyJ");
    while (at != std::string_view::npos) {
        const bool starts = at == 0 || !isTokenCharacter(text[at - 1]);
        const std::size_t end = starts ? std::min(text.find_first_of(around, at), text.size()) : at + 1;
        const std::string_view word = text.substr(at, end - at);
        if (word.find('.') != std::string_view::npos) return word;
        at = text.find("eyJ", end); // without a dot in the word, none starts inside it
    }
    return {};
}

/// The first word with all three parts of a token; empty when there is none.
std::string_view wholeTokenIn(std::string_view text)
{
    for (std::string_view word = tokenWordIn(text); !word.empty(); word = tokenWordIn(text)) {
        const std::size_t last = word.rfind('.');
        if (std::count(word.begin(), word.end(), '.') == 2 && last + 1 < word.size()) return word;
        text.remove_prefix(static_cast<std::size_t>(word.data() + word.size() - text.data()));
    }
    return {};
}

/// The text of the first string member of that name, `"name" : "text"`, anywhere in `text`; empty when there is none.
/// HAR files hold JSON in strings, so the quotes may be escaped.
std::string_view memberIn(std::string_view text, std::string_view name)
{
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const bool starts = at > 0 && text[at - 1] == '"';
        std::string_view rest = text.substr(at + name.size());
        const auto skip = [&rest](std::string_view characters) {
            rest.remove_prefix(std::min(rest.find_first_not_of(characters), rest.size()));
        };
        skip("\\");
        if (!starts || !rest.starts_with('"')) continue;
        rest.remove_prefix(1);
        skip(" \t\r\n");
        if (!rest.starts_with(':')) continue;
        rest.remove_prefix(1);
        skip(" \t\r\n\\");
        if (!rest.starts_with('"')) continue;
        rest.remove_prefix(1);
        return rest.substr(0, std::min(rest.find_first_of("\"\\"), rest.size()));
    }
    return {};
}

constexpr std::array<std::string_view, 3> members{"signature", "token", "access_token"};

/// The percent-decoded text (RFC 3986 section 2.1); what is no escape stays.
std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string byte = text[i] == '%' ? fromHex(text.substr(i + 1, 2)) : std::string();
        out += byte.empty() ? std::string(1, text[i]) : byte;
        if (!byte.empty()) i += 2;
    }
    return out;
}

/// The value of the first parameter of a URL that looks like a token; also with its dots escaped.
std::string tokenInUrl(std::string_view url)
{
    const std::size_t query = url.find_first_of("?#");
    if (query == std::string_view::npos) return {};
    return std::string(tokenWordIn(percentDecoded(url.substr(query))));
}

/// Takes off one thing after the other, and notes what.
class Unwrapper
{
public:
    Intake run(std::string_view bytes)
    {
        const PastedText pasted = plainCharacters(bytes);
        std::string_view text = base::trimmed(pasted.text);
        note(Wrapping::LineBreaks, text.size() < pasted.text.size());
        text = bare(text);
        if (startsWithWord(text, "authorization:")) text = behind(text, 14, Wrapping::Header);
        while (startsWithWord(text, "bearer") && text.size() > 6 && isBlank(text[6]))
            text = behind(text, 6, Wrapping::Bearer);
        text = behindKeys(text);
        if (!takeFirst(pasted.text) && !takeWhole(text)) pickOut(pasted.text);
        for (const Wrapping wrapping : pasted.changed) note(wrapping);
        std::sort(result_.stripped.begin(), result_.stripped.end());
        return std::move(result_);
    }

private:
    void note(Wrapping wrapping, bool found = true)
    {
        const auto& all = result_.stripped;
        if (found && std::find(all.begin(), all.end(), wrapping) == all.end()) result_.stripped.push_back(wrapping);
    }
    /// The text without quotes around it.
    std::string_view bare(std::string_view text)
    {
        const std::string_view inner = unwrapped(text);
        note(Wrapping::Quotes, inner.size() < base::trimmed(text).size());
        return inner;
    }
    std::string_view behind(std::string_view text, std::size_t size, Wrapping wrapping)
    {
        note(wrapping);
        return bare(base::trimmed(text.substr(size)));
    }

    /// What stands behind `key:key.`, where a token does.
    std::string_view behindKeys(std::string_view text)
    {
        const std::size_t dot = text.find('.');
        const std::string_view keys = text.substr(0, dot);
        const bool pair = dot != std::string_view::npos && std::count(keys.begin(), keys.end(), ':') == 1 &&
                          keys.find_first_of(" \t\r\n/{\"") == std::string_view::npos;
        if (!pair || !text.substr(dot + 1).starts_with("eyJ")) return text;
        note(Wrapping::Keys);
        return text.substr(dot + 1);
    }

    /// Takes the first of several different tokens; whether there are several. In JSON, URLs and commands, what stands
    /// around them says which one counts.
    bool takeFirst(std::string_view text)
    {
        text = base::trimmed(text);
        if (startsWithWord(text, "http") || startsWithWord(text, "curl ") || text.starts_with('{') ||
            text.starts_with('['))
            return false;
        const std::string_view first = wholeTokenIn(text);
        for (std::string_view next = first; !next.empty(); next = wholeTokenIn(text)) {
            text.remove_prefix(static_cast<std::size_t>(next.data() + next.size() - text.data()));
            if (next == first) continue;
            result_.token = first;
            result_.stripped = {Wrapping::Several};
            return true;
        }
        return false;
    }

    /// Whether what is left is one token, blanks in it aside.
    bool takeWhole(std::string_view text)
    {
        std::string token;
        std::copy_if(text.begin(), text.end(), std::back_inserter(token), [](char c) { return !isBlank(c); });
        const std::string_view inside = wholeTokenIn(text);
        const bool amongWords = !inside.empty() && inside.data() != text.data();
        const bool plain = std::all_of(token.begin(), token.end(), isTokenCharacter);
        const bool whole = token.starts_with("eyJ") || (plain && !amongWords);
        if (whole) note(Wrapping::LineBreaks, token.size() < text.size());
        if (whole && token.find('.') == std::string::npos && token.find('%') != std::string::npos) {
            token = percentDecoded(token);
            note(Wrapping::Percent);
        }
        result_.token = std::move(token); // also where nothing better is found
        return whole;
    }

    void pickOut(std::string_view pasted)
    {
        const std::string_view text = base::trimmed(pasted);
        std::string token;
        const bool json = text.starts_with('{') || text.starts_with('[');
        Wrapping around = json ? Wrapping::Json : Wrapping::Text;
        if (json) token = ofMember(text);
        if (startsWithWord(text, "https://") || startsWithWord(text, "http://")) {
            token = tokenInUrl(text);
            around = Wrapping::Url;
        }
        if (token.empty()) token = tokenWordIn(text);
        if (token.empty()) token = tokenWordIn(percentDecoded(text));
        if (token.empty()) return;
        if (startsWithWord(text, "curl ")) around = Wrapping::Curl;
        result_ = {std::move(token), {around}, result_.member};
        const std::size_t at = std::min(text.find(result_.token), text.size());
        note(Wrapping::Bearer, at >= 7 && startsWithWord(text.substr(at - 7), "bearer "));
    }

    std::string ofMember(std::string_view json)
    {
        for (const std::string_view name : members) {
            const std::string_view value = base::trimmed(memberIn(json, name));
            if (value.find('.') == std::string_view::npos && !value.starts_with("eyJ")) continue;
            result_.member = name;
            return std::string(value);
        }
        return {};
    }

    Intake result_;
};

} // namespace

std::string_view describe(Wrapping wrapping)
{
    constexpr std::array<std::string_view, 15> words{"blanks and line breaks",
                                                     "UTF-16",
                                                     "characters that are not seen",
                                                     "the marks of a mail's quote",
                                                     "quotes",
                                                     "the header's name",
                                                     "the word Bearer",
                                                     "keys before it, which no SDK takes",
                                                     "dots as %2E",
                                                     "an ellipsis, where the rest may be missing",
                                                     "JSON",
                                                     "a URL",
                                                     "a cURL command",
                                                     "other text",
                                                     "several tokens, of which this is the first"};
    return words[static_cast<std::size_t>(wrapping)];
}

Intake intake(std::string_view pasted) { return Unwrapper().run(pasted); }

std::string tokenIn(std::string_view pasted) { return intake(pasted).token; }

} // namespace zoom
