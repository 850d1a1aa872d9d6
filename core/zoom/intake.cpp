#include "zoom/intake.h"

#include "base/utf8.h"
#include "zoom/encodings.h"
#include "zoom/pastedtext.h"
#include "zoom/tokentext.h"

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
        if (!takeFirst(pasted.text) && !takeFromStart(text) && !takeWhole(text)) pickOut(pasted.text);
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
        if (!pair || !startsLikeToken(text.substr(dot + 1))) return text;
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
        const std::string_view first = threePartWordIn(text);
        for (std::string_view next = first; !next.empty(); next = threePartWordIn(text)) {
            text.remove_prefix(static_cast<std::size_t>(next.data() + next.size() - text.data()));
            if (next == first) continue;
            result_.token = first;
            result_.stripped = {Wrapping::Several};
            return true;
        }
        return false;
    }

    /// Takes the whole token that stands first, whatever follows it; whether there is one.
    bool takeFromStart(std::string_view text)
    {
        auto found = wholeTokenAt(text);
        if (!found) return false;
        result_.token = std::move(found->token);
        note(Wrapping::LineBreaks, found->inPieces);
        note(Wrapping::Text, !unwrapped(text.substr(found->size)).empty());
        return true;
    }

    /// Whether what is left is one token, blanks in it aside.
    bool takeWhole(std::string_view text)
    {
        std::string token;
        std::copy_if(text.begin(), text.end(), std::back_inserter(token), [](char c) { return !isBlank(c); });
        const std::string_view inside = threePartWordIn(text);
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
            token = ofUrl(text);
            around = Wrapping::Url;
        }
        if (token.empty()) token = ofText(text);
        if (token.empty()) token = ofText(percentDecoded(text));
        if (token.empty()) return;
        if (startsWithWord(text, "curl ")) around = Wrapping::Curl;
        result_ = {std::move(token), {around}, result_.member};
        note(Wrapping::LineBreaks, inPieces_);
        const std::size_t at = std::min(text.find(result_.token), text.size());
        note(Wrapping::Bearer, at >= 7 && startsWithWord(text.substr(at - 7), "bearer "));
    }

    /// The token, or the text that stands for it where none is whole.
    std::string joined(std::optional<FoundToken> found, std::string_view otherwise)
    {
        if (!found) return std::string(otherwise);
        inPieces_ = found->inPieces;
        return std::move(found->token);
    }
    std::string ofText(std::string_view text) { return joined(firstWholeTokenIn(text), tokenWordIn(text)); }

    /// What looks like a token in the parameters of a URL; also with its dots escaped.
    std::string ofUrl(std::string_view url)
    {
        const std::size_t query = url.find_first_of("?#");
        return query == std::string_view::npos ? std::string() : ofText(percentDecoded(url.substr(query)));
    }

    std::string ofMember(std::string_view json)
    {
        for (const std::string_view name : members) {
            const std::string_view value = base::trimmed(memberIn(json, name));
            if (value.find('.') == std::string_view::npos && !value.starts_with("eyJ")) continue;
            result_.member = name;
            const auto at = static_cast<std::size_t>(value.data() - json.data());
            return joined(wholeTokenAt(json.substr(at)), value);
        }
        return {};
    }

    Intake result_;
    bool inPieces_ = false; ///< the token that was picked out of a text stood in pieces
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
