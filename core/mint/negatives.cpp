#include "mint/negatives.h"

#include "base/base64url.h"
#include "base/lowercase.h"

#include <algorithm>
#include <array>

namespace mint {
namespace {

using jwt::Claims;
using zoom::FindingId;

/// What a spoilt token is made from.
struct Sound
{
    Claims claims;
    std::string token;
    const jwt::Key& key;
};

using Spoil = std::string (*)(const Sound& sound);

/// One way to spoil a token; an empty `claim` fits all, another one the tokens that have it.
struct Way
{
    std::string_view name;
    FindingId finding;
    std::string_view claim;
    Spoil spoil;
    std::string_view unless = {}; ///< a claim that the token must not have

    bool fits(const Claims& claims) const
    {
        return (claim.empty() || jwt::find(claims, claim) != nullptr) &&
               (unless.empty() || jwt::find(claims, unless) == nullptr);
    }
};

Claims with(Claims claims, std::string_view name, jwt::Value value)
{
    for (jwt::Claim& claim : claims)
        if (claim.name == name) claim.value = value;
    return claims;
}

Claims without(Claims claims, std::string_view name)
{
    std::erase_if(claims, [&](const jwt::Claim& claim) { return claim.name == name; });
    return claims;
}

std::int64_t numberAt(const Claims& claims, std::string_view name)
{
    const jwt::Value* const value = jwt::find(claims, name);
    const auto* const number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
    return number == nullptr ? 0 : *number;
}

Claims withTimes(const Claims& claims, std::int64_t issued, std::int64_t expires)
{
    return with(with(with(claims, "iat", issued), "exp", expires), "tokenExp", expires);
}

std::int64_t lifeOf(const Sound& sound) { return numberAt(sound.claims, "exp") - numberAt(sound.claims, "iat"); }

/// The same token with its life moved by so many seconds.
std::string moved(const Sound& sound, std::int64_t seconds)
{
    const std::int64_t issued = numberAt(sound.claims, "iat");
    const std::int64_t expires = numberAt(sound.claims, "exp");
    return jwt::sign(withTimes(sound.claims, issued + seconds, expires + seconds), sound.key);
}

std::string lasting(const Sound& sound, std::int64_t seconds)
{
    const std::int64_t issued = numberAt(sound.claims, "iat");
    return jwt::sign(withTimes(sound.claims, issued, issued + seconds), sound.key);
}

std::string signedAs(std::string_view header, const Sound& sound)
{
    return jwt::sign(header, jwt::toJson(sound.claims), sound.key);
}

std::string_view partOf(const Sound& sound, std::size_t index)
{
    std::string_view rest = sound.token;
    for (; index > 0; --index) rest.remove_prefix(rest.find('.') + 1);
    return rest.substr(0, rest.find('.'));
}

std::string joined(std::string_view header, std::string_view payload, std::string_view signature)
{
    return std::string(header) + '.' + std::string(payload) + '.' + std::string(signature);
}

std::string encoded(std::string_view bytes)
{
    std::string text;
    base::appendBase64Url(text, bytes);
    return text;
}

std::string signatureInHex(const Sound& sound)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char byte : base::decodeBase64Url(partOf(sound, 2)).bytes) {
        hex += digits[static_cast<unsigned char>(byte) >> 4];
        hex += digits[static_cast<unsigned char>(byte) & 0xf];
    }
    return hex;
}

/// The payload says something else than what was signed.
std::string tampered(const Sound& sound)
{
    const Claims longer = with(sound.claims, "exp", numberAt(sound.claims, "exp") + 1);
    return joined(partOf(sound, 0), encoded(jwt::toJson(longer)), partOf(sound, 2));
}

std::string signedByAnother(const Sound& sound)
{
    std::string secret = "not-the-secret-of-this-key";
    return jwt::sign(sound.claims, jwt::Key(base::Secret::take(secret)));
}

std::string doubled(const Sound& sound)
{
    Claims claims = sound.claims;
    claims.push_back(claims.back());
    return jwt::sign(claims, sound.key);
}

constexpr std::int64_t hour = 3'600;
constexpr std::int64_t twoDays = 172'800;

std::string signWith(const Sound& sound, std::string_view claim, jwt::Value value)
{
    return jwt::sign(with(sound.claims, claim, std::move(value)), sound.key);
}

std::string longText(std::size_t length) { return std::string(length, 'x'); }

/// Another session than the token's; capitals make no difference.
std::string anotherTopic(const Sound& sound)
{
    const std::string other = "another session";
    const auto* const topic = std::get_if<std::string>(jwt::find(sound.claims, "tpc"));
    return topic != nullptr && base::lowercase(*topic) == other ? "yet " + other : other;
}

std::string anotherMeeting(const Sound& sound)
{
    const std::string other = "99999999999";
    return jwt::plainText(*jwt::find(sound.claims, "mn")) == other ? "88888888888" : other;
}

std::string withoutKeys(const Sound& sound)
{
    return jwt::sign(without(without(sound.claims, "appKey"), "sdkKey"), sound.key);
}

