#include "zoom/mend.h"

#include "support/print.h"
#include "support/tables.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

using namespace std::string_literals;

namespace {

constexpr std::int64_t now = 1'800'000'030;
constexpr zoom::Timing timing{base::fromEpochSeconds(now)};

jwt::Claims claimsOf(std::string_view json) { return jwt::decode(support::tokenWith(json)).claims; }

std::string mended(std::string_view kind, std::string_view json, std::string_view key = {})
{
    return jwt::toJson(zoom::mended(claimsOf(json), support::table(kind), key, timing).draft.claims);
}

const std::string video =
    R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1800000000,"exp":1800007200})";

} // namespace

class MendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsRightWhatCanBeKnown_data()
    {
        QTest::addColumn<std::string>("kind");
        QTest::addColumn<std::string>("broken");
        QTest::addColumn<std::string>("sound");
        const auto row = [](const char* name, const char* kind, const std::string& broken, const std::string& sound) {
            QTest::newRow(name) << std::string(kind) << broken << sound;
        };
        row("a sound one", "video", video, video);
        row("old times", "video",
            R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1000,"exp":8200})", video);
        row("a lifetime of its own", "api", R"({"iss":"k","iat":1,"exp":601})",
            R"({"iss":"k","iat":1800000000,"exp":1800000600})");
        row("types, blanks and version", "video",
            R"({"app_key":"k ","role_type":"1","tpc":" Cool Cars","version":"2","iat":"1","exp":"7201"})", video);
        row("milliseconds and too long a life", "video",
            R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1700000000000,"exp":1800000000000})",
            R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1800000000,"exp":1800172800})");
        row("an hour in milliseconds", "api", R"({"iss":"k","iat":1700000000000,"exp":1700003600000})",
            R"({"iss":"k","iat":1800000000,"exp":1800003600})");
        row("too short a life", "video",
            R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1,"exp":1801})", video);
        row("no times", "video", R"({"app_key":"k","role_type":1,"tpc":"Cool Cars"})", video);
        row("names nearly right", "video", R"({"appKey":"k","role":1,"sessionName":"Cool Cars"})", video);
        row("regions", "video", R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","geo_regions":["us","de"]})",
            R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"iat":1800000000,"exp":1800007200,)"
            R"("geo_regions":"US,DE"})");
        row("a start that is yet to come", "video",
            R"({"app_key":"k","role_type":1,"tpc":"Cool Cars","version":1,"nbf":1900000000,"iat":1,"exp":7201})",
            video);
        row("unknown claims", "api", R"({"x":1,"iss":"k","iat":1,"exp":7201,"aud":null})",
            R"({"iss":"k","iat":1800000000,"exp":1800007200,"x":1,"aud":null})");
        row("an old Meeting SDK token", "meeting", R"({"sdkKey":"k","mn":"123 456 789","iat":1,"exp":7201})",
            R"({"appKey":"k","sdkKey":"k","mn":"123456789","role":0,"iat":1800000000,"exp":1800007200,)"
            R"("tokenExp":1800007200})");
    }
    void putsRightWhatCanBeKnown()
    {
        QFETCH(const std::string, kind);
        QFETCH(const std::string, broken);
        QFETCH(const std::string, sound);
        QCOMPARE(mended(kind, broken), sound);
        const jwt::Decoded token = jwt::decode(support::tokenWith(sound));
        for (const zoom::Finding& finding :
             zoom::diagnose(token, {.now = timing.now, .signature = zoom::SignatureStatus::Valid}))
            QVERIFY2(zoom::severityOf(finding.id) == zoom::Severity::Info, std::string(zoom::name(finding.id)).c_str());
    }

    void keepsTheLifeOfTimesInSmallerUnits_data()
    {
        QTest::addColumn<std::string>("from");
        QTest::addColumn<std::string>("to");
        const auto row = [](const char* name, std::string from, std::string to) {
            QTest::newRow(name) << std::move(from) << std::move(to);
        };
        row("seconds", "1790000000", "1790003600");
        row("milliseconds", "1790000000123", "1790003600123");
        row("microseconds", "1790000000123456", "1790003600123456");
        row("nanoseconds", "1790000000123456789", "1790003600123456789");
        row("seconds and milliseconds", "1790000000", "1790003600000");
        row("nanoseconds and seconds", "1790000000123456789", "1790003600");
        row("texts of nanoseconds", "\"1790000000123456789\"", "\"1790003600123456789\"");
    }
    void keepsTheLifeOfTimesInSmallerUnits()
    {
        QFETCH(const std::string, from);
        QFETCH(const std::string, to);
        QCOMPARE(mended("api", R"({"iss":"k","iat":)" + from + R"(,"exp":)" + to + '}'),
                 R"({"iss":"k","iat":1800000000,"exp":1800003600})"s);
    }

    void dropsClaimsThatAreNull()
    {
        const std::string sound = video.substr(0, video.size() - 1);
        QCOMPARE(mended("video", sound + R"(,"session_key":null,"user_identity":null})"), video);
        QCOMPARE(mended("api", R"({"iss":null,"iat":1,"exp":7201})", "k"),
                 R"({"iss":"k","iat":1800000000,"exp":1800007200})"s);
        const zoom::Mended none =
            zoom::mended(claimsOf(R"({"app_key":null,"tpc":null})"), support::table("video"), {}, timing);
        QVERIFY(jwt::toJson(none.draft.claims).find("null") == std::string::npos);
        QVERIFY(!none.draft.isSound());
    }

    void takesTheLastOfClaimsThatRepeat()
    {
        const zoom::Mended result = zoom::mended(
            claimsOf(R"({"app_key":"k","role_type":1,"tpc":"Old","version":1,"iat":1800000000,"exp":1800007200,)"
                     R"("tpc":"Cool Cars","x":1,"x":2})"),
            support::table("video"), {}, timing);
        QCOMPARE(jwt::toJson(result.draft.claims), video.substr(0, video.size() - 1) + ",\"x\":2}");
        QCOMPARE(result.changes.size(), std::size_t{2});
        QCOMPARE(result.changes[0].name + ' ' + result.changes[0].left, "tpc Old"s);
        QCOMPARE(result.changes[1].name + ' ' + result.changes[1].left, "x 1"s);
    }

    void fitsTheTokenToTheJoin()
    {
        const auto fitted = [](std::string_view kind, const std::string& json, const zoom::JoinContext& join) {
            return jwt::toJson(zoom::mended(claimsOf(json), support::table(kind), {}, timing, join).draft.claims);
        };
        std::string hot = video;
        hot.replace(hot.find("Cool"), 4, "Hot");
        QCOMPARE(fitted("video", video, {.topic = "Hot Cars"}), hot);
        QCOMPARE(fitted("video", video, {.meetingNumber = "1"}), video);
        const std::string sdk = R"({"appKey":"k","sdkKey":"k",)";
        const std::string times = R"("iat":1800000000,"exp":1800007200,"tokenExp":1800007200})";
        const std::string numbered = sdk + R"("mn":"123456789","role":0,)" + times;
        QCOMPARE(fitted("meeting", sdk + R"("mn":"1","role":0,)" + times, {.meetingNumber = "123 456 789"}), numbered);
        QCOMPARE(fitted("meeting", sdk + times, {.meetingNumber = "123456789"}), numbered);
        const zoom::JoinContext native{.meetingNumber = "123456789", .platform = zoom::Platform::Ios};
        QCOMPARE(fitted("meeting", sdk + times, native), sdk + times);
    }

    void listsWhatItChanged()
    {
        const zoom::Mended result = zoom::mended(
            claimsOf(
                R"({"app_key":"k","role_type":"1","tpc":"Cool Cars","version":1,"iat":1799999970,"exp":1800007170})"),
            support::table("video"), {}, timing);
        QVERIFY(result.draft.isSound());
        QCOMPARE(result.changes.size(), std::size_t{3});
        QCOMPARE(result.changes[0].name + ' ' + result.changes[0].left + ' ' + result.changes[0].right,
                 "role_type \"1\" 1"s);
        QCOMPARE(result.changes[1].note, "30 s later"s);
    }

    void putsInTheKeyOfTheChosenCredential()
    {
        QCOMPARE(mended("api", R"({"iss":"k","iat":1,"exp":7201})", "other"),
                 R"({"iss":"other","iat":1800000000,"exp":1800007200})"s);
    }

    void leavesWhatCannotBeKnown()
    {
        const zoom::Mended result = zoom::mended(claimsOf(R"({"role_type":7})"), support::table("video"), {}, timing);
        std::string fields;
        for (const base::Problem& problem : result.draft.problems) fields += problem.field + ' ';
        QCOMPARE(fields, "role sessionName key "s);
    }

    void goesFromTokenToFormAndBack()
    {
        const zoom::Inputs typed{{"role", "1"},           {"sessionName", "Cool Cars"}, {"expirationSeconds", "3600"},
                                 {"geoRegions", "US,DE"}, {"audioWebRtcMode", "1"},     {"userKey", "u"}};
        const zoom::Table& table = support::table("video");
        const zoom::Draft draft = zoom::draft(table, typed, "k", timing);
        const zoom::Inputs back = zoom::inputsOf(draft.claims, table);
        for (const auto& [key, text] : typed) {
            QVERIFY2(back.find(key) != nullptr, key.c_str());
            QCOMPARE(*back.find(key), text);
        }
        QVERIFY(zoom::draft(table, back, "k", timing).claims == draft.claims);
    }
};

QTEST_APPLESS_MAIN(MendTest)
#include "mend.moc"
