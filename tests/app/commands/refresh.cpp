#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray secret = "a-secret-for-tests-alone";
const QByteArray faulty = token::make(
    json("{'appKey':'k','sdkKey':'k','mn':'123 456-789','role':'0','iat':1600000000,'exp':1600007200,'x':1}"), "other");
const QByteArray mendedPayload = json("{'appKey':'k','sdkKey':'k','mn':'123456789','role':0,'iat':1700000070,"
                                      "'exp':1700007270,'tokenExp':1700007270,'x':1}");
const QStringList fix{"inspect", "-", "--fix", "--now", "1700000100"};

} // namespace

/// `inspect --fix`.
class Refresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsANewTokenAloneAndSaysWhatChanged()
    {
        const Cli cli;
        cli.file("s.txt", secret);
        const Cli::Run run = cli.run(fix + QStringList{"--secret-file", "s.txt"}, faulty);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, token::make(mendedPayload, secret) + '\n');
        QCOMPARE(run.errLines(),
                 Lines({"changed mn: 123 456-789 to 123456789", "changed role: \"0\" to 0",
                        "changed iat: 1600000000 to 1700000070 (1157 d 9 h later)",
                        "changed exp: 1600007200 to 1700007270 (1157 d 9 h later)", "added tokenExp: 1700007270"}));
    }

    void givesTheSameAsJson()
    {
        const Cli cli;
        cli.file("s.txt", secret);
        const Cli::Run run = cli.run(fix + QStringList{"--secret-file", "s.txt", "--json"}, faulty);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.err.isEmpty(), run.err);
        QCOMPARE(run.json().keys(),
                 QStringList({"changes", "claims", "expiresAt", "header", "issuedAt", "kind", "schema", "token"}));
        QCOMPARE(run.at("token").toString().toUtf8(), token::make(mendedPayload, secret));
        QCOMPARE(run.at("changes/4"), QJsonValue(QJsonObject{{"name", "tokenExp"},
                                                             {"relation", "only-right"},
                                                             {"left", QJsonValue::Null},
                                                             {"right", "1700007270"},
                                                             {"note", ""}}));
    }

    void putsTheGivenKeyIn()
    {
        const Cli::Run run = Cli().run({"inspect", faulty, "--fix", "--key", "mine", "--secret-stdin"}, secret);
        QCOMPARE(run.code, 0);
        const QByteArray payload = token::payloadOf(run.out.trimmed());
        QVERIFY2(payload.startsWith(json("{'appKey':'mine','sdkKey':'mine',")), payload);
        QVERIFY(token::isSignedWith(run.out.trimmed(), secret));
    }

    void warnsOfWhatIsStillWrong()
    {
        Cli cli;
        cli.set("ZOOM_MEETING_SDK_SECRET", secret);
        const Cli::Run run = cli.run(fix + QStringList{"--passcode", QString(33, 'p')}, faulty);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.errLines().last().startsWith("warning: passcode-value: "), run.err);
    }

    void makesTheTokenOneForTheJoin()
    {
        Cli cli;
        cli.set("ZOOM_MEETING_SDK_SECRET", secret).set("ZOOM_VIDEO_SDK_SECRET", secret);
        const QByteArray meeting = cli.run(fix + QStringList{"--meeting-number", "1"}, faulty).out;
        QVERIFY(token::payloadOf(meeting.trimmed()).contains(json("'mn':'1',")));
        const QByteArray video = token::make(json("{'app_key':'k','role_type':1,'tpc':'Cool Cars'}"), "other");
        const QByteArray other = cli.run(fix + QStringList{"--session-name", "Hot Cars"}, video).out;
        QVERIFY(token::payloadOf(other.trimmed()).contains(json("'tpc':'Hot Cars',")));
    }

    void listsWhatItCannotMend_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Lines>("says");
        const QByteArray video = token::make(json("{'app_key':'k','role_type':7,'tpc':'x'}"), secret);
        QTest::newRow("role") << video << Lines{"role: cannot be 7: use 0 or 1"};
        QTest::newRow("nothing there") << token::make(json("{'app_key':'k','version':1}"), secret)
                                       << Lines{"role: is needed: give a value",
                                                "sessionName: is needed: give a value"};
        QTest::newRow("damage") << video.left(60) + "*" + video.mid(61)
                                << Lines{"token: has a payload that cannot be read whole: what it said is not known"};
        QTest::newRow("another kind")
            << token::make(json("{'aud':'https://oauth.zoom.us','exp':1700007200}"), secret,
                           json("{'alg':'HS512','typ':'JWT'}"))
            << Lines{"token: is of the kind “Zoom OAuth access token”, which is not signed here: use sign"};
    }
    void listsWhatItCannotMend()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const Lines, says);
        Cli cli;
        cli.set("ZOOM_VIDEO_SDK_SECRET", secret);
        const Cli::Run run = cli.run(fix, text);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines(), says);
        QCOMPARE(cli.run(fix + QStringList{"--json"}, text).at("problems").toArray().size(), says.size());
    }

    void needsASecret()
    {
        const Cli::Run run = Cli().run(fix, faulty);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errLines().size(), 1);
        QVERIFY2(run.err.startsWith("secret: is needed: give --secret-file"), run.err);
    }

    void writesAReportThatGivesNothingAway_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("startsWith");
        QTest::newRow("Markdown") << "r.md" << QByteArray("# Meeting SDK token\n");
        QTest::newRow("JSON") << "r.json" << QByteArray("{\"schema\":1,");
        QTest::newRow("text") << "r.txt" << QByteArray("Meeting SDK token\n");
    }
    void writesAReportThatGivesNothingAway()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, startsWith);
        const Cli cli;
        cli.file("s.txt", secret);
        const QByteArray text = token::make(
            json("{'appKey':'the-key-itself','mn':'987654321','role':0,'iat':1700000000,'exp':1700007200}"), secret);
        const Cli::Run run = cli.run({"inspect", text, "--report", name, "--secret-file", "s.txt"});
        QCOMPARE(run.out, cli.run({"inspect", text, "--secret-file", "s.txt"}).out);
        const QByteArray report = cli.read(name);
        QVERIFY2(report.startsWith(startsWith), report);
        for (const QByteArray& kept : {secret, QByteArray("the-key-itself"), QByteArray("987654321"),
                                       text.mid(text.lastIndexOf('.') + 1), text.split('.')[1]})
            QVERIFY2(!report.contains(kept), report);
        QCOMPARE(QFile::permissions(cli.path(name)) & QFile::Permissions(0x77), QFile::Permissions());
    }

    void refusesAReportOfAnotherFormAndOneThatCannotBeWritten()
    {
        const Cli cli;
        const Cli::Run run = cli.run({"inspect", faulty, "--report", "r.pdf"});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errLines(), Lines{"report: is a name that ends in .md, .json or .txt"});
        QCOMPARE(cli.run({"inspect", faulty, "--report", "nowhere/r.md"}).code, 1);
    }

    void writesNoReportOverWhatItReads_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("token") << "\"$CLI\" inspect t.txt --report ./t.txt";
        QTest::newRow("token by another name") << "ln t.txt l.txt; \"$CLI\" inspect l.txt --report t.txt";
        QTest::newRow("standard input") << "\"$CLI\" inspect --report t.txt <t.txt";
        QTest::newRow("secret") << "\"$CLI\" inspect $TOKEN --secret-file t.txt --report t.txt";
        QTest::newRow("env file") << "\"$CLI\" inspect $TOKEN --env-file t.txt --report t.txt";
    }
    void writesNoReportOverWhatItReads()
    {
        QFETCH(const QString, line);
        Cli cli;
        cli.set("TOKEN", faulty);
        cli.file("t.txt", faulty);
        const Cli::Run run = cli.shell(line);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errLines(),
                 Lines{"report: is the file that the token or the secret is read from: choose another name"});
        QCOMPARE(cli.read("t.txt"), faulty);
    }
};

QTEST_GUILESS_MAIN(Refresh)
#include "refresh.moc"
