#pragma once

#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <functional>
#include <string>
#include <vector>

/// Tokens for each finding there is: what most rows are made with, and the rows about the token around its claims.
namespace findingcases {

using namespace std::string_literals;
using zoom::Account;
using zoom::Context;
using zoom::FindingId;
using zoom::Mistake;
using zoom::SignatureStatus;

constexpr std::int64_t now = 1'800'000'000;
inline const std::string secret = "0123456789abcdefghijABCDEFGHIJ";

/// A token as text, and what it is judged against.
struct Case
{
    std::string token;
    Context context{.now = base::fromEpochSeconds(now), .signature = SignatureStatus::Valid};
};

inline std::string video(const std::string& change = {}, const std::string& to = {})
{
    std::string json =
        R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1799999970,"exp":1800007170})";
    if (!change.empty()) json.replace(json.find(change), change.size(), to);
    return support::signedToken(json, secret);
}

inline std::string meeting(const std::string& change = {}, const std::string& to = {})
{
    std::string json = R"({"appKey":"k","sdkKey":"k","mn":"123456789","role":0,"iat":1799999970,"exp":1800007170,)"
                       R"("tokenExp":1800007170})";
    if (!change.empty()) json.replace(json.find(change), change.size(), to);
    return support::signedToken(json, secret);
}

inline std::string withHeader(const char* header)
{
    return support::signedToken(R"({"iss":"k","iat":1799999970,"exp":1800007170})", secret, header);
}

inline std::string withSignature(const std::string& signature)
{
    const std::string token = video();
    return token.substr(0, token.rfind('.') + 1) + signature;
}

inline Case joining(std::string token, const std::function<void(zoom::JoinContext&)>& set)
{
    Case made{std::move(token)};
    set(made.context.join);
    return made;
}

inline Case examined(const std::function<void(zoom::Autopsy&)>& set, SignatureStatus status = SignatureStatus::Invalid)
{
    Case made{video()};
    set(made.context.autopsy);
    made.context.signature = made.context.autopsy.status = status;
    return made;
}

inline Case mistaken(Mistake mistake)
{
    return examined([mistake](zoom::Autopsy& autopsy) { autopsy.mistake = mistake; });
}

inline Case inHost(bool zak)
{
    return joining(meeting("\"role\":0", "\"role\":1"), [zak](zoom::JoinContext& join) {
        join.account = Account::Same;
        join.zak = zak;
    });
}

inline Case outside(bool obf)
{
    return joining(meeting(), [obf](zoom::JoinContext& join) {
        join.account = Account::Other;
        join.obf = obf;
    });
}

/// A token with the finding, and its nearest neighbour without it.
struct Row
{
    FindingId id;
    Case has;
    Case hasNot;
};

/// The signature that the Meeting SDK took before JWT, with a made-up hash.
inline std::string legacy(const char* role)
{
    return support::base64Url("key.123456789.1650000000000."s + role + ".AAAA");
}

using enum FindingId;

inline std::vector<Row> structureRows()
{
    const std::string sound = video();
    const std::string body = sound.substr(0, sound.rfind('.'));
    return {
        {LegacySignature, {legacy("0")}, {legacy("x")}},
        {PartCount, {body}, {sound}},
        {Malformed, {withSignature(std::string(42, 'A') + "!")}, {sound}},
        {Padding, {sound + "="}, {sound}},
        {SignatureMissing, {body + '.'}, {sound}},
        {SignatureSize, {withSignature(std::string(42, 'A'))}, {withSignature(std::string(43, 'A'))}},
        {SignatureSize, {sound + "ismytoken"}, {withSignature(std::string(64, 'a'))}},
        {SignatureHex, {withSignature(std::string(64, 'a'))}, {withSignature(std::string(63, 'a') + "g")}},
        {SignatureBase64, {withSignature("+/" + std::string(41, 'A'))}, {withSignature("-_" + std::string(41, 'A'))}},
        {DuplicateClaim, {video("{", R"({"tpc":"x",)")}, {sound}},
        {AlgNone, {withHeader(R"({"alg":"none","typ":"JWT"})")}, {withHeader(R"({"alg":"HS256","typ":"JWT"})")}},
        {AlgNotHs256, {withHeader(R"({"alg":"HS512","typ":"JWT"})")}, {withHeader(R"({"alg":"HS256","typ":"JWT"})")}},
        {CritHeader,
         {withHeader(R"({"alg":"HS256","typ":"JWT","crit":["b64"],"b64":false})")},
         {withHeader(R"({"alg":"HS256","typ":"JWT","b64":false})")}},
        {TypValue, {withHeader(R"({"alg":"HS256","typ":"JOSE"})")}, {withHeader(R"({"alg":"HS256","typ":"jwt"})")}},
        {KindUnknown, {support::tokenWith("{}")}, {support::tokenWith(R"({"iss":"k","exp":1800007170})")}},
        {TypMissing, {withHeader(R"({"alg":"HS256"})")}, {withHeader(R"({"alg":"HS256","typ":"JWT"})")}},
    };
}

inline std::vector<Row> signatureRows()
{
    const auto owned = [](const char* kind) {
        return examined([kind](zoom::Autopsy& autopsy) { autopsy.ownerKind = kind; }, SignatureStatus::Valid);
    };
    const auto key = [](const char* chosen) {
        return examined([chosen](zoom::Autopsy& autopsy) { autopsy.chosenKey = chosen; }, SignatureStatus::Valid);
    };
    const auto other = [](bool byOther) {
        return examined([byOther](zoom::Autopsy& autopsy) { autopsy.byOther = byOther; }, SignatureStatus::Valid);
    };
    const Case sound = mistaken(Mistake::None);
    return {
        {OauthNotSdk,
         {support::tokenWith("{\"aud\":\"https://oauth.zoom.us\",\"exp\":1800007170}")},
         {support::tokenWith("{\"aud\":\"https://zoom.us\",\"exp\":1800007170}")}},
        {WrongKindOfKey, owned("meeting"), owned("video")},
        {SecretEmpty, mistaken(Mistake::Empty), sound},
        {SignatureHash, mistaken(Mistake::OtherHash), sound},
        {SecretSwapped, mistaken(Mistake::Swapped), sound},
        {SecretWhitespace, mistaken(Mistake::Whitespace), sound},
        {SecretHexDecoded, mistaken(Mistake::HexDecoded), sound},
        {SecretBase64Decoded, mistaken(Mistake::Base64Decoded), sound},
        {SecretSpace, mistaken(Mistake::GivenWrapped), sound},
        {SignedByOther, other(true), other(false)},
        {KeyMismatch, key("K"), key("k")},
        {SignatureInvalid, sound, mistaken(Mistake::Whitespace)},
        {SignatureUnchecked, examined([](zoom::Autopsy&) {}, SignatureStatus::Unchecked), sound},
    };
}

} // namespace findingcases
