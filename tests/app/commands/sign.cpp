#include "app/cli.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

namespace {

using token::json;

const QByteArray secret = "a-secret-for-tests-alone";

/// The program with a credential of each kind in its environment: the key is called after the kind.
Cli withCredentials()
{
    Cli cli;
    for (const auto& [prefix, key] : {std::pair{"ZOOM_VIDEO_SDK", "videoKey"},
                                      std::pair{"ZOOM_MEETING_SDK", "meetingKey"}, std::pair{"ZOOM_API", "apiKey"}}) {
        cli.set(QString(prefix) + "_KEY", key);
        cli.set(QString(prefix) + "_SECRET", secret);
    }
    return cli;
}

const QStringList goodVideo{"sign", "video", "--session-name", "Cool Cars", "--role", "1"};

} // namespace

/// `callsign-cli sign`, checked with Qt's own HMAC and JSON.
class Sign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mintsWhatTheSamplesMint_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("video") << goodVideo
                               << json("{'app_key':'videoKey','role_type':1,'tpc':'Cool Cars','version':1,"
                                       "'iat':1699999970,'exp':1700007170}");
        QTest::newRow("every field of video")
            << (goodVideo + QStringList{"--user-identity",
                                        "user123",
                                        "--session-key",
                                        "session123",
                                        "--geo-regions",
                                        " US, DE,",
                                        "--cloud-recording-option",
                                        "1",
                                        "--cloud-recording-election",
                                        "1",
                                        "--telemetry-tracking-id",
                                        "t1",
                                        "--video-web-rtc-mode",
                                        "1",
                                        "--audio-web-rtc-mode",
                                        "0",
                                        "--user-key",
                                        "key123",
                                        "--cloud-recording-transcript-option",
                                        "2",
                                        "--lifetime",
                                        "1h"})
            << json("{'app_key':'videoKey','role_type':1,'tpc':'Cool Cars','version':1,'iat':1699999970,"
                    "'exp':1700003570,'user_identity':'user123','session_key':'session123',"
                    "'geo_regions':'US,DE','cloud_recording_option':1,'cloud_recording_election':1,"
                    "'telemetry_tracking_id':'t1','video_webrtc_mode':1,'audio_webrtc_mode':0,"
                    "'user_key':'key123','cloud_recording_transcript_option':2}");
        QTest::newRow("shortest life, which is no reason to warn")
            << (goodVideo + QStringList{"--lifetime", "30m"})
            << json("{'app_key':'videoKey','role_type':1,'tpc':'Cool Cars','version':1,'iat':1699999970,"
                    "'exp':1700001770}");
        QTest::newRow("meeting for the web")
            << QStringList{"sign", "meeting", "--meeting-number", "123 456-7890", "--role", "0"}
            << json("{'appKey':'meetingKey','sdkKey':'meetingKey','mn':'1234567890','role':0,"
                    "'iat':1699999970,'exp':1700007170,'tokenExp':1700007170}");
        QTest::newRow("meeting for native apps")
            << QStringList{"sign", "meeting"}
            << json("{'appKey':'meetingKey','sdkKey':'meetingKey','iat':1699999970,'exp':1700007170,"
                    "'tokenExp':1700007170}");
        QTest::newRow("api") << QStringList{"sign", "api"}
                             << json("{'iss':'apiKey','iat':1699999970,'exp':1700007170}");
    }
    void mintsWhatTheSamplesMint()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, payload);
        const Cli::Run run = withCredentials().run(arguments + QStringList{"--now", "1700000000"});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.endsWith('\n'));
        const QByteArray text = run.out.chopped(1);
        QCOMPARE(token::headerOf(text), QByteArray("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
        QCOMPARE(token::payloadOf(text), payload);
        QVERIFY(token::isSignedWith(text, secret));
    }

    void countsFromTheClockUnlessNowIsGiven()
    {
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const qint64 issued = withCredentials().run(goodVideo + QStringList{"--json"}).at("issuedAt").toInteger();
        QVERIFY(issued >= before - 30 && issued <= QDateTime::currentSecsSinceEpoch() - 30);
    }

    void givesTheTokenAndItsPartsAsJson()
    {
        const Cli cli = withCredentials();
        const QStringList arguments = goodVideo + QStringList{"--now", "1700000000"};
        const Cli::Run run = cli.run(arguments + QStringList{"--json"});
        const QByteArray text = cli.run(arguments).out.chopped(1);
        QCOMPARE(run.code, 0);
        const QByteArray expected = json("{'schema':1,'kind':'video','token':'") + text +
                                    json("','header':{'alg':'HS256','typ':'JWT'},'claims':") + token::payloadOf(text) +
                                    json(",'issuedAt':1699999970,'expiresAt':1700007170}") + "\n";
        QCOMPARE(run.out, expected);
    }

    void keepsEveryCharacterThatWasTyped_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* const name : {"-x", "--json", "--role=1", "a,b", "[a,b]", "{}", "=", "a=b", " blanks  inside ",
                                       "-1", "--", "sign", "%s", "quote\"s and \\slashes\\", "tab\tand\nbreak",
                                       "Z\u00fcrich \u65e5\u672c \U0001f697", "\x01\x1f\x7f"})
            QTest::newRow(name) << QString(name);
    }
    void keepsEveryCharacterThatWasTyped()
    {
        QFETCH(QString, name);
        const Cli::Run run = withCredentials().run({"sign", "video", "--session-name", name, "--role", "1"});
        QCOMPARE(run.code, 0);
        const QByteArray payload = token::payloadOf(run.out.chopped(1));
        QCOMPARE(QJsonDocument::fromJson(payload)["tpc"].toString(), name);
        const Cli::Run glued = withCredentials().run({"sign", "video", "--session-name=" + name, "--role=1", "--json"});
        QCOMPARE(glued.at("claims/tpc").toString(), name);
    }

    void takesAsManyCharactersAsZoomDoes_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("character");
        QTest::addColumn<int>("most");
        QTest::newRow("session name") << "--session-name"
                                      << "a" << 200;
        QTest::newRow("two bytes each") << "--session-name"
                                        << "\u00e9" << 200;
        QTest::newRow("two UTF-16 units each") << "--session-name"
                                               << "\U0001f697" << 100;
        QTest::newRow("user identity") << "--user-identity"
                                       << "\u65e5" << 35;
        QTest::newRow("user key") << "--user-key"
                                  << "a" << 36;
        QTest::newRow("session key") << "--session-key"
                                     << "a" << 36;
    }
    void takesAsManyCharactersAsZoomDoes()
    {
        QFETCH(QString, option);
        QFETCH(QString, character);
        QFETCH(int, most);
        const Cli cli = withCredentials();
        QCOMPARE(cli.run(goodVideo + QStringList{option, character.repeated(most)}).code, 0);
        const Cli::Run run = cli.run(goodVideo + QStringList{option, character.repeated(most + 1), "--json"});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.at("problems/0/code").toString(), QString("too-long"));
    }

    void takesTheBoundsThemselves_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<qint64>("issuedAt");
        QTest::addColumn<qint64>("expiresAt");
        QTest::newRow("shortest life") << QStringList{"--lifetime", "30m"} << 1699999970LL << 1700001770LL;
        QTest::newRow("longest life") << QStringList{"--lifetime", "48h"} << 1699999970LL << 1700172770LL;
        QTest::newRow("bare seconds") << QStringList{"--expiration-seconds", "1800"} << 1699999970LL << 1700001770LL;
        QTest::newRow("no back-dating") << QStringList{"--backdate", "0"} << 1700000000LL << 1700007200LL;
        QTest::newRow("an hour back") << QStringList{"--backdate", "1h"} << 1699996400LL << 1700003600LL;
        QTest::newRow("back to its last second") << QStringList{"--backdate", "7199"} << 1699992801LL << 1700000001LL;
        QTest::newRow("the epoch") << QStringList{"--now", "0", "--backdate", "0"} << 0LL << 7200LL;
        QTest::newRow("end of the calendar")
            << QStringList{"--now", "253402300799"} << 253402300769LL << 253402307969LL;
    }
    void takesTheBoundsThemselves()
    {
        QFETCH(QStringList, arguments);
        const Cli::Run run =
            withCredentials().run(goodVideo + QStringList{"--json", "--now", "1700000000"} + arguments);
        QCOMPARE(run.code, 0);
        QTEST(run.at("issuedAt").toInteger(), "issuedAt");
        QTEST(run.at("expiresAt").toInteger(), "expiresAt");
    }

    void countsEmptyValuesAsNotGiven()
    {
        const Cli cli = withCredentials();
        const Cli::Run run =
            cli.run(goodVideo + QStringList{"--user-identity", "", "--geo-regions=", "--lifetime=", "--backdate", "",
                                            "--now=", "--key=", "--json"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.at("claims").toObject().keys(),
                 QStringList({"app_key", "exp", "iat", "role_type", "tpc", "version"}));
        QCOMPARE(cli.run({"sign", "video", "--session-name=", "--role", "1"}).errLines(),
                 QList<QByteArray>{"sessionName: is needed: give a value"});
        QCOMPARE(cli.run({"sign", "meeting", "--meeting-number=", "--role="}).code, 0);
    }

    void letsTheLastOfARepeatedOptionCount()
    {
        const Cli::Run run = withCredentials().run(
            goodVideo + QStringList{"--session-name", "Fast Cars", "--lifetime", "1h", "--expiration-seconds", "1800",
                                    "--now", "5", "--now", "1700000000", "--json", "--json"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.at("claims/tpc").toString(), QString("Fast Cars"));
        QCOMPARE(run.at("expiresAt").toInteger(), 1700001770);
    }

    void warnsAndStillMints()
    {
        const Cli::Run run =
            withCredentials().run({"sign", "video", "--session-name", "Cool\u2028Cars", "--role", "1"});
        QCOMPARE(run.code, 0);
        QVERIFY(token::isSignedWith(run.out.chopped(1), secret));
        QCOMPARE(run.errLines().size(), 1);
        QVERIFY2(run.err.startsWith("warning: topic-charset: "), run.err);
        QVERIFY2(run.err.contains("\\u2028") && !run.err.contains("\u2028"), run.err);
    }
};

QTEST_GUILESS_MAIN(Sign)
#include "sign.moc"
