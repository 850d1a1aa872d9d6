#include "zoom/tokentext.h"

#include "base/base64url.h"
#include "base/utf8.h"
#include "jwt/members.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

struct MacSize
{
    std::string_view algorithm;
    std::size_t characters; ///< of the signature in base64url
};

// RFC 7518 section 3.2. Apps sign with the first; Zoom's own tokens have the others.
constexpr std::array macSizes{MacSize{"HS256", 43}, MacSize{"HS384", 64}, MacSize{"HS512", 86}};

/// The JSON that is spelled there, if it may be a header; else nothing.
std::string headerJson(std::string_view encoded)
{
    base::Base64Url decoded = base::decodeBase64Url(encoded);
    const bool likely = !decoded.badAt && decoded.bytes.find("\"alg\"") != std::string::npos;
    return likely ? std::move(decoded.bytes) : std::string();
}

/// How many characters the signature below that header has; 0 where that is not known.
std::size_t signatureSizeBelow(const std::string& header)
{
    const jwt::Members members = jwt::readMembers(header);
    const auto* const algorithm = std::get_if<std::string>(jwt::find(members.claims, "alg"));
    if (algorithm == nullptr || members.badAt) return 0;
    for (const MacSize& row : macSizes)
        if (row.algorithm == *algorithm) return row.characters;
    return 0;
}

bool isBase64Url(char c) { return isTokenCharacter(c) && c != '.'; }

/// How many bytes at the start of `text` only part two pieces of one token: a line break, also as `\n`, or the end of
/// one string and the start of the next. 0 where the token may just as well be over.
std::size_t gapSize(std::string_view text)
{
    constexpr std::size_t most = 256;
    constexpr std::string_view quotesAndBreaks = "\"'`\r\n";
    bool parts = false;
    std::size_t size = 0;
    while (size < std::min(most, text.size())) {
        const std::string_view rest = text.substr(size);
        const bool escape = rest.starts_with("\\n") || rest.starts_with("\\r");
        const bool joint = quotesAndBreaks.find(rest.front()) != std::string_view::npos;
        if (!escape && !joint && std::string_view(" \t+").find(rest.front()) == std::string_view::npos) break;
        parts = parts || escape || joint;
        size += escape ? 2 : 1;
    }
    return parts ? size : 0;
}

/// Reads the parts of one token across what stands between its pieces.
struct PieceReader
{
    std::string_view rest;
    bool inPieces = false;

    /// At most that many characters, up to one that base64url does not have.
    std::string part(std::size_t most)
    {
        std::string characters;
        while (characters.size() < most && !rest.empty()) {
            const bool plain = isBase64Url(rest.front());
            const std::size_t gap = plain ? 0 : gapSize(rest);
            if (!plain && gap == 0) break;
            if (plain) characters += rest.front();
            inPieces = inPieces || gap > 0;
            rest.remove_prefix(plain ? 1 : gap);
        }
        return characters;
    }
    bool dot()
    {
        const bool is = rest.starts_with('.');
        if (is) rest.remove_prefix(1);
        return is;
    }
};

/// Whether what follows a signature belongs to it, so that it is one of another size.
bool goesOn(std::string_view rest)
{
    if (rest.starts_with('.')) return rest.size() > 1 && isBase64Url(rest[1]); // else it ends a sentence
    return !rest.empty() && (isBase64Url(rest.front()) || std::string_view("+/=").find(rest.front()) != rest.npos);
}

/// The place of the next word that starts as tokens do, from `at` on; the text's size when there is none.
std::size_t nextStart(std::string_view text, std::size_t at)
{
    for (at = text.find('e', at); at != std::string_view::npos; at = text.find('e', at + 1))
        if (startsLikeToken(text.substr(at)) && (at == 0 || !isTokenCharacter(text[at - 1]))) return at;
    return text.size();
}

} // namespace

bool startsLikeToken(std::string_view text)
{
    constexpr std::array<std::string_view, 5> starts{"eyJ", "eyA", "ewo", "ew0", "ewk"}; // {" and { with a blank
    return std::any_of(starts.begin(), starts.end(),
                       [text](std::string_view start) { return text.starts_with(start); });
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.").find(c) != std::string_view::npos;
}

std::optional<FoundToken> wholeTokenAt(std::string_view text)
{
    constexpr std::size_t longestHeader = 256; // a hostile text may start a token at every third character
    constexpr std::size_t farthestDot = 1'024;
    if (!startsLikeToken(text) || text.substr(0, farthestDot).find('.') == std::string_view::npos) return std::nullopt;
    PieceReader reader{text};
    std::string token = reader.part(longestHeader);
    if (!reader.dot()) return std::nullopt;
    const std::string header = headerJson(token);
    if (header.empty()) return std::nullopt;
    token += '.';
    token += reader.part(std::string_view::npos);
    if (!reader.dot()) return std::nullopt;
    constexpr std::size_t least = macSizes.front().characters;
    PieceReader ahead = reader;
    if (ahead.part(least).size() < least) return std::nullopt;
    const std::size_t due = signatureSizeBelow(header); // the dearest test comes last
    if (due == 0) return std::nullopt;
    const std::string signature = reader.part(due);
    if (signature.size() != due || goesOn(reader.rest)) return std::nullopt;
    token.append(".").append(signature);
    return FoundToken{std::move(token), text.size() - reader.rest.size(), reader.inPieces};
}

std::optional<FoundToken> firstWholeTokenIn(std::string_view text)
{
    if (text.find('.') == std::string_view::npos) return std::nullopt;
    for (std::size_t at = nextStart(text, 0); at < text.size(); at = nextStart(text, at + 1))
        if (auto found = wholeTokenAt(text.substr(at))) return found;
    return std::nullopt;
}

std::string_view tokenWordIn(std::string_view text)
{
    constexpr std::string_view around = " \t\r\n\"'`,;&<>(){}[]#?";
    if (text.find('.') == std::string_view::npos) return {};
    std::size_t at = nextStart(text, 0);
    while (at < text.size()) {
        const auto whole = wholeTokenAt(text.substr(at));
        if (whole && !whole->inPieces) return text.substr(at, whole->size);
        const std::size_t end = std::min(text.find_first_of(around, at), text.size());
        const std::string_view word = text.substr(at, end - at);
        const std::string_view header = word.substr(0, word.find('.'));
        const bool isToken =
            word.starts_with("eyJ") || signatureSizeBelow(headerJson(header)) > 0; // words start with the others
        if (header.size() < word.size() && isToken) return word;
        at = nextStart(text, end); // without a dot in the word, none starts inside it
    }
    return {};
}

std::string_view threePartWordIn(std::string_view text)
{
    for (std::string_view word = tokenWordIn(text); !word.empty(); word = tokenWordIn(text)) {
        const std::size_t last = word.rfind('.');
        if (std::count(word.begin(), word.end(), '.') == 2 && last + 1 < word.size()) return word;
        text.remove_prefix(static_cast<std::size_t>(word.data() + word.size() - text.data()));
    }
    return {};
}

} // namespace zoom
