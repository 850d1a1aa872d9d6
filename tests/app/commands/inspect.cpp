#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;

const QByteArray secret = "a-secret-for-tests-alone";
const QByteArray soundVideo = token::make(
    json("{'app_key':'k','role_type':1,'tpc':'Cool Cars','version':1,'iat':1700000000,'exp':1700007200}"), secret);
const QByteArray soundMeeting =
    token::make(json("{'appKey':'k','sdkKey':'k','iat':1700000000,'exp':1700007200,'tokenExp':1700007200}"), secret);
const QByteArray soundApi = token::make(json("{'iss':'k','iat':1700000000,'exp':1700007200}"), secret);

QString status(const Cli::Run& run) { return run.at("signature/status").toString(); }

} // namespace

/// `callsign-cli inspect`.
class Inspect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatAJoinMayAnswerAWarning()
    {
        const QByteArray spaced = token::make(
            json("{'app_key':'k','role_type':7,'tpc':'Cool Cars ','version':1,'iat':1700000000,'exp':1700007200}"),
            secret);
        const Cli::Run run = Cli().run({"inspect", spaced, "--now", "1700000100"});
        QString text = QString::fromUtf8(run.out).simplified();
        QVERIFY2(text.contains("A join may answer video-web:200, native:1507."), run.out);
        QVERIFY2(text.contains("A join answers video-web:3010, native:1509."), run.out);
    }

    void printsNoHeaderMemberTwice()
    {
        const QByteArray body = soundVideo.mid(soundVideo.indexOf('.'));
        const QByteArray twice = QByteArray(R"({"alg":"HS256","typ":"JWT","alg":"none"})")
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const Cli::Run run = Cli().run({"inspect", twice + body, "--json"});
        QCOMPARE(run.out.count("\"alg\":"), 1);
        QCOMPARE(run.at("header/alg").toString(), QString("none"));
    }

    void tellsTheTokensAgeByNowAndLeeway_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("code");
        QTest::newRow("last second") << QStringList{"--now", "1700007199"} << "live" << 0;
        QTest::newRow("over") << QStringList{"--now", "1700007200"} << "expired" << 3;
        QTest::newRow("over, within leeway") << QStringList{"--now", "1700007200", "--leeway", "1"} << "live" << 0;
        QTest::newRow("over, at the leeway's end")
            << QStringList{"--now", "1700007260", "--leeway", "1m"} << "expired" << 3;
        QTest::newRow("first second") << QStringList{"--now", "1700000000"} << "live" << 0;
        QTest::newRow("too early") << QStringList{"--now", "1699999999"} << "not-yet" << 3;
        QTest::newRow("early, within leeway") << QStringList{"--now", "1699999999", "--leeway", "1s"} << "live" << 0;
    }
    void tellsTheTokensAgeByNowAndLeeway()
    {
        QFETCH(QStringList, options);
        const Cli::Run run = Cli().run(QStringList{"inspect", soundVideo, "--json"} + options);
        QTEST(run.at("lifetime/state").toString(), "state");
        QTEST(run.code, "code");
    }

    void readsAnArgumentAFileAndStdin_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("argument") << "\"$CLI\" inspect $TOKEN";
        QTest::newRow("file") << "\"$CLI\" inspect token.txt";
        QTest::newRow("file with a verb's name") << "cp token.txt sign; \"$CLI\" inspect sign";
        QTest::newRow("path") << "\"$CLI\" inspect $DIR/token.txt";
        QTest::newRow("pipe as a file") << "mkfifo p; cat token.txt >p & \"$CLI\" inspect p";
        QTest::newRow("stdin") << "\"$CLI\" inspect <token.txt";
        QTest::newRow("stdin by a dash") << "\"$CLI\" inspect - <token.txt";
        QTest::newRow("after two dashes") << "\"$CLI\" inspect --now 1700000100 -- token.txt";
        QTest::newRow("bearer header") << "printf 'Authorization: Bearer %s\\r\\n' $TOKEN | \"$CLI\" inspect";
        QTest::newRow("quoted and folded") << "(echo '\"'; fold -w 60 token.txt; echo '\"') | \"$CLI\" inspect";
    }
    void readsAnArgumentAFileAndStdin()
    {
        QFETCH(QString, line);
        Cli cli;
        cli.set("TOKEN", soundVideo);
        cli.file("token.txt", soundVideo + "\n");
        const Cli::Run run = cli.shell(line);
        QVERIFY2(run.out.contains("Cool Cars") && !run.out.contains("cannot be read"), run.out + run.err);
        QVERIFY2(run.err.isEmpty() || run.err.startsWith("The token was taken out of: "), run.err);
    }

    void refusesWhatHoldsNoToken_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("empty argument") << "\"$CLI\" inspect ''" << QByteArray("token: is empty");
        QTest::newRow("empty stdin") << "\"$CLI\" inspect </dev/null" << QByteArray("token: is empty");
        QTest::newRow("blank stdin") << "echo ' ' | \"$CLI\" inspect -" << QByteArray("token: is empty");
        QTest::newRow("empty file") << "\"$CLI\" inspect /dev/null" << QByteArray("token: is empty");
        QTest::newRow("closed stdin") << "\"$CLI\" inspect <&-" << QByteArray("token: cannot read standard input");
        QTest::newRow("folder") << "\"$CLI\" inspect /" << QByteArray("token: cannot read /");
        QTest::newRow("no such path") << "\"$CLI\" inspect no/such.file" << QByteArray("token: is neither a file");
        QTest::newRow("no such path with dots")
            << "\"$CLI\" inspect ./no.file" << QByteArray("token: is neither a file");
        QTest::newRow("a word") << "\"$CLI\" inspect token" << QByteArray("token: is neither a file");
        QTest::newRow("no time") << "\"$CLI\" inspect a.b.c --now x" << QByteArray("now: is not a whole number");
        QTest::newRow("no leeway") << "\"$CLI\" inspect a.b.c --leeway -1" << QByteArray("leeway: is out of range");
        QTest::newRow("stdin for both") << "echo s | \"$CLI\" inspect --secret-stdin"
                                        << QByteArray("secret: cannot come from standard input");
        QTest::newRow("no such secret file")
            << "\"$CLI\" inspect a.b.c --secret-file nowhere" << QByteArray("secret: cannot read nowhere");
        QTest::newRow("no such env file")
            << "\"$CLI\" inspect $TOKEN --env-file nowhere" << QByteArray("secret: cannot read nowhere");
        QTest::newRow("a key without a secret")
            << "\"$CLI\" inspect a.b.c --key k" << QByteArray("secret: is needed beside --key");
    }
    void refusesWhatHoldsNoToken()
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, says);
        Cli cli;
        cli.set("TOKEN", soundVideo);
        const Cli::Run asText = cli.shell(line);
        QCOMPARE(asText.code, 2);
        QVERIFY(asText.out.isEmpty());
        QCOMPARE(asText.errLines().size(), 1);
        QVERIFY2(asText.err.startsWith(says), asText.err);
        const Cli::Run asJson = cli.shell(line + " --json");
        QCOMPARE(asJson.code, 2);
        QCOMPARE(asJson.at("problems").toArray().size(), 1);
    }

    void checksTheSignatureWithTheSecretAtHand_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("code");
        QTest::newRow("none") << QStringList() << "unchecked" << 0;
        QTest::newRow("file") << QStringList{"--secret-file", "good.txt"} << "valid" << 0;
        QTest::newRow("file and key") << QStringList{"--key", "k", "--secret-file", "good.txt"} << "valid" << 0;
        QTest::newRow("stdin") << QStringList{"--secret-stdin"} << "valid" << 0;
        QTest::newRow("wrong") << QStringList{"--secret-file", "bad.txt"} << "invalid" << 3;
        QTest::newRow("env file") << QStringList{"--env-file", "zoom.env"} << "valid" << 0;
        QTest::newRow("env file without one") << QStringList{"--env-file", "good.txt"} << "unchecked" << 0;
        QTest::newRow("not wanted") << QStringList{"--secret-file", "bad.txt", "--no-verify"} << "unchecked" << 0;
    }
    void checksTheSignatureWithTheSecretAtHand()
    {
        QFETCH(QStringList, options);
        const Cli cli;
        cli.file("good.txt", secret + "\r\n");
        cli.file("bad.txt", "another");
        cli.file("zoom.env", "ZOOM_VIDEO_SDK_SECRET=" + secret);
        const QStringList arguments = QStringList{"inspect", soundVideo, "--now", "1700000100"} + options;
        const Cli::Run run = cli.run(arguments + QStringList{"--json"}, secret);
        QTEST(status(run), "expected");
        QTEST(run.code, "code");
        QVERIFY(run.at("signature/by").isNull());
        const QByteArray human = cli.run(arguments, secret).out;
        QFETCH(QString, expected);
        const QByteArray word = expected == "unchecked" ? "not checked" : expected.toUtf8();
        QVERIFY2(human.contains("\nSignature  " + word), human);
    }

    void takesTheVariablesOfTheTokensKind_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("variable");
        QTest::newRow("video") << soundVideo << "ZOOM_VIDEO_SDK_SECRET";
        QTest::newRow("meeting") << soundMeeting << "ZOOM_MEETING_SDK_SECRET";
        QTest::newRow("api") << soundApi << "ZOOM_API_SECRET";
    }
    void takesTheVariablesOfTheTokensKind()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, variable);
        Cli cli;
        for (const QString other : {"ZOOM_VIDEO_SDK_SECRET", "ZOOM_MEETING_SDK_SECRET", "ZOOM_API_SECRET"})
            cli.set(other, other == variable ? QString(secret) : "another");
        QCOMPARE(status(cli.run({"inspect", text, "--json"})), QString("valid"));
    }

    void doesNotTryTheDemoSecretOnOtherPeoplesTokens()
    {
        const Cli::Run run = Cli().run({"--demo", "inspect", soundVideo, "--json", "--now", "1700000100"});
        QCOMPARE(run.code, 0);
        QCOMPARE(status(run), QString("unchecked"));
    }

    void leavesTokensThatZoomSignsUnchecked()
    {
        const QByteArray text = token::make(json("{'aud':'https://oauth.zoom.us','exp':1700007200}"), secret,
                                            json("{'alg':'HS512','typ':'JWT'}"));
        const Cli::Run run = Cli().run({"inspect", text, "--secret-stdin", "--json"}, "another");
        QCOMPARE(run.at("kind").toString(), QString("oauth-access"));
        QCOMPARE(status(run), QString("unchecked"));
    }

    void neverTakesAnotherAlgorithmForValid()
    {
        for (const char* const algorithm : {"none", "HS512", "hs256"}) {
            const QByteArray header = json("{'alg':'" + QByteArray(algorithm) + "','typ':'JWT'}");
            const QByteArray text = token::make(json("{'app_key':'k'}"), secret, header);
            QCOMPARE(status(Cli().run({"inspect", text, "--secret-stdin", "--json"}, secret)), QString("invalid"));
        }
    }
};

QTEST_GUILESS_MAIN(Inspect)
#include "inspect.moc"
