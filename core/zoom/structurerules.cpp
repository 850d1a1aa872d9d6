#include "zoom/rules.h"

#include <array>
#include <map>
#include <utility>

namespace zoom {
namespace {

using jwt::Flaw;
using jwt::Part;

constexpr std::array<std::string_view, 3> partNames{"header", "payload", "signature"};

/// Why a part is no JSON object, to end a sentence, and what to do about it. RFC 8259 section 8.1: a text that is sent
/// starts with no byte order mark; JavaScript's JSON.parse refuses one. Libraries that take the claims as JSON and as
/// objects alike (jsrsasign) make JSON of JSON.
struct WhyNoObject
{
    std::string_view start;
    std::string_view why;
    std::string_view fix;
};
constexpr std::array<WhyNoObject, 2> noObjects{
    {{"\ufeff", ": a byte order mark stands there", "Leave the mark out in the program that signs, then sign again"},
     {"\"", ": it is a text that holds JSON, for it was turned into JSON twice",
      "Turn the claims into JSON once, then sign again"}}};

constexpr std::string_view copyAgain = "Copy the token again, from its first character to its last";

void addNoObject(Examination& exam, const jwt::Damage& damage, const std::string& part, const std::string& place)
{
    const std::string& json = damage.part == Part::Header ? exam.token.headerJson : exam.token.payloadJson;
    for (const WhyNoObject& row : noObjects)
        if (json.starts_with(row.start))
            return exam.add(FindingId::Malformed, {}, {part, place, std::string(row.why), std::string(row.fix)});
    exam.add(FindingId::Malformed, {}, {part, place, "", std::string(copyAgain)});
}

/// Says which way the size of an HS256 signature is wrong, where no other finding has said why.
void addSize(Examination& exam, const std::string& place)
{
    const std::size_t size = exam.token.partText(Part::Signature).size();
    if (!hexSignature(exam.token).empty() || exam.context.autopsy.mistake == Mistake::OtherHash) return;
    const bool cut = size < 43;
    exam.add(FindingId::SignatureSize, {},
             {std::to_string(size), place, cut ? "the token was cut off before" : "something was added from"});
}

/// RFC 7515 section 2: parts are base64url. Hexadecimal comes of `digest('hex')`, base64 of `digest('base64')`.
void findSignaturesEncoding(Examination& exam)
{
    if (!hexSignature(exam.token).empty()) exam.add(FindingId::SignatureHex);
    if (!base64Signature(exam.token).empty()) exam.add(FindingId::SignatureBase64);
}

/// RFC 7515 section 3.1: three parts, each base64url, two of them JSON objects.
void findDamage(Examination& exam)
{
    const bool otherEncoding = !base64Signature(exam.token).empty();
    for (const jwt::Damage& damage : exam.token.damage) {
        const std::string part(partNames[static_cast<std::size_t>(damage.part)]);
        const std::string place = std::to_string(damage.offset + 1); // people count from one
        const bool ofSignature = damage.part == Part::Signature;
        switch (damage.flaw) {
        case Flaw::PartCount: exam.add(FindingId::PartCount, {}, {std::to_string(exam.token.parts.size())}); break;
        case Flaw::Missing:
            if (!ofSignature) exam.add(FindingId::Malformed, {}, {part, place, "", std::string(copyAgain)});
            if (ofSignature && exam.token.parts.size() >= 3) exam.add(FindingId::SignatureMissing);
            break;
        case Flaw::Padding:
            if (!ofSignature || !otherEncoding) exam.add(FindingId::Padding, {}, {part, place});
            break;
        case Flaw::Alphabet:
            if (!ofSignature || !otherEncoding)
                exam.add(FindingId::Malformed, {}, {part, place, "", std::string(copyAgain)});
            break;
        case Flaw::Size: addSize(exam, place); break;
        case Flaw::Json: addNoObject(exam, damage, part, place); break;
        }
    }
}

/// RFC 7519 section 4: names must be unique, and readers differ in what they make of a repeated one.
void findRepeats(Examination& exam)
{
    for (const jwt::Claims* const claims : {&exam.token.header, &exam.token.claims}) {
        std::map<std::string_view, int> counts;
        for (const jwt::Claim& claim : *claims) ++counts[claim.name];
        for (const jwt::Claim& claim : *claims) {
            const int count = std::exchange(counts[claim.name], 1); // said once
            if (count > 1) exam.add(FindingId::DuplicateClaim, claim.name, {std::to_string(count)});
        }
    }
}

/// The web SDK took this form until 2022; @zoom/meetingsdk has had JWT alone since 2.0.
void findLegacySignature(Examination& exam)
{
    if (exam.kind == TokenKind::LegacySignature) exam.add(FindingId::LegacySignature);
}

/// As a token, a legacy signature has every damage there is.
void findDamageOfTokens(Examination& exam)
{
    if (exam.kind != TokenKind::LegacySignature) findDamage(exam);
}

constexpr std::array<Rule, 4> rules{findLegacySignature, findDamageOfTokens, findSignaturesEncoding, findRepeats};

} // namespace

std::span<const Rule> structureRules() { return rules; }

} // namespace zoom
