#include "zoom/draft.h"

#include "support/print.h"
#include "support/tables.h"
#include "zoom/describe.h"

using namespace std::string_literals;
using std::chrono::seconds;
using zoom::Draft;
using zoom::Inputs;

namespace {

constexpr base::Time now = base::fromEpochSeconds(1'700'000'000);

Draft drafted(std::string_view kind, const Inputs& inputs, std::string_view key = "sdk-key")
{
    return zoom::draft(support::table(kind), inputs, key, {now, seconds{0}});
}

/// The problems in one line: `role not-allowed 2, 0 or 1; key missing`.
std::string listed(const Draft& draft)
{
    std::string text;
    for (const base::Problem& problem : draft.problems) {
        text += (text.empty() ? "" : "; ") + problem.field + ' ' + std::string(zoom::name(problem.fault));
        for (const std::string& arg : problem.args) text += (&arg == problem.args.data() ? " " : ", ") + arg;
    }
    return text;
}

/// One field beside those that the kind needs.
Draft withField(std::string_view kind, std::string_view key, std::string_view text)
{
    Inputs inputs;
    if (kind == "video") inputs = {{"sessionName", "Cool Cars"}, {"role", "1"}};
    if (kind == "meeting" && (key == "meetingNumber" || key == "role"))
        inputs = {{"meetingNumber", "123456789"}, {"role", "1"}};
    inputs.set(key, text);
    return drafted(kind, inputs);
}

std::string claim(const Draft& draft, std::string_view name)
{
    const jwt::Value* const value = jwt::find(draft.claims, name);
    std::string json;
    if (value != nullptr) jwt::appendJson(json, *value);
    return json;
}

std::string repeated(int count, std::string_view text)
{
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

const std::string allRegions = "AU, BR, CA, CN, DE, HK, IN, JP, MX, NL, SG, US";

/// One row: what was typed into a field, and the claim (as JSON) or the problem that comes of it.
void row(const std::string& text, const std::string& claim, const std::string& problem = {}, const char* name = nullptr)
{
    QTest::newRow(name != nullptr ? name : ('"' + text + '"').c_str()) << text << claim << problem;
}

void columns()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    QTest::addColumn<std::string>("problem");
}

} // namespace

#define CHECK_ROW(kind, field, claimName)                                                                              \
    QFETCH(const std::string, text);                                                                                   \
    QFETCH(const std::string, expected);                                                                               \
    QFETCH(const std::string, problem);                                                                                \
    const Draft draft = withField(kind, field, text);                                                                  \
    QCOMPARE(listed(draft), problem);                                                                                  \
    QCOMPARE(claim(draft, claimName), expected)

class DraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsUtf16UnitsOfTexts_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<std::string>("fits");
        QTest::addColumn<std::string>("over");
        QTest::addColumn<std::string>("problem");
        const auto row = [](const char* name, const char* field, int most, const char* unit, int units) {
            const std::string fits = repeated(most / units, unit) + repeated(most % units, "x");
            const std::string problem = " too-long " + std::to_string(most + 1) + ", " + std::to_string(most);
            QTest::newRow(name) << QString(field) << fits << fits + "x" << field + problem;
        };
        row("session name of 200", "sessionName", 200, "a", 1);
        row("session name of 200 accents", "sessionName", 200, "ë", 1);
        row("session name of 100 emoji", "sessionName", 200, "😀", 2);
        row("user identity of 35", "userIdentity", 35, "u", 1);
        row("user identity of 17 emoji and one", "userIdentity", 35, "😀", 2);
        row("user key of 36", "userKey", 36, "u", 1);
        row("session key of 36", "sessionKey", 36, "会", 1);
    }
    void countsUtf16UnitsOfTexts()
    {
        QFETCH(const QString, field);
        QFETCH(const std::string, fits);
        QFETCH(const std::string, over);
        QFETCH(const std::string, problem);
        QCOMPARE(listed(withField("video", field.toStdString(), fits)), ""s);
        QCOMPARE(listed(withField("video", field.toStdString(), over)), problem);
    }

    void takesTextsAsTheyAre_data()
    {
        columns();
        row("Zoë – 会議 😀 Привет", "\"Zoë – 会議 😀 Привет\"");
        row(" blanks stay ", "\" blanks stay \"");
        row("", "\"\"");
        row("a\"\\\n\x01\x7f", "\"a\\\"\\\\\\n\\u0001\x7f\"", "", "escapes");
        row("a\0b"s, "\"a\\u0000b\"", "", "NUL");
        row("Zo\xeb", "", "sessionName charset bytes that are not UTF-8", "Latin-1");
        row("\xed\xa0\x80", "", "sessionName charset bytes that are not UTF-8", "surrogate");
    }
    void takesTextsAsTheyAre() { CHECK_ROW("video", "sessionName", "tpc"); }

    void takesATrackingIdOfAnyLength()
    {
        const std::string text(100'000, 't');
        QCOMPARE(claim(withField("video", "telemetryTrackingId", text), "telemetry_tracking_id"), '"' + text + '"');
    }

    void readsChoicesAsWholeNumbers_data()
    {
        columns();
        row("0", "0");
        row(" 1 ", "1");
        row("\t1\n", "1");
        row("1.0", "1");
        row("1.000", "1");
        row("01", "1");
        row("-0", "0");
        row("2", "", "role not-allowed 2, 0 or 1");
        row("-1", "", "role not-allowed -1, 0 or 1");
        row("9223372036854775807", "", "role not-allowed 9223372036854775807, 0 or 1");
        for (const char* const text :
             {"",   " ",   "1x",  "abc", "0.5", "1.",   ".0",   "1.01", "1.0.0", "1 0",
              "+1", "--1", "1e0", "0x1", "1,0", "true", "null", "[1]",  "９",    "99999999999999999999"})
            row(text, "", "role not-a-number");
        row("1\0"s, "", "role not-a-number", "NUL");
    }
    void readsChoicesAsWholeNumbers() { CHECK_ROW("video", "role", "role_type"); }

    void offersEachOptionOfAChoiceOfThree_data()
    {
        columns();
        row("0", "0");
        row("1", "1");
        row("2", "2");
        row("3", "", "cloudRecordingTranscriptOption not-allowed 3, 0, 1 or 2");
    }
    void offersEachOptionOfAChoiceOfThree()
    {
        CHECK_ROW("video", "cloudRecordingTranscriptOption", "cloud_recording_transcript_option");
    }

    void readsRegions_data()
    {
        const auto refused = [](const std::string& odd) { return "geoRegions not-allowed " + odd + ", " + allRegions; };
        columns();
        row("US", "\"US\"");
        row("AU,BR,CA,CN,DE,HK,IN,JP,MX,NL,SG,US", "\"AU,BR,CA,CN,DE,HK,IN,JP,MX,NL,SG,US\"");
        row(" US , CA\t,\nDE ", "\"US,CA,DE\"");
        row("US,,CA,", "\"US,CA\"");
        row(",US", "\"US\"");
        row("US,US", "\"US,US\"");
        row("DE,AU", "\"DE,AU\"");
        row("us", "", refused("us"));
        row("US,XX,CA,yy", "", refused("XX,yy"));
        row("XX,, ,yy,", "", refused("XX,yy"));
        row("US CA", "", refused("US CA"));
        row("US;CA", "", refused("US;CA"));
        row("", "", refused(""));
        row(" , ,", "", refused(""));
    }
    void readsRegions() { CHECK_ROW("video", "geoRegions", "geo_regions"); }

    void readsMeetingNumbersAsPrinted_data()
    {
        columns();
        row("123456789", "\"123456789\"");
        row("123 4567 8901", "\"12345678901\"");
        row(" 123-4567-8901 ", "\"12345678901\"");
        row("123\u00a04567\u00a08901", "\"12345678901\"");
        row("\u00a0"
            "123 - 45",
            "\"12345\"");
        row("000123", "\"000123\"");
        row("123456789012", "\"123456789012\"");
        row("1234567890123", "", "meetingNumber too-long 13, 12");
        row("1234 5678 9012 3", "", "meetingNumber too-long 13, 12");
        for (const char* const text :
             {"abc", "123a", "1.0", "+123", "会議", "１２３", "123\u20134567", "123_456", "\xa0"})
            row(text, "", "meetingNumber charset something other than digits");
    }
    void readsMeetingNumbersAsPrinted() { CHECK_ROW("meeting", "meetingNumber", "mn"); }

    void refusesAMeetingNumberOfSeparatorsAlone()
    {
        for (const char* const text : {" ", "-", " - ", "\u00a0"}) {
            const Draft draft = withField("meeting", "meetingNumber", text);
            QVERIFY2(!draft.isSound(), text);
            QCOMPARE(claim(draft, "mn"), ""s);
        }
    }

    void keepsLifetimesWithinTheLimits_data()
    {
        const std::string outside = "expirationSeconds out-of-range 1800, 172800, seconds";
        columns();
        row("1800", "1700001800");
        row("172800", "1700172800");
        row("30m", "1700001800");
        row(" 2 h ", "1700007200");
        row("2d", "1700172800");
        row("1799", "1700007200", outside);
        row("172801", "1700007200", outside);
        row("29m", "1700007200", outside);
        row("0", "1700007200", outside);
        row("-1", "1700007200", outside);
        for (const char* const text : {"", "abc", "0.5", "1800x", "1h 30m", "2 hours", "99999999999999999999"})
            row(text, "1700007200", "expirationSeconds not-a-number duration");
    }
    void keepsLifetimesWithinTheLimits() { CHECK_ROW("meeting", "expirationSeconds", "exp"); }

    void keepsApiLifetimesBetweenAMinuteAndAYear_data()
    {
        columns();
        row("1", "1700000001");
        row("365d", "1731536000");
        row("0", "1700007200", "expirationSeconds out-of-range 1, 31536000, seconds");
        row("31536001", "1700007200", "expirationSeconds out-of-range 1, 31536000, seconds");
    }
    void keepsApiLifetimesBetweenAMinuteAndAYear() { CHECK_ROW("api", "expirationSeconds", "exp"); }

    void takesTheOldNameOnlyWhereTheNewOneIsAbsent()
    {
        QCOMPARE(claim(withField("video", "audioCompatibleMode", "1"), "audio_webrtc_mode"), "1"s);
        QCOMPARE(claim(withField("video", "audioWebRtcMode", "0"), "audio_webrtc_mode"), "0"s);
        const Inputs both{{"sessionName", "S"}, {"role", "1"}, {"audioCompatibleMode", "1"}, {"audioWebRtcMode", "0"}};
        QCOMPARE(claim(drafted("video", both), "audio_webrtc_mode"), "0"s);
        QCOMPARE(listed(withField("video", "audioCompatibleMode", "x")), "audioCompatibleMode not-a-number"s);
    }

    void wantsMeetingNumberAndRoleTogether()
    {
        QCOMPARE(listed(drafted("meeting", {})), ""s);
        QCOMPARE(listed(drafted("meeting", {{"meetingNumber", "1"}, {"role", "0"}})), ""s);
        QCOMPARE(listed(drafted("meeting", {{"meetingNumber", "1"}})), "role together meetingNumber"s);
        QCOMPARE(listed(drafted("meeting", {{"role", "0"}})), "meetingNumber together role"s);
    }

    void findsEveryProblemAtOnceInTheTablesOrder()
    {
        const Inputs meeting{{"videoWebRtcMode", "9"}, {"expirationSeconds", "1"}, {"role", "5"}};
        QCOMPARE(
            listed(drafted("meeting", meeting, "")),
            "meetingNumber together role; role not-allowed 5, 0 or 1; "
            "expirationSeconds out-of-range 1800, 172800, seconds; videoWebRtcMode not-allowed 9, 0 or 1; key missing"s);
        const Inputs video{{"audioCompatibleMode", "x"}, {"userIdentity", std::string(36, 'u')}, {"geoRegions", "xx"}};
        QCOMPARE(listed(drafted("video", video, "\xff")),
                 "role missing; sessionName missing; userIdentity too-long 36, 35; geoRegions not-allowed xx, " +
                     allRegions + "; audioCompatibleMode not-a-number; key charset bytes that are not UTF-8");
    }
};

QTEST_APPLESS_MAIN(DraftTest)
#include "draft.moc"