// clang-format off
constexpr std::array all{
    Way{"expired", FindingId::Expired, "", [](const Sound& s) { return moved(s, -lifeOf(s) - hour); }},
    Way{"not-yet-valid", FindingId::NotYet, "", [](const Sound& s) { return moved(s, lifeOf(s) + hour); }},
    Way{"issued-days-ago", FindingId::IatOld, "", [](const Sound& s) { return signWith(s, "iat", numberAt(s.claims, "iat") - twoDays - hour); }},
    Way{"one-second-too-short", FindingId::LifetimeShort, "", [](const Sound& s) { return lasting(s, 1'799); }},
    Way{"one-second-too-long", FindingId::LifetimeLong, "", [](const Sound& s) { return lasting(s, twoDays + 1); }},
    Way{"milliseconds", FindingId::Milliseconds, "", [](const Sound& s) { return jwt::sign(withTimes(s.claims, numberAt(s.claims, "iat") * 1'000, numberAt(s.claims, "exp") * 1'000), s.key); }},
    Way{"wrong-secret", FindingId::SignatureInvalid, "", signedByAnother},
    Way{"tampered-payload", FindingId::SignatureInvalid, "", tampered},
    Way{"signature-in-hex", FindingId::SignatureHex, "", [](const Sound& s) { return joined(partOf(s, 0), partOf(s, 1), signatureInHex(s)); }},
    Way{"signature-cut-off", FindingId::SignatureMissing, "", [](const Sound& s) { return joined(partOf(s, 0), partOf(s, 1), ""); }},
    Way{"two-parts", FindingId::PartCount, "", [](const Sound& s) { return s.token.substr(0, s.token.rfind('.')); }},
    Way{"padded", FindingId::Padding, "", [](const Sound& s) { return s.token + '='; }},
    Way{"damaged-payload", FindingId::Malformed, "", [](const Sound& s) { return joined(partOf(s, 0), partOf(s, 1).substr(0, 8), partOf(s, 2)); }},
    Way{"alg-none", FindingId::AlgNone, "", [](const Sound& s) { return signedAs(R"({"alg":"none","typ":"JWT"})", s); }},
    Way{"alg-hs512", FindingId::AlgNotHs256, "", [](const Sound& s) { return signedAs(R"({"alg":"HS512","typ":"JWT"})", s); }},
    Way{"claim-twice", FindingId::DuplicateClaim, "", doubled},
    Way{"no-topic", FindingId::ClaimMissing, "tpc", [](const Sound& s) { return jwt::sign(without(s.claims, "tpc"), s.key); }},
    Way{"other-topic", FindingId::TopicMismatch, "tpc", [](const Sound& s) { return signWith(s, "tpc", anotherTopic(s)); }},
    Way{"topic-too-long", FindingId::TopicLong, "tpc", [](const Sound& s) { return signWith(s, "tpc", longText(201)); }},
    Way{"role-2", FindingId::RoleValue, "role_type", [](const Sound& s) { return signWith(s, "role_type", std::int64_t{2}); }},
    Way{"role-as-text", FindingId::ClaimType, "role_type", [](const Sound& s) { return signWith(s, "role_type", std::string("1")); }},
    Way{"version-2", FindingId::VersionValue, "version", [](const Sound& s) { return signWith(s, "version", std::int64_t{2}); }},
    Way{"user-too-long", FindingId::UserLong, "user_identity", [](const Sound& s) { return signWith(s, "user_identity", longText(36)); }},
    Way{"session-key-too-long", FindingId::SessionKeyLong, "session_key", [](const Sound& s) { return signWith(s, "session_key", longText(37)); }},
    Way{"unknown-region", FindingId::GeoUnknown, "geo_regions", [](const Sound& s) { return signWith(s, "geo_regions", std::string("XX")); }},
    Way{"no-key", FindingId::AppkeyMissing, "mn", withoutKeys},
    Way{"no-key", FindingId::KindUnknown, "appKey", withoutKeys, "mn"}, // a native app's: nothing else tells its kind
    Way{"role-2", FindingId::RoleValue, "role", [](const Sound& s) { return signWith(s, "role", std::int64_t{2}); }},
    Way{"letters-in-number", FindingId::MeetingNumberFormat, "mn", [](const Sound& s) { return signWith(s, "mn", std::string("12345abcde")); }},
    Way{"other-meeting", FindingId::MeetingNumberMismatch, "mn", [](const Sound& s) { return signWith(s, "mn", anotherMeeting(s)); }},
};
// clang-format on

} // namespace

std::vector<Negative> negativesOf(const zoom::Draft& draft, const jwt::Key& key)
{
    const Sound sound{draft.claims, jwt::sign(draft.claims, key), key};
    std::vector<Negative> negatives;
    for (const Way& way : all)
        if (way.fits(sound.claims)) negatives.push_back({way.name, way.finding, way.spoil(sound)});
    return negatives;
}

} // namespace mint
