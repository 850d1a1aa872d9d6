#include "zoom/findings.h"
#include "zoom/rules.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

struct Explanation
{
    Mistake mistake;
    FindingId id;
};

// What an autopsy's verdict is called. jsrsasign 11 reads a secret of hex digits alone as hexadecimal; the other
// mistakes are what public threads about code 3712 end in.
constexpr std::array explanations{
    Explanation{Mistake::Empty, FindingId::SecretEmpty},
    Explanation{Mistake::Whitespace, FindingId::SecretWhitespace},
    Explanation{Mistake::Swapped, FindingId::SecretSwapped},
    Explanation{Mistake::HexDecoded, FindingId::SecretHexDecoded},
    Explanation{Mistake::Base64Decoded, FindingId::SecretBase64Decoded},
    Explanation{Mistake::OtherHash, FindingId::SignatureHash},
};

struct Suits
{
    TokenKind token;
    std::string_view profile;
};

// A General app's client ID and secret serve sign-in and the Meeting SDK alike (Zoom's SDK key migration page); a Video
// SDK account has one pair for its SDK and another for its API (its page about credentials).
constexpr std::array pairs{Suits{TokenKind::Video, "video"}, Suits{TokenKind::Meeting, "meeting"},
                           Suits{TokenKind::Meeting, "oauth"}, Suits{TokenKind::Api, "api"}};

bool isSignedHere(const Examination& exam) { return exam.table != nullptr || exam.kind == TokenKind::Unknown; }

bool hasRightAlgorithm(const Examination& exam)
{
    const auto* const algorithm = std::get_if<std::string>(jwt::find(exam.token.header, "alg"));
    return algorithm != nullptr && *algorithm == "HS256";
}

void findWrongSecret(Examination& exam)
{
    const Autopsy& autopsy = exam.context.autopsy;
    if (autopsy.byOther) exam.add(FindingId::SignedByOther, {}, {autopsy.by});
    if (autopsy.mistake == Mistake::GivenWrapped) exam.add(FindingId::SecretSpace, {}, {autopsy.how});
    if (exam.context.signature != SignatureStatus::Invalid) return;
    for (const Explanation& explanation : explanations)
        if (explanation.mistake == autopsy.mistake) exam.add(explanation.id, {}, {autopsy.how});
}

/// Said where nothing else explains it. Below another algorithm an HMAC proves nothing, and that is said already.
void findInvalid(Examination& exam)
{
    const Autopsy& autopsy = exam.context.autopsy;
    if (exam.context.signature != SignatureStatus::Invalid || !hasRightAlgorithm(exam)) return;
    const bool explained = !autopsy.by.empty() || autopsy.byOther ||
                           (autopsy.mistake != Mistake::None && autopsy.mistake != Mistake::Reencoded);
    const bool otherEncoding = !base64Signature(exam.token).empty() || !hexSignature(exam.token).empty();
    const bool unreadable = exam.token.isDamaged(jwt::Part::Signature) && !otherEncoding;
    if (explained || unreadable) return;
    const bool otherSpelling = autopsy.mistake == Mistake::Reencoded;
    exam.add(FindingId::SignatureInvalid, {},
             {otherSpelling ? "; it covers another spelling of the same header and payload" : ""});
}

void findUnchecked(Examination& exam)
{
    const bool legacy = exam.kind == TokenKind::LegacySignature;
    if (exam.context.signature == SignatureStatus::Unchecked && !exam.token.isDamaged(jwt::Part::Signature) && !legacy)
        exam.add(FindingId::SignatureUnchecked);
}

/// Zoom looks the secret up by the key that the token names.
void findOtherKey(Examination& exam)
{
    const Autopsy& autopsy = exam.context.autopsy;
    const std::string key = keyIn(exam.token);
    const std::string& expected = autopsy.by.empty() ? autopsy.chosenKey : autopsy.byKey;
    if (!isSignedHere(exam) || key.empty() || expected.empty() || key == expected) return;
    if (bareKey(key) == expected) return; // said of the key itself
    if (autopsy.mistake != Mistake::Swapped) exam.add(FindingId::KeyMismatch, {}, {key, expected});
}

void findWrongKind(Examination& exam)
{
    const std::string& owner = exam.context.autopsy.ownerKind;
    const bool suits = std::any_of(pairs.begin(), pairs.end(),
                                   [&](const Suits& pair) { return pair.token == exam.kind && pair.profile == owner; });
    if (!owner.empty() && !suits && exam.table != nullptr)
        exam.add(FindingId::WrongKindOfKey, {},
                 {"Its key belongs to a profile of the kind “" + owner + "”, which does not sign " +
                  std::string(exam.table->title) + " tokens"});
}

constexpr std::array<Rule, 5> rules{findWrongKind, findWrongSecret, findOtherKey, findInvalid, findUnchecked};

} // namespace

std::span<const Rule> signatureRules() { return rules; }

} // namespace zoom
