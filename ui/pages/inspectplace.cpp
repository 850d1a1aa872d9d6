#include "pages/inspectplace.h"

#include "text.h"

#include <algorithm>
#include <charconv>

namespace ui {
namespace {

using jwt::Part;
using zoom::FindingId;

std::optional<Piece> placeOf(Part part, const jwt::Decoded& token)
{
    const std::string_view text = token.partText(part);
    if (text.empty()) return std::nullopt;
    const std::size_t from = token.parts.at(static_cast<std::size_t>(part));
    return Piece{from, from + text.size()};
}

/// One character; the last one for a place behind it.
std::optional<Piece> character(std::size_t at, const jwt::Decoded& token)
{
    if (token.text.empty()) return std::nullopt;
    const std::size_t from = std::min(at, token.text.size() - 1);
    return Piece{from, from + 1};
}

std::size_t skipBlanks(std::string_view json, std::size_t at)
{
    return std::min(json.find_first_not_of(" \t\r\n", at), json.size());
}

/// The bytes of `"name":value` in a JSON text; of the name alone where the value is spelled in another way.
std::optional<Piece> memberIn(std::string_view json, const jwt::Claim& claim)
{
    std::string name;
    jwt::appendJsonString(name, claim.name);
    std::string value;
    jwt::appendJson(value, claim.value);
    for (std::size_t at = json.find(name); at != std::string_view::npos; at = json.find(name, at + 1)) {
        const std::size_t colon = skipBlanks(json, at + name.size());
        if (colon >= json.size() || json[colon] != ':') continue;
        const std::size_t start = skipBlanks(json, colon + 1);
        const bool asUsual = json.substr(start, value.size()) == value;
        return Piece{at, asUsual ? start + value.size() : at + name.size()};
    }
    return std::nullopt;
}

std::optional<Piece> placeIn(Part part, std::string_view json, const jwt::Claims& claims, std::string_view name,
                             const jwt::Decoded& token)
{
    const auto claim =
        std::find_if(claims.begin(), claims.end(), [name](const jwt::Claim& one) { return one.name == name; });
    const auto whole = placeOf(part, token);
    if (claim == claims.end() || !whole) return std::nullopt;
    const auto member = memberIn(json, *claim);
    if (!member) return whole;
    // Three bytes are four characters; those at the edges hold bits of the neighbours too.
    return Piece{whole->from + member->from * 4 / 3, std::min(whole->to, whole->from + (member->to * 4 + 2) / 3)};
}

/// The place that a finding about damage gives: its second argument counts characters from one.
std::optional<Piece> saidPlace(const zoom::Finding& finding, const jwt::Decoded& token)
{
    std::size_t place = 0;
    if (finding.args.size() > 1)
        std::from_chars(finding.args[1].data(), finding.args[1].data() + finding.args[1].size(), place);
    return place == 0 ? std::nullopt : character(place - 1, token);
}

std::optional<Piece> wrongCount(const jwt::Decoded& token)
{
    for (const jwt::Damage& damage : token.damage)
        if (damage.flaw == jwt::Flaw::PartCount) return character(damage.offset, token);
    return std::nullopt;
}

} // namespace

std::optional<Piece> placeOfClaim(std::string_view claim, const jwt::Decoded& token)
{
    const auto inPayload = placeIn(Part::Payload, token.payloadJson, token.claims, claim, token);
    return inPayload ? inPayload : placeIn(Part::Header, token.headerJson, token.header, claim, token);
}

std::optional<Piece> placeOf(const zoom::Finding& finding, const jwt::Decoded& token)
{
    switch (finding.id) {
    case FindingId::Malformed:
    case FindingId::SignatureSize:
    case FindingId::Padding: return saidPlace(finding, token);
    case FindingId::PartCount: return wrongCount(token);
    case FindingId::SignatureMissing: return character(token.text.size(), token);
    case FindingId::AlgNone:
    case FindingId::AlgNotHs256: return placeIn(Part::Header, token.headerJson, token.header, "alg", token);
    case FindingId::TypMissing: return placeOf(Part::Header, token);
    case FindingId::SignatureHex:
    case FindingId::SignatureBase64:
    case FindingId::SecretSwapped:
    case FindingId::SecretWhitespace:
    case FindingId::SecretHexDecoded:
    case FindingId::SecretBase64Decoded:
    case FindingId::SignedByOther:
    case FindingId::SignatureInvalid:
    case FindingId::SignatureUnchecked: return placeOf(Part::Signature, token);
    default: break;
    }
    if (finding.claim.empty()) return std::nullopt;
    const auto place = placeOfClaim(finding.claim, token);
    return place ? place : placeOf(Part::Payload, token); // where the claim is missing
}

std::vector<Piece> damagedPlaces(const jwt::Decoded& token)
{
    std::vector<Piece> places;
    for (const jwt::Damage& damage : token.damage)
        if (const auto place = character(damage.offset, token)) places.push_back(*place);
    return places;
}

std::optional<Span> spanIn(const QString& pasted, const jwt::Decoded& token, Piece place)
{
    const QString whole = text(token.text);
    if (whole.isEmpty()) return std::nullopt;
    const qsizetype from = text(std::string_view(token.text).substr(0, place.from)).size();
    const qsizetype to = text(std::string_view(token.text).substr(0, place.to)).size();
    for (qsizetype start = pasted.indexOf(whole.front()); start >= 0;
         start = pasted.indexOf(whole.front(), start + 1)) {
        Span span{0, 0};
        qsizetype done = 0;
        for (qsizetype at = start; at < pasted.size() && done < whole.size(); ++at) {
            if (pasted[at].isSpace() && !whole[done].isSpace()) continue;
            if (pasted[at] != whole[done]) break;
            if (done == from) span.from = static_cast<int>(at);
            if (++done == to) span.to = static_cast<int>(at) + 1;
        }
        if (done == whole.size()) return span;
    }
    return std::nullopt;
}

} // namespace ui
