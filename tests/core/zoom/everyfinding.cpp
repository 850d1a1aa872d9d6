#include "support/print.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <functional>
#include <set>

using namespace std::string_literals;
using zoom::Account;
using zoom::Context;
using zoom::FindingId;
using zoom::Mistake;
using zoom::Platform;
using zoom::SignatureStatus;

namespace {

constexpr std::int64_t now = 1'800'000'000;
const std::string secret = "0123456789abcdefghijABCDEFGHIJ";

/// A token as text, and what it is judged against.
struct Case
{
    std::string token;
    Context context{.now = base::fromEpochSeconds(now), .signature = SignatureStatus::Valid};
};

std::string video(const std::string& change = {}, const std::string& to = {})
{
    std::string json =
        R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1799999970,"exp":1800007170})";
    if (!change.empty()) json.replace(json.find(change), change.size(), to);
    return support::signedToken(json, secret);
}

std::string meeting(const std::string& change = {}, const std::string& to = {})
{
    std::string json = R"({"appKey":"k","sdkKey":"k","mn":"123456789","role":0,"iat":1799999970,"exp":1800007170,)"
                       R"("tokenExp":1800007170})";
    if (!change.empty()) json.replace(json.find(change), change.size(), to);
    return support::signedToken(json, secret);
}

std::string withHeader(const char* header)
{
    return support::signedToken(R"({"iss":"k","iat":1799999970,"exp":1800007170})", secret, header);
}

std::string withSignature(const std::string& signature)
{
    const std::string token = video();
    return token.substr(0, token.rfind('.') + 1) + signature;
}

Case joining(std::string token, const std::function<void(zoom::JoinContext&)>& set)
{
    Case made{std::move(token)};
    set(made.context.join);
    return made;
}

Case examined(const std::function<void(zoom::Autopsy&)>& set, SignatureStatus status = SignatureStatus::Invalid)
{
    Case made{video()};
    set(made.context.autopsy);
    made.context.signature = made.context.autopsy.status = status;
    return made;
}

Case mistaken(Mistake mistake)
{
    return examined([mistake](zoom::Autopsy& autopsy) { autopsy.mistake = mistake; });
}

Case inHost(bool zak)
{
    return joining(meeting("\"role\":0", "\"role\":1"), [zak](zoom::JoinContext& join) {
        join.account = Account::Same;
        join.zak = zak;
    });
}

Case outside(bool obf)
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
std::string legacy(const char* role) { return support::base64Url("key.123456789.1650000000000."s + role + ".AAAA"); }

using enum FindingId;

std::vector<Row> structureRows()
{
    const std::string sound = video();
    const std::string body = sound.substr(0, sound.rfind('.'));
    return {
        {LegacySignature, {legacy("0")}, {legacy("x")}},
        {PartCount, {body}, {sound}},
        {Malformed, {withSignature(std::string(42, 'A') + "!")}, {sound}},
        {Padding, {sound + "="}, {sound}},
        {SignatureMissing, {body + '.'}, {sound}},
        {SignatureHex, {withSignature(std::string(64, 'a'))}, {withSignature(std::string(63, 'a') + "g")}},
        {SignatureBase64, {withSignature("+/" + std::string(41, 'A'))}, {withSignature("-_" + std::string(41, 'A'))}},
        {DuplicateClaim, {video("{", R"({"tpc":"x",)")}, {sound}},
        {AlgNone, {withHeader(R"({"alg":"none","typ":"JWT"})")}, {withHeader(R"({"alg":"HS256","typ":"JWT"})")}},
        {AlgNotHs256, {withHeader(R"({"alg":"HS512","typ":"JWT"})")}, {withHeader(R"({"alg":"HS256","typ":"JWT"})")}},
        {TypMissing, {withHeader(R"({"alg":"HS256"})")}, {withHeader(R"({"alg":"HS256","typ":"JWT"})")}},
    };
}

std::vector<Row> signatureRows()
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
        {SecretSwapped, mistaken(Mistake::Swapped), sound},
        {SecretWhitespace, mistaken(Mistake::Whitespace), sound},
        {SecretHexDecoded, mistaken(Mistake::HexDecoded), sound},
        {SecretBase64Decoded, mistaken(Mistake::Base64Decoded), sound},
        {SignedByOther, other(true), other(false)},
        {KeyMismatch, key("K"), key("k")},
        {SignatureInvalid, sound, mistaken(Mistake::Whitespace)},
        {SignatureUnchecked, examined([](zoom::Autopsy&) {}, SignatureStatus::Unchecked), sound},
    };
}

