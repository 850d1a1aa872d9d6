#include "zoom/diagnose.h"

#include "support/data.h"
#include "support/print.h"
#include "support/token.h"
#include "zoom/findings.h"

using namespace std::string_literals;
using jwt::Claims;
using std::chrono::seconds;
using zoom::Context;
using zoom::SignatureStatus;

namespace {

constexpr std::int64_t issued = 1'700'000'000;
constexpr base::Time now = base::fromEpochSeconds(issued + 60);
const Context checkedContext{now, seconds{0}, SignatureStatus::Valid};

const Claims video{{"app_key", "k"s},     {"role_type", std::int64_t{1}},
                   {"tpc", "Cool Cars"s}, {"version", std::int64_t{1}},
                   {"iat", issued},       {"exp", issued + 7'200}};
const Claims meeting{{"appKey", "k"s}, {"sdkKey", "k"s},        {"mn", "123456789"s},        {"role", std::int64_t{0}},
                     {"iat", issued},  {"exp", issued + 7'200}, {"tokenExp", issued + 7'200}};
const Claims api{{"iss", "k"s}, {"iat", issued}, {"exp", issued + 7'200}};

Claims with(Claims claims, std::string_view name, jwt::Value value)
{
    for (jwt::Claim& claim : claims) {
        if (claim.name != name) continue;
        claim.value = std::move(value);
        return claims;
    }
    claims.push_back({std::string(name), std::move(value)});
    return claims;
}

Claims without(Claims claims, std::string_view name)
{
    std::erase_if(claims, [name](const jwt::Claim& claim) { return claim.name == name; });
    return claims;
}

/// A claim that is a whole number, also where an `int` is at hand.
jwt::Value whole(std::int64_t number) { return number; }

/// `expired exp; signature-unchecked`
std::string listed(const std::vector<zoom::Finding>& findings)
{
    std::string text;
    for (const zoom::Finding& finding : findings) {
        text += (text.empty() ? "" : "; ") + std::string(zoom::describe(finding, zoom::TokenKind::Unknown).id);
        if (!finding.claim.empty()) text += ' ' + finding.claim;
    }
    return text;
}

std::string findingsIn(std::string_view text, const Context& context = checkedContext)
{
    return listed(zoom::diagnose(jwt::decode(text), context));
}

std::string findingsIn(const Claims& claims, const Context& context = checkedContext)
{
    return findingsIn(support::tokenWith(jwt::toJson(claims)), context);
}

/// One row: claims that have the findings, and neighbours that have none of them.
void row(const char* name, const std::string& findings, const Claims& claims, const Claims& neighbour,
         const std::string& neighbours = {})
{
    QTest::newRow(name) << claims << findings << neighbour << neighbours;
}

std::string repeated(int count, std::string_view text)
{
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

void columns()
{
    QTest::addColumn<Claims>("claims");
    QTest::addColumn<std::string>("findings");
    QTest::addColumn<Claims>("neighbour");
    QTest::addColumn<std::string>("neighbours");
}

void check()
{
    QFETCH(const Claims, claims);
    QFETCH(const std::string, findings);
    QFETCH(const Claims, neighbour);
    QFETCH(const std::string, neighbours);
    QCOMPARE(findingsIn(claims), findings);
    QCOMPARE(findingsIn(neighbour), neighbours);
}

} // namespace

/// What the doctor finds in the claims. `diagnosetoken.cpp` has what it finds in the token around them.
class DiagnoseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInSoundTokens()
    {
        for (const Claims& claims : {video, meeting, api}) QCOMPARE(findingsIn(claims), ""s);
    }

    void findsWhatIsMissingOrTwofold_data()
    {
        columns();
        row("app_key", "claim-missing app_key", without(video, "app_key"), video);
        row("version", "claim-missing version", without(video, "version"), video);
        row("role_type", "claim-missing role_type", without(video, "role_type"), video);
        row("tpc", "claim-missing tpc", without(video, "tpc"), video);
        row("iat", "claim-missing iat", without(video, "iat"), video);
        row("exp", "claim-missing exp", without(meeting, "exp"), meeting);
        row("appKey", "sdkkey-alone sdkKey", without(meeting, "appKey"), without(meeting, "sdkKey"));
        row("both keys", "appkey-missing appKey", without(without(meeting, "appKey"), "sdkKey"), meeting);
        row("two other keys", "keys-differ sdkKey", with(meeting, "sdkKey", "K"s), with(meeting, "sdkKey", "k"s));
        row("two users", "user-twice user_identity", with(with(video, "user_key", "u"s), "user_identity", "u"s),
            with(video, "user_key", "u"s));
        row("tokenExp", "claim-missing tokenExp", without(meeting, "tokenExp"), meeting);
        row("API's iat", "claim-missing iat", without(api, "iat"), api);
        row("number without role", "meeting-fields-together role", without(meeting, "role"), meeting);
        row("role without number", "meeting-fields-together mn", without(meeting, "mn"),
            without(without(meeting, "mn"), "role"));
        Claims twice = video;
        twice.push_back({"tpc", "Cool Cars"s});
        row("same claim twice", "duplicate-claim tpc", twice, video);
        twice.insert(twice.begin(), {"exp", whole(1)});
        twice.insert(twice.begin(), {"tpc", nullptr});
        row("two claims, one of them three times", "duplicate-claim tpc; duplicate-claim exp", twice, video);
        row("unknown claim", "unknown-claim TPC", with(video, "TPC", "x"s), video);
        row("claim of another kind", "unknown-claim mn", with(video, "mn", "1"s), with(video, "user_key", "u"s));
        row("unknown API claim", "unknown-claim aud", with(api, "aud", nullptr), api);
    }
    void findsWhatIsMissingOrTwofold() { check(); }

    void findsWrongTypes_data()
    {
        columns();
        row("role in quotes", "claim-type role_type", with(video, "role_type", "1"s), video);
        row("role true", "claim-type role", with(meeting, "role", true), meeting);
        row("version in quotes", "claim-type version", with(video, "version", "1"s), video);
        row("version 1.5", "claim-type version", with(video, "version", jwt::Number{"1.5"}),
            with(video, "version", jwt::Number{"1.0"}));
        row("exp in quotes", "claim-type exp", with(video, "exp", "1700007200"s), video);
        row("exp with a fraction", "claim-type exp", with(video, "exp", jwt::Number{"1700007200.5"}), video);
        row("exp of twenty digits", "claim-type exp", with(video, "exp", jwt::Number{"18446744073709551616"}), video);
        row("iat null", "claim-type iat", with(video, "iat", nullptr), video);
        row("topic a number", "claim-type tpc", with(video, "tpc", whole(7)), with(video, "tpc", "7"s));
        row("key a number", "claim-type app_key", with(video, "app_key", whole(7)), video);
        row("meeting number a list", "claim-type mn", with(meeting, "mn", jwt::Structure{"[1]"}),
            with(meeting, "mn", whole(123'456'789)));
        row("regions a list", "claim-type geo_regions", with(video, "geo_regions", jwt::Structure{R"(["US"])"}),
            with(video, "geo_regions", "US"s));
        row("mode a large text", "claim-type video_webrtc_mode", with(video, "video_webrtc_mode", "on"s),
            with(video, "video_webrtc_mode", whole(1)));
    }
    void findsWrongTypes() { check(); }

    // @zoom/meetingsdk 6.2.0 and @zoom/videosdk 2.5.0 read these, so no join fails for them
    void warnsOfTypesThatTheSdksTakeToo_data()
    {
        const auto loose = [](const Claims& claims, const char* claim, const jwt::Value& value) {
            row(claim, "claim-type-loose "s + claim, with(claims, claim, value), with(claims, claim, whole(1)));
        };
        columns();
        loose(meeting, "role", "1"s);
        loose(meeting, "video_webrtc_mode", "1"s);
        loose(meeting, "video_webrtc_mode", true);
        loose(video, "video_webrtc_mode", "1"s);
        loose(video, "video_webrtc_mode", true);
        loose(video, "audio_webrtc_mode", "0"s);
        row("no role there is", "claim-type role", with(meeting, "role", "2"s), meeting);
        row("the Video SDK's role", "claim-type role_type", with(video, "role_type", "0"s), video);
    }
    void warnsOfTypesThatTheSdksTakeToo() { check(); }

    void findsWhatIsAroundTheKey_data()
    {
        columns();
        for (const char* const key : {"k ", "\nk", "\"k\"", "'k'", "k\u00a0", "\u200bk", "“k”", "k;", "\tk\r\n"})
            row(key, "key-space app_key", with(video, "app_key", std::string(key)), with(video, "app_key", "k k"s));
        row("both", "key-space appKey; key-space sdkKey", with(with(meeting, "appKey", "k "s), "sdkKey", "k "s),
            meeting);
        row("API", "key-space iss", with(api, "iss", " k"s), api);
    }
    void findsWhatIsAroundTheKey() { check(); }

    void findsWrongValues_data()
    {
        const auto region = [](const char* list) { return with(video, "geo_regions", std::string(list)); };
        const auto number = [](const char* text) { return with(meeting, "mn", std::string(text)); };
        columns();
        row("role 2", "role-value role_type", with(video, "role_type", whole(2)), with(video, "role_type", whole(0)));
        row("role -1", "role-value role", with(meeting, "role", whole(-1)), with(meeting, "role", whole(1)));
        row("version 2", "version-value version", with(video, "version", whole(2)), video);
        row("recording 2", "claim-value cloud_recording_option", with(video, "cloud_recording_option", whole(2)),
            with(video, "cloud_recording_option", whole(1)));
        row("transcript 3", "claim-value cloud_recording_transcript_option",
            with(video, "cloud_recording_transcript_option", whole(3)),
            with(video, "cloud_recording_transcript_option", whole(2)));
        row("unknown region", "geo-unknown geo_regions", region("US,XX"), region("US,DE"));
        row("region in lower case", "geo-unknown geo_regions", region("us"), region("US"));
        row("blank between regions", "geo-unknown geo_regions", region("US, DE"), region("DE,US"));
        row("empty region", "geo-unknown geo_regions", region("US,"), region("US"));
        row("no region", "geo-unknown geo_regions", region(""), region("AU,BR,CA,CN,DE,HK,IN,JP,MX,NL,SG,US"));
        row("blanks in the number", "meeting-number-format mn", number("123 456 789"), number("123456789"));
        row("letters in the number", "meeting-number-format mn", number("12345678x"), number("0"));
        row("13 digits", "meeting-number-format mn", number("1234567890123"), number("123456789012"));
        row("empty number", "meeting-number-format mn", number(""), number("1"));
        row("negative number", "meeting-number-format mn", with(meeting, "mn", whole(-1)),
            with(meeting, "mn", whole(999'999'999'999)));
    }
    void findsWrongValues() { check(); }

    void findsTextsThatAreTooLong_data()
    {
        const auto topic = [](const std::string& text) { return with(video, "tpc", text); };
        columns();
        row("topic", "topic-long tpc", topic(std::string(201, 'a')), topic(std::string(200, 'a')),
            "topic-boundary tpc");
        row("topic of emoji", "topic-long tpc; topic-charset tpc", topic(repeated(100, "😀") + "a"),
            topic(repeated(100, "😀")), "topic-charset tpc; topic-boundary tpc");
        row("topic that one page allows", "topic-boundary tpc", topic(std::string(151, 'a')),
            topic(std::string(150, 'a')));
        row("user identity", "user-long user_identity", with(video, "user_identity", std::string(36, 'u')),
            with(video, "user_identity", std::string(35, 'u')));
        row("user key", "user-long user_key", with(video, "user_key", std::string(37, 'u')),
            with(video, "user_key", std::string(36, 'u')));
        row("session key", "session-key-long session_key", with(video, "session_key", std::string(37, 'k')),
            with(video, "session_key", std::string(36, 'k')));
    }
    void findsTextsThatAreTooLong() { check(); }

    void findsCharactersThatZoomDoesNotDocument_data()
    {
        const auto topic = [](const char* text) { return with(video, "tpc", std::string(text)); };
        columns();
        row("accent", "topic-charset tpc", topic("Zoë"), topic("Zoe"));
        row("slash", "topic-charset tpc", topic("a/b"), topic("a|b"));
        row("quote", "topic-charset tpc", topic("\"a\""), topic("(a)"));
        row("tab", "topic-charset tpc", topic("a\tb"), topic("a b"));
        row("back quote", "topic-charset tpc", topic("`"), topic("!#$%&()+-:;<=.>?@[]^_{}|~,\\"));
    }
    void findsCharactersThatZoomDoesNotDocument() { check(); }

    void findsWrongLifetimes_data()
    {
        const auto life = [](const Claims& claims, std::int64_t length) {
            return with(claims, "exp", issued + length);
        };
        columns();
        row("a second short", "lifetime-short exp", life(video, 1'799), life(video, 1'801));
        row("just enough", "lifetime-boundary exp", life(video, 1'800), life(video, 1'860));
        row("a second long", "lifetime-long exp", life(video, 172'801), life(video, 172'800));
        row("API token of a year and a second", "lifetime-long exp", life(api, 31'536'001), life(api, 31'536'000));
        row("milliseconds", "milliseconds exp", with(video, "exp", issued * 1'000), video);
        row("milliseconds everywhere", "milliseconds iat; milliseconds exp; milliseconds tokenExp",
            with(with(with(meeting, "iat", issued * 1'000), "exp", issued * 1'000 + 7'200'000), "tokenExp",
                 issued * 1'000 + 7'200'000),
            meeting);
        row("start in milliseconds", "milliseconds iat", with(video, "iat", issued * 1'000), video);
        row("tokenExp over", "lifetime-short tokenExp; expired tokenExp; tokenexp-mismatch tokenExp",
            with(meeting, "tokenExp", issued + 60), meeting);
        row("tokenExp short", "lifetime-short tokenExp; tokenexp-mismatch tokenExp",
            with(meeting, "tokenExp", issued + 61), meeting);
        row("tokenExp far off", "tokenexp-mismatch tokenExp", with(meeting, "tokenExp", issued + 900'000), meeting);
        row("the largest number", "milliseconds exp", with(video, "exp", std::numeric_limits<std::int64_t>::max()),
            video);
        row("the smallest number", "milliseconds exp", with(video, "exp", std::numeric_limits<std::int64_t>::min()),
            video);
    }
    void findsWrongLifetimes() { check(); }
};

QTEST_APPLESS_MAIN(DiagnoseTest)
#include "diagnose.moc"
