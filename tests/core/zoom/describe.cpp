#include "zoom/describe.h"

#include "support/print.h"
#include "support/tables.h"

using namespace std::string_literals;
using base::Fault;
using support::field;
using zoom::ClaimText;
using zoom::TokenKind;

namespace {

ClaimText explained(const char* name, jwt::Value value, TokenKind kind)
{
    return zoom::explain({{name, std::move(value)}}, kind).at(0);
}

std::string readingOf(const char* name, jwt::Value value, TokenKind kind = TokenKind::Video)
{
    return explained(name, std::move(value), kind).reading;
}

} // namespace

class DescribeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheContractsNamesOfFaults()
    {
        QCOMPARE(zoom::name(Fault::Missing), "missing"s);
        QCOMPARE(zoom::name(Fault::NotANumber), "not-a-number"s);
        QCOMPARE(zoom::name(Fault::OutOfRange), "out-of-range"s);
        QCOMPARE(zoom::name(Fault::TooLong), "too-long"s);
        QCOMPARE(zoom::name(Fault::NotAllowed), "not-allowed"s);
        QCOMPARE(zoom::name(Fault::Together), "together"s);
        QCOMPARE(zoom::name(Fault::Charset), "charset"s);
    }

    void saysWhatIsWrongAndWhatToDo_data()
    {
        QTest::addColumn<base::Problem>("problem");
        QTest::addColumn<std::string>("sentence");
        const auto row = [](Fault fault, std::vector<std::string> args, const char* sentence) {
            QTest::newRow(sentence) << base::Problem{"field", fault, std::move(args)} << std::string(sentence);
        };
        row(Fault::Missing, {}, "is needed: give a value");
        row(Fault::NotANumber, {}, "is not a whole number: write digits alone");
        row(Fault::NotANumber, {"duration"},
            "is not a duration: write seconds, or a number with s, m, h or d, such as 2h");
        row(Fault::OutOfRange, {"1", "9"}, "is out of range: give 1 to 9");
        row(Fault::OutOfRange, {"1", "9", "seconds"}, "is out of range: give 1 to 9 seconds");
        row(Fault::TooLong, {"201", "200"}, "has 201 characters: shorten it to at most 200");
        row(Fault::NotAllowed, {"2", "0 or 1"}, "cannot be 2: use 0 or 1");
        row(Fault::NotAllowed, {"", "AU, US"}, "names nothing: use AU, US");
        row(Fault::Together, {"role"}, "is needed together with role: give both or neither");
        row(Fault::Charset, {"letters"}, "holds letters: take that out");
    }
    void saysWhatIsWrongAndWhatToDo()
    {
        QFETCH(const base::Problem, problem);
        QFETCH(const std::string, sentence);
        QCOMPARE(zoom::describe(problem), sentence);
    }

    void explainsEachClaimInTheTokensOrder()
    {
        const jwt::Claims claims{{"tpc", "Cool Cars"s}, {"role_type", std::int64_t{1}}, {"app_key", "k"s}};
        const auto texts = zoom::explain(claims, TokenKind::Video);
        QCOMPARE(texts.size(), std::size_t{3});
        QCOMPARE(texts[0].name, "tpc"s);
        QCOMPARE(texts[0].value, "Cool Cars"s); // no quotes around it
        QCOMPARE(texts[0].meaning, "Session name"s);
        QCOMPARE(texts[0].reading, ""s);
        QCOMPARE(texts[1].value, "1"s);
        QCOMPARE(texts[1].meaning, "Role"s);
        QCOMPARE(texts[1].reading, "Host or co-host"s);
        QCOMPARE(texts[2].meaning, "The Video SDK key of the app"s);
    }

    void explainsAClaimByTheKindOfItsToken()
    {
        QCOMPARE(explained("role", std::int64_t{0}, TokenKind::Meeting).reading, "Participant"s);
        QCOMPARE(explained("role", std::int64_t{0}, TokenKind::Video).meaning, ""s);
        QCOMPARE(explained("iss", "k"s, TokenKind::Api).meaning, "Issuer: the account's API key"s);
        QCOMPARE(explained("iss", "k"s, TokenKind::OAuthAccess).meaning, "Issuer"s);
        QCOMPARE(explained("nobody", "k"s, TokenKind::Unknown).meaning, ""s);
    }

    void readsTimesAndChoices()
    {
        for (const char* const name : {"iat", "exp", "nbf", "tokenExp"})
            QCOMPARE(readingOf(name, std::int64_t{1'646'248'796}), "2022-03-02 19:19:56 UTC"s);
        QCOMPARE(readingOf("exp", std::int64_t{1'646'248'796'000}), "beyond the calendar"s);
        QCOMPARE(readingOf("exp", "1646248796"s), ""s);
        QCOMPARE(readingOf("exp", jwt::Number{"1.5"}), ""s);
        QCOMPARE(readingOf("role_type", std::int64_t{2}), ""s);
        QCOMPARE(readingOf("cloud_recording_transcript_option", std::int64_t{2}), "Transcript and summary"s);
        QCOMPARE(readingOf("version", std::int64_t{1}), ""s);
    }

    void namesTheKindsInWords()
    {
        QCOMPARE(zoom::title(TokenKind::Video), "Video SDK token"s);
        QCOMPARE(zoom::title(TokenKind::Meeting), "Meeting SDK token"s);
        QCOMPARE(zoom::title(TokenKind::Api), "Video SDK REST API token"s);
        QCOMPARE(zoom::title(TokenKind::OAuthAccess), "Zoom OAuth access token"s);
        QCOMPARE(zoom::title(TokenKind::Unknown), "Unknown token"s);
    }

    void saysWhichValuesAFieldTakes()
    {
        QCOMPARE(zoom::valuesText(field("video", "sessionName")), "text, at most 200 characters"s);
        QCOMPARE(zoom::valuesText(field("video", "telemetryTrackingId")), "text"s);
        QCOMPARE(zoom::valuesText(field("video", "role")), "0 Participant, 1 Host or co-host"s);
        QCOMPARE(zoom::valuesText(field("video", "geoRegions")), "any of AU BR CA CN DE HK IN JP MX NL SG US"s);
        QCOMPARE(zoom::valuesText(field("video", "expirationSeconds")), "30 min to 2 d"s);
        QCOMPARE(zoom::valuesText(field("meeting", "meetingNumber")), "at most 12 digits"s);
        QCOMPARE(zoom::valuesText(field("api", "expirationSeconds")), "1 s to 365 d"s);
    }

    void derivesOptionsFromKeys()
    {
        QCOMPARE(zoom::optionNames(field("video", "role")), "--role"s);
        QCOMPARE(zoom::optionNames(field("video", "sessionName")), "--session-name"s);
        QCOMPARE(zoom::optionNames(field("video", "videoWebRtcMode")), "--video-web-rtc-mode"s);
        QCOMPARE(zoom::optionNames(field("video", "expirationSeconds")), "--lifetime,--expiration-seconds"s);
    }

    void writesOneMarkdownRowForEachField()
    {
        for (const zoom::Table& table : zoom::tables()) {
            const QStringList lines = QString::fromStdString(zoom::markdown(table)).split('\n');
            QCOMPARE(lines.size(),
                     static_cast<qsizetype>(table.fields.size()) + 3); // two of head, one empty at the end
            for (const QString& line : lines.first(lines.size() - 1)) {
                QCOMPARE(line.count('|'), 6);
                QVERIFY(line.startsWith("| ") && line.endsWith(" |"));
            }
            QCOMPARE(lines.last(), "");
        }
    }

    void writesWhatEachFieldIs()
    {
        const QString video = QString::fromStdString(zoom::markdown(support::table("video")));
        QVERIFY(video.contains("| `--session-name` | `tpc` | required | text, at most 200 characters |"));
        QVERIFY(video.contains("| `--audio-compatible-mode` | `audio_webrtc_mode` | legacy | 0 Off, 1 On |"));
        QVERIFY(video.contains("| `--lifetime,--expiration-seconds` | `exp` | optional | 30 min to 2 d |"));
        const QString meeting = QString::fromStdString(zoom::markdown(support::table("meeting")));
        QVERIFY(meeting.contains("| `--lifetime,--expiration-seconds` | `exp`, `tokenExp` | optional |"));
        QVERIFY(meeting.contains("| `--meeting-number` | `mn` | optional | at most 12 digits |"));
    }
};

QTEST_APPLESS_MAIN(DescribeTest)
#include "describe.moc"