std::vector<Row> claimRows()
{
    const auto added = [](const char* claims) { return Case{video("\"iat\"", claims + ",\"iat\""s)}; };
    const auto topic = [](const std::string& name) { return Case{video("Cool Cars", name)}; };
    const std::string long36(36, 'u');
    return {
        {AppkeyMissing, {meeting("\"appKey\"", "\"x\"")}, {meeting("\"sdkKey\"", "\"x\"")}},
        {ClaimMissing, {video("\"version\":1,")}, {video()}},
        {ClaimType, {video("\"version\":1", "\"version\":\"1\"")}, {video()}},
        {ClaimValue, topic(""), topic("a")},
        {VersionValue, {video("\"version\":1", "\"version\":2")}, {video()}},
        {RoleValue, {video("\"role_type\":1", "\"role_type\":2")}, {video("\"role_type\":1", "\"role_type\":0")}},
        {TopicLong, topic(std::string(201, 'a')), topic(std::string(200, 'a'))},
        {TopicCharset, topic("a/b"), topic("a|b")},
        {TopicSpace, topic("Cool Cars "), topic("Cool  Cars")},
        {UserLong, added(("\"user_identity\":\"" + long36 + '"').c_str()),
         added(("\"user_key\":\"" + long36 + '"').c_str())},
        {SessionKeyLong, added(("\"session_key\":\"" + long36 + "k\"").c_str()),
         added(("\"session_key\":\"" + long36 + '"').c_str())},
        {GeoUnknown, added(R"("geo_regions":"us")"), added(R"("geo_regions":"US")")},
        {MeetingNumberFormat, {meeting("123456789", "123 456 789")}, {meeting()}},
        {MeetingFieldsTogether, {meeting("\"role\":0,")}, {meeting()}},
        {UnknownClaim, added(R"("x":1)"), added(R"("user_key":"1")")},
    };
}

std::vector<Row> timeRows()
{
    const auto exp = [](const char* time) { return Case{video("1800007170", time)}; };
    const auto iat = [](const char* time) { return Case{video("1799999970", time)}; };
    const auto platform = [](Platform on) {
        return joining(video("1800007170", "1800001770"), [on](zoom::JoinContext& join) { join.platform = on; });
    };
    return {
        {Milliseconds, exp("1800007170000"), exp("1800007170")},
        {Expired, exp("1800000000"), exp("1800000001")},
        {NotYet, iat("1800000001"), iat("1800000000")},
        {NotYet, {video("\"iat\"", R"("nbf":1800000001,"iat")")}, {video("\"iat\"", R"("nbf":1800000000,"iat")")}},
        {IatOld, iat("1799827199"), iat("1799827200")},
        {LifetimeShort, exp("1800001769"), exp("1800001770")},
        {LifetimeLong, exp("1800172771"), exp("1800172770")},
        {LifetimeBoundary, platform(Platform::Ios), platform(Platform::Web)},
        {LifetimeBoundary, exp("1800001770"), exp("1800001771")},
        {TokenexpMismatch, {meeting("\"exp\":1800007170", "\"exp\":1800007171")}, {meeting()}},
    };
}

std::vector<Row> contextRows()
{
    const auto topic = [](const char* name) {
        return joining(video(), [name](zoom::JoinContext& join) { join.topic = name; });
    };
    const auto number = [](const char* digits) {
        return joining(meeting(), [digits](zoom::JoinContext& join) { join.meetingNumber = digits; });
    };
    const auto passcode = [](const char* text) {
        return joining(video(), [text](zoom::JoinContext& join) { join.passcode = text; });
    };
    const auto both = [](bool obf) {
        return joining(meeting(), [obf](zoom::JoinContext& join) { join.zak = true, join.obf = obf; });
    };
    const auto without = [](Platform on) {
        return joining(meeting("\"mn\":\"123456789\",\"role\":0,"),
                       [on](zoom::JoinContext& join) { join.platform = on; });
    };
    return {
        {TopicMismatch, topic("Cool Boats"), topic("cOOL cARS")},
        {TopicSpace, topic("Cool Cars "), topic("Cool Cars")},
        {MeetingNumberMismatch, number("123 456 780"), number("123 456 789")},
        {MeetingFieldsTogether, without(Platform::Web), without(Platform::Desktop)},
        {RoleNeedsZak, inHost(false), inHost(true)},
        {ZakAndObf, both(true), both(false)},
        {ExternalNeedsObf, outside(false), outside(true)},
        {PasscodeValue, passcode("12345678901"), passcode("1234567890")},
        {PasscodeValue, passcode("p\xc3\xa4ss"), passcode("p ss~")},
    };
}

std::vector<Row> allRows()
{
    std::vector<Row> all;
    for (const auto family : {structureRows, signatureRows, claimRows, timeRows, contextRows})
        for (Row& row : family()) all.push_back(std::move(row));
    return all;
}

bool finds(FindingId id, const Case& made)
{
    const auto findings = zoom::diagnose(jwt::decode(made.token), made.context);
    return std::any_of(findings.begin(), findings.end(),
                       [id](const zoom::Finding& finding) { return finding.id == id; });
}

} // namespace

/// Each finding there is: a token that has it, and the nearest that has not.
class EveryFindingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundWhereItIsAndNotBesideIt()
    {
        for (const Row& row : allRows()) {
            const std::string name(zoom::name(row.id));
            QVERIFY2(finds(row.id, row.has), name.c_str());
            QVERIFY2(!finds(row.id, row.hasNot), (name + ", in the neighbour").c_str());
        }
    }

    void leavesNoneOut()
    {
        std::set<FindingId> seen;
        for (const Row& row : allRows()) seen.insert(row.id);
        QCOMPARE(seen.size(), std::size_t{zoom::findingCount});
    }

    void saysAllThatItNeedsInASentence()
    {
        for (const Row& row : allRows()) {
            const jwt::Decoded token = jwt::decode(row.has.token);
            for (const zoom::Finding& finding : zoom::diagnose(token, row.has.context)) {
                const std::string message = zoom::describe(finding, zoom::kindOf(token)).message;
                QVERIFY2(message.find_first_of("{}") == std::string::npos || finding.id == TopicCharset,
                         message.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(EveryFindingTest)
#include "everyfinding.moc"
