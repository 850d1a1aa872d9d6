#include "jwt/decode.h"

#include "base/base64url.h"
#include "jwt/members.h"

#include <algorithm>
#include <utility>

namespace jwt {
namespace {

std::vector<std::size_t> partStarts(std::string_view text)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '.') starts.push_back(i + 1);
    return starts;
}

/// Decodes one part's base64url and notes what is wrong with it.
std::string decodePart(Decoded& token, Part part)
{
    const std::string_view text = token.partText(part);
    const auto index = static_cast<std::size_t>(part);
    const std::size_t start = index < token.parts.size() ? token.parts[index] : token.text.size();
    if (text.empty()) {
        token.damage.push_back({Flaw::Missing, part, start});
        return {};
    }
    const std::size_t used = text.find_last_not_of('=') + 1; // npos + 1 is 0: nothing but padding
    const base::Base64Url decoded = base::decodeBase64Url(text.substr(0, used));
    if (decoded.badAt) token.damage.push_back({Flaw::Alphabet, part, start + *decoded.badAt});
    if (used < text.size()) token.damage.push_back({Flaw::Padding, part, start + used});
    return decoded.bytes;
}

void decodeJsonPart(Decoded& token, Part part, std::string& json, Claims& claims)
{
    json = decodePart(token, part);
    Members members = readMembers(json);
    claims = std::move(members.claims);
    if (!members.badAt || token.isDamaged(part)) return;
    const std::size_t start = token.parts[static_cast<std::size_t>(part)];
    token.damage.push_back({Flaw::Json, part, start + *members.badAt * 8 / 6}); // each character holds six bits
}

bool isOfAlphabet(std::string_view text)
{
    return text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
           std::string_view::npos;
}

/// An HMAC-SHA-256 has 32 bytes (RFC 7518 section 3.2): any other size says more than the odd bits at its end do.
void checkSize(Decoded& token)
{
    constexpr std::size_t due = 43;
    const std::string_view text = token.partText(Part::Signature);
    const Value* const algorithm = find(token.header, "alg");
    if (text.empty() || text.size() == due || token.parts.size() != 3 || !isOfAlphabet(text)) return;
    if (algorithm == nullptr || *algorithm != Value(std::string("HS256"))) return;
    std::erase_if(token.damage, [](const Damage& damage) { return damage.part == Part::Signature; });
    token.damage.push_back({Flaw::Size, Part::Signature, token.parts[2] + std::min(text.size(), due)});
}

} // namespace

bool Decoded::isDamaged(Part part) const
{
    return std::any_of(damage.begin(), damage.end(), [part](const Damage& d) { return d.part == part; });
}

std::string_view Decoded::partText(Part part) const
{
    const auto index = static_cast<std::size_t>(part);
    if (index >= parts.size()) return {};
    const std::size_t start = parts[index];
    const std::size_t end = index + 1 < parts.size() ? parts[index + 1] - 1 : text.size();
    return std::string_view(text).substr(start, end - start);
}

std::string_view Decoded::signingInput() const
{
    return parts.size() < 2 ? std::string_view() : std::string_view(text).substr(0, parts.back() - 1);
}

Decoded decode(std::string_view text)
{
    Decoded token;
    token.text = text;
    token.parts = partStarts(text);
    if (token.parts.size() != 3) {
        const std::size_t wrongFrom = token.parts.size() > 3 ? token.parts[3] - 1 : text.size();
        token.damage.push_back({Flaw::PartCount, Part::Signature, wrongFrom});
    }
    decodeJsonPart(token, Part::Header, token.headerJson, token.header);
    decodeJsonPart(token, Part::Payload, token.payloadJson, token.claims);
    token.signature = decodePart(token, Part::Signature);
    checkSize(token);
    std::stable_sort(token.damage.begin(), token.damage.end(),
                     [](const Damage& a, const Damage& b) { return a.offset < b.offset; });
    return token;
}

} // namespace jwt
