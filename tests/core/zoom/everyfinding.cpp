#include "core/zoom/findingcases.h"
#include "support/print.h"

#include <algorithm>
#include <set>

using namespace findingcases;
using zoom::Platform;

namespace {

std::vector<Row> claimRows()
{
    const auto added = [](const char* claims) { return Case{video("\"iat\"", claims + ",\"iat\""s)}; };
    const auto topic = [](const std::string& name) { return Case{video("Cool Cars", name)}; };
    const std::string long36(36, 'u');
    return {
        {AppkeyMissing, {meeting("\"appKey\":\"k\",\"sdkKey\"", "\"x\"")}, {meeting("\"appKey\"", "\"x\"")}},
        {SdkkeyAlone, {meeting("\"appKey\"", "\"x\"")}, {meeting("\"sdkKey\"", "\"x\"")}},
        {KeysDiffer, {meeting("\"sdkKey\":\"k\"", "\"sdkKey\":\"K\"")}, {meeting()}},
        {KeySpace, {video("\"k\"", "\"k \"")}, {video("\"k\"", "\"k k\"")}},
        {ClaimTypeLoose, {meeting("\"role\":0", "\"role\":\"0\"")}, {meeting("\"role\":0", "\"role\":\"2\"")}},
        {ClaimMissing, {video("\"version\":1,")}, {video()}},
        {ClaimType, {video("\"version\":1", "\"version\":\"1\"")}, {video()}},
        {ClaimValue, topic(""), topic("a")},
        {VersionValue, {video("\"version\":1", "\"version\":2")}, {video()}},
        {RoleValue, {video("\"role_type\":1", "\"role_type\":2")}, {video("\"role_type\":1", "\"role_type\":0")}},
        {TopicLong, topic(std::string(201, 'a')), topic(std::string(200, 'a'))},
        {TopicBoundary, topic(std::string(151, 'a')), topic(std::string(150, 'a'))},
        {UserTwice, added(R"("user_identity":"u","user_key":"u")"), added(R"("user_key":"u")")},
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
        {Expired,
         {meeting("\"tokenExp\":1800007170", "\"tokenExp\":1800000000")},
         {meeting("\"tokenExp\":1800007170", "\"tokenExp\":1800000001")}},
        {LifetimeShort,
         {meeting("\"tokenExp\":1800007170", "\"tokenExp\":1800001769")},
         {meeting("\"tokenExp\":1800007170", "\"tokenExp\":1800001770")}},
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

Case withTopic(const std::string& ours, const char* theirs)
{
    return joining(video("Cool Cars", ours), [theirs](zoom::JoinContext& join) { join.topic = theirs; });
}

Case withNumber(const char* digits, std::optional<Platform> platform = {})
{
    return joining(meeting(), [digits, platform](zoom::JoinContext& join) {
        join.meetingNumber = digits;
        join.platform = platform;
    });
}

Case onPlatform(std::string token, Platform platform)
{
    return joining(std::move(token), [platform](zoom::JoinContext& join) { join.platform = platform; });
}

Case withBoth(std::string token)
{
    return joining(std::move(token), [](zoom::JoinContext& join) { join.zak = join.obf = true; });
}

std::vector<Row> joinRows()
{
    const auto passcode = [](const char* text) {
        return joining(video(), [text](zoom::JoinContext& join) { join.passcode = text; });
    };
    const auto asHost = [](const char* role, Platform on = Platform::Web) {
        return onPlatform(meeting(":0,", role), on);
    };
    const auto unnumbered = [](Platform on) { return onPlatform(meeting("\"mn\":\"123456789\",\"role\":0,"), on); };
    const auto withoutAppKey = [](Platform on) { return onPlatform(meeting("\"appKey\"", "\"x\""), on); };
    return {
        {TopicMismatch, withTopic("Cool Cars", "Cool Boats"), withTopic("Cool Cars", "cOOL cARS")},
        {TopicMismatch, withTopic("Große ÖÄÜ Ж", "große öäü Щ"), withTopic("Große ÖÄÜ Ж", "GROßE öäü ж")},
        {TopicMismatch, withTopic("Cool Cars", "Cool Cars "), withTopic("Cool Cars ", "cool Cars ")},
        {MeetingNumberMismatch, withNumber("123 456 780"), withNumber("123 456 789")},
        {MeetingNumberMismatch, withNumber("abc123456789"), withNumber("123-456 789")},
        {MeetingFieldsTogether, unnumbered(Platform::Web), unnumbered(Platform::Desktop)},
        {MeetingNumberMismatch, withNumber("999", Platform::Web), withNumber("999", Platform::Ios)},
        {RoleNeedsZak, inHost(false), inHost(true)},
        {RoleNeedsZak, asHost(":1,", Platform::Web), asHost(":1,", Platform::Android)},
        {RoleNeedsZak, asHost(":\"1\","), asHost(":\"0\",")},
        {AppkeyMissing, withoutAppKey(Platform::Ios), withoutAppKey(Platform::Web)},
        {ZakAndObf, withBoth(meeting()), joining(meeting(), [](zoom::JoinContext& join) { join.zak = true; })},
        {ZakAndObf, withBoth(meeting()), withBoth(video())}, // which takes neither
        {ExternalNeedsObf, outside(false), outside(true)},
        {PasscodeValue, passcode("12345678901"), passcode("1234567890")},
        {PasscodeValue, passcode("p\xc3\xa4ss"), passcode("p ss~")},
    };
}

std::vector<Row> kindRows()
{
    const auto toMeeting = [](std::string token) {
        return joining(std::move(token), [](zoom::JoinContext& join) { join.meetingNumber = "123456789"; });
    };
    const auto toSession = [](std::string token) {
        return joining(std::move(token), [](zoom::JoinContext& join) { join.topic = "Cool Cars"; });
    };
    const std::string oauth = support::tokenWith("{\"aud\":\"https://oauth.zoom.us\",\"exp\":1800007170}");
    const std::string zak = support::tokenWith(R"({"aud":"clientsm","iss":"web","exp":1800007170})");
    const std::string api = support::tokenWith(R"({"iss":"k","iat":1799999970,"exp":1800007170})");
    return {
        {WrongKindOfToken, toMeeting(video()), toMeeting(meeting())},
        {WrongKindOfToken, toSession(meeting()), toSession(video())},
        {WrongKindOfToken, toSession(oauth), {oauth}},
        {WrongKindOfToken, toMeeting(zak), {zak}},
        {WrongKindOfToken, toSession(api), {api}},
    };
}

std::vector<Row> allRows()
{
    std::vector<Row> all;
    for (const auto family : {structureRows, signatureRows, claimRows, timeRows, joinRows, kindRows})
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
    void saysWhatMayBeMeantForAMissingClaim()
    {
        const auto said = [](const std::string& token) {
            for (const zoom::Finding& finding : zoom::diagnose(jwt::decode(token), Case{token}.context))
                if (finding.id == ClaimMissing) return zoom::describe(finding, zoom::TokenKind::Video).message;
            return std::string();
        };
        QCOMPARE(said(video("role_type", "role")),
                 "“role_type” is missing; every Video SDK token needs it; “role” may be meant for it."s);
        QVERIFY(said(video("role_type", "Role_Type")).ends_with("; “Role_Type” may be meant for it."));
        QVERIFY(said(video("role_type", "x")).ends_with(" token needs it."));
    }

    void saysThatATokenEndsBeforeItIsIssued()
    {
        const std::string token = video("1800007170", "1799999940");
        for (const zoom::Finding& finding : zoom::diagnose(jwt::decode(token), Case{token}.context))
            if (finding.id == LifetimeShort)
                QCOMPARE(zoom::describe(finding, zoom::TokenKind::Video).message,
                         "The token lives not at all, for “exp” lies 30 s before “iat”; the least is 30 min."s);
    }

    void saysWhatTheEyeMissesInATopic()
    {
        const auto said = [](const std::string& ours, const char* theirs) {
            const Case made = withTopic(ours, theirs);
            for (const zoom::Finding& finding : zoom::diagnose(jwt::decode(made.token), made.context))
                if (finding.id == TopicMismatch) return zoom::describe(finding, zoom::TokenKind::Video).message;
            return std::string();
        };
        QVERIFY(said("Cool Cars", "Cool Boats").ends_with("the join for “Cool Boats”."));
        QVERIFY(said("Cool Cars", "Cool Cars ").ends_with("”; there are blanks around that of the join."));
        QVERIFY(said(" Cool Cars", "Cool Cars").ends_with("”; there are blanks around that of the token."));
        QVERIFY(said("Cool Cars", "Cool\u00a0Cars").ends_with("”; there is \\u00a0 in that of the join."));
        QVERIFY(said("Cool\u200b Cars", "Cool Cars").ends_with("”; there is \\u200b in that of the token."));
    }

    void saysHowToMendAType_data()
    {
        QTest::addColumn<std::string>("from");
        QTest::addColumn<std::string>("to");
        QTest::addColumn<std::string>("sentence");
        const auto row = [](const char* name, const char* from, const char* to, const char* sentence) {
            QTest::newRow(name) << std::string(from) << std::string(to) << std::string(sentence);
        };
        const char* const exp = "1800007170";
        row("fraction", exp, "1800007170.25",
            "“exp” is a number with a fraction; Zoom wants a whole number. Drop what stands after the point.");
        row("digits", exp, "\"1800007170\"",
            "“exp” is text; Zoom wants a whole number. Write the number without quotes.");
        row("date", exp, "\"2027-01-15T10:00:00\"",
            "“exp” is text; Zoom wants a whole number. Write the seconds since 1970, as a number without quotes.");
        row("word", "\"role_type\":1", "\"role_type\":\"host\"",
            "“role_type” is text; Zoom wants a whole number. Write a whole number.");
        row("flag", "\"role_type\":1", "\"role_type\":true",
            "“role_type” is true or false; Zoom wants a whole number. Write 1 for true and 0 for false.");
        row("number", "\"Cool Cars\"", "7", "“tpc” is a whole number; Zoom wants text. Write it as text, in quotes.");
        row("null", "\"Cool Cars\"", "null",
            "“tpc” is null; Zoom wants text. Give it a value; a claim that has none is left out.");
    }
    void saysHowToMendAType()
    {
        QFETCH(const std::string, from);
        QFETCH(const std::string, to);
        QFETCH(const std::string, sentence);
        const std::string token = video(from, to);
        const auto findings = zoom::diagnose(jwt::decode(token), Case{token}.context);
        const auto found = std::find_if(findings.begin(), findings.end(),
                                        [](const zoom::Finding& finding) { return finding.id == ClaimType; });
        QVERIFY(found != findings.end());
        const zoom::FindingText text = zoom::describe(*found, zoom::TokenKind::Video);
        QCOMPARE(text.message + ' ' + text.fix, sentence);
    }

    void thinksOfTheTimeZoneWhereTheStartIsFarAhead()
    {
        const auto fix = [](const char* iat) {
            const std::string token = video("1799999970", iat);
            for (const zoom::Finding& finding : zoom::diagnose(jwt::decode(token), Case{token}.context))
                if (finding.id == NotYet) return zoom::describe(finding, zoom::TokenKind::Video).fix;
            return std::string();
        };
        QVERIFY(fix("1800000090").starts_with("Check the clock of the machine"));
        QVERIFY(fix("1800003600").starts_with("Check the clock and the time zone of the machine"));
    }

    void putsALifeThatIsTooShortBeforeItsEnd()
    {
        const std::string token = video("1800007170", "1799999990");
        const auto findings = zoom::diagnose(jwt::decode(token), Case{token}.context);
        QVERIFY(findings.size() == 2 && findings[0].id == LifetimeShort && findings[1].id == Expired);
    }

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
