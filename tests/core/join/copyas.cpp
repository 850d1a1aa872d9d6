#include "join/copyas.h"

#include "support/data.h"
#include "support/print.h"
#include "support/tables.h"
#include "zoom/draft.h"

#include <QProcess>

using join::Format;
using namespace std::string_literals;
using support::table;
using zoom::Inputs;

namespace {

constexpr std::array all{Format::AuthorizationHeader, Format::JsonBody, Format::EnvLine, Format::Curl,
                         Format::JoinCode};

jwt::Claims claimsOf(const char* kind, const Inputs& inputs)
{
    return zoom::draft(table(kind), inputs, "sdk-key", {base::fromEpochSeconds(1'700'000'000)}).claims;
}

std::string copied(Format format, const char* kind, const Inputs& inputs = {})
{
    return join::copyAs(format, table(kind), claimsOf(kind, inputs), "aa.bb.cc");
}

/// The words that a POSIX shell makes of a command line, each in brackets.
QString wordsOf(const std::string& command)
{
    QProcess shell;
    shell.start("sh", {"-c", "printf '[%s]' " + QString::fromStdString(command)});
    shell.waitForFinished();
    return QString::fromUtf8(shell.readAllStandardOutput());
}

} // namespace

class CopyAsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheFormatsThatMakeSense()
    {
        for (const char* const kind : {"video", "meeting"}) {
            const auto formats = join::formatsFor(table(kind));
            QVERIFY(std::equal(formats.begin(), formats.end(), all.begin(), all.end()));
        }
        const std::array forApi{Format::AuthorizationHeader, Format::EnvLine, Format::Curl};
        const auto formats = join::formatsFor(table("api"));
        QVERIFY(std::equal(formats.begin(), formats.end(), forApi.begin(), forApi.end()));
    }

    void namesEveryFormat()
    {
        QStringList titles;
        for (const Format format : all) titles << QString::fromUtf8(join::title(format).data());
        QCOMPARE(titles.join(", "), "Authorization header, JSON body, .env line, cURL, Code to join");
    }

    void writesTheHeaderAndTheEnvLine()
    {
        QCOMPARE(copied(Format::AuthorizationHeader, "api"), "Authorization: Bearer aa.bb.cc"s);
        QCOMPARE(copied(Format::EnvLine, "video"), "ZOOM_VIDEO_SDK_TOKEN=aa.bb.cc"s);
        QCOMPARE(copied(Format::EnvLine, "meeting"), "ZOOM_MEETING_SDK_TOKEN=aa.bb.cc"s);
        QCOMPARE(copied(Format::EnvLine, "api"), "ZOOM_API_TOKEN=aa.bb.cc"s);
    }

    void writesTheBodyThatTheSamplesAnswer()
    {
        QCOMPARE(copied(Format::JsonBody, "video"), R"({"signature":"aa.bb.cc"})"s);
        QCOMPARE(copied(Format::JsonBody, "meeting"), R"({"signature":"aa.bb.cc","sdkKey":"sdk-key"})"s);
    }

    void asksAnEndpointForTheSameClaims()
    {
        const Inputs inputs{{"sessionName", "It's \"Zoë\" 😀"}, {"role", "1"},
                            {"expirationSeconds", "1h"},       {"geoRegions", "US, DE"},
                            {"audioCompatibleMode", "1"},      {"userKey", "u"}};
        const QString words = wordsOf(copied(Format::Curl, "video", inputs));
        QVERIFY(words.startsWith("[curl][http://127.0.0.1:4000][--header][Content-Type: application/json][--data][{"));
        const QString body = words.sliced(words.indexOf('{')).chopped(1);
        const QJsonObject sent = support::jsonObject(body.toUtf8());
        QCOMPARE(sent.keys().join(' '), "audioWebRtcMode expirationSeconds geoRegions role sessionName userKey");
        QCOMPARE(sent["sessionName"].toString(), "It's \"Zoë\" 😀");
        QCOMPARE(sent["role"].toInt(), 1);
        QCOMPARE(sent["expirationSeconds"].toInt(), 3'600);
        QCOMPARE(sent["geoRegions"].toString(), "US,DE");
        QCOMPARE(sent["audioWebRtcMode"].toInt(), 1);
    }

    void asksForTheMeetingByNumber()
    {
        const QString words = wordsOf(copied(Format::Curl, "meeting", {{"meetingNumber", "123 456"}, {"role", "0"}}));
        QVERIFY(words.endsWith("[{\"meetingNumber\":\"123456\",\"role\":0,\"expirationSeconds\":7200}]"));
    }

    void usesAnApiTokenItself()
    {
        QCOMPARE(wordsOf(copied(Format::Curl, "api")),
                 "[curl][https://api.zoom.us/v2/videosdk/sessions][--header][Authorization: Bearer aa.bb.cc]");
    }

    void keepsAHostileSessionNameInsideItsQuotes()
    {
        const std::string name = "'; touch x; echo \"$(id)\" `id` </script><!-- \\ \n\u2028";
        const Inputs inputs{{"sessionName", name}, {"role", "1"}};
        const QString words = wordsOf(copied(Format::Curl, "video", inputs));
        const QJsonObject sent = support::jsonObject(words.sliced(words.indexOf('{')).chopped(1).toUtf8());
        QCOMPARE(sent["sessionName"].toString().toStdString(), name);

        const std::string code = copied(Format::JoinCode, "video", inputs);
        QVERIFY(code.find('<') == std::string::npos);
        const std::size_t start = code.find("client.join(") + 12;
        const std::string literal = code.substr(start, code.find(",\n  \"aa.bb.cc\"") - start);
        QCOMPARE(
            support::jsonObject(QByteArray::fromStdString("{\"a\":" + literal + "}"))["a"].toString().toStdString(),
            name);
    }

    void writesCodeThatJoins()
    {
        const std::string video = copied(Format::JoinCode, "video", {{"sessionName", "Cool Cars"}, {"role", "1"}});
        QVERIFY(video.find("from '@zoom/videosdk'") != std::string::npos);
        QVERIFY(video.find("await client.join(\"Cool Cars\",\n  \"aa.bb.cc\",\n") != std::string::npos);
        const std::string meeting = copied(Format::JoinCode, "meeting", {{"meetingNumber", "123456"}, {"role", "0"}});
        QVERIFY(meeting.find("from '@zoom/meetingsdk/embedded'") != std::string::npos);
        QVERIFY(meeting.find("  signature: \"aa.bb.cc\",\n  meetingNumber: \"123456\",\n") != std::string::npos);
    }

    void copesWithClaimsThatAreNotThere()
    {
        for (const Format format : all)
            for (const char* const kind : {"video", "meeting", "api"})
                QVERIFY(!join::copyAs(format, table(kind), {}, "aa.bb.cc").empty());
    }
};

QTEST_APPLESS_MAIN(CopyAsTest)
#include "copyas.moc"
