#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray secret = "a-secret-for-tests-alone";
const QByteArray meeting = token::make(
    json("{'appKey':'k','sdkKey':'k','mn':'1','role':0,'iat':1700000000,'exp':1700007200,'tokenExp':1700007200}"),
    secret);

} // namespace

/// `callsign-cli explain`.
class Explain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesCodesNamesAndTexts_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QByteArray>("startsWith");
        QTest::newRow("code") << "3712" << QByteArray("web:3712  Meeting SDK for the web");
        QTest::newRow("code with its source") << "web:3712" << QByteArray("web:3712  ");
        QTest::newRow("native") << "native:2014" << QByteArray("native:2014  native Video SDK");
        QTest::newRow("sign-in") << "4700" << QByteArray("oauth:4700  ");
        QTest::newRow("JSON") << QString(json("{'type':'INVALID_PARAMETERS','reason':'x'}"))
                              << QByteArray("INVALID_PARAMETERS  Video SDK for the web");
        QTest::newRow("text") << "Signature is invalid." << QByteArray("web:3712  ");
    }
    void takesCodesNamesAndTexts()
    {
        QFETCH(const QString, error);
        QFETCH(const QByteArray, startsWith);
        const Cli::Run run = Cli().run({"explain", error});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.startsWith(startsWith), run.out);
        QVERIFY2(run.out.contains("\n  meaning"), run.out);
        QVERIFY2(widestLine(run.out) <= 80, run.out);
        QVERIFY2(run.err.isEmpty(), run.err);
        QCOMPARE(Cli().run({"explain"}, error.toUtf8()).out, run.out);
        QCOMPARE(Cli().run({"explain", "-"}, error.toUtf8()).out, run.out);
    }

    void saysWhatOfATokenExplainsIt()
    {
        const Cli cli;
        cli.file("token.txt", meeting);
        cli.file("bad.txt", "another");
        const QStringList arguments{"explain", "3712",       "--token",       "token.txt",
                                    "--now",   "1700000100", "--secret-file", "bad.txt"};
        const Cli::Run run = cli.run(arguments);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("explains it\n  error  The signature was not made with this secret"), run.out);
        const Cli::Run asJson = cli.run(arguments + QStringList{"--json"});
        QCOMPARE(asJson.at("errors").toArray().size(), 1);
        QCOMPARE(asJson.at("errors/0/explainedBy").toArray().size(), 1);
        QCOMPARE(asJson.at("errors/0/explainedBy/0/id").toString(), QString("signature-invalid"));
        const Cli::Run sound = cli.run({"explain", "3712", "--token", meeting, "--now", "1700000100"});
        QVERIFY2(sound.out.contains("\nNothing that was found about the token explains it.\n"), sound.out);
    }

    void givesTheSameAsJson()
    {
        const Cli::Run run = Cli().run({"explain", "web:3705", "--json"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.at("schema").toInt(), 1);
        QCOMPARE(run.at("errors/0").toObject().keys(),
                 QStringList({"advice", "code", "findings", "meaning", "name", "source"}));
        QVERIFY(run.at("errors/0/findings").toArray().contains("expired"));
    }

    void refusesWhatNobodyKnows_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nonsense") << "\"$CLI\" explain hush" << QByteArray("error: is none that is known: give a code");
        QTest::newRow("nothing") << "\"$CLI\" explain ''" << QByteArray("error: is empty: give a code");
        QTest::newRow("empty stdin") << "\"$CLI\" explain </dev/null" << QByteArray("error: is empty: give a code");
        QTest::newRow("closed stdin") << "\"$CLI\" explain <&-" << QByteArray("error: cannot read standard input");
        QTest::newRow("stdin for two") << "\"$CLI\" explain --token -"
                                       << QByteArray("error: cannot come from standard input beside");
        QTest::newRow("no token") << "\"$CLI\" explain 3712 --token x" << QByteArray("token: is neither a file");
        QTest::newRow("no time") << "\"$CLI\" explain 3712 --now x" << QByteArray("now: is not a whole number");
    }
    void refusesWhatNobodyKnows()
    {
        QFETCH(const QString, line);
        QFETCH(const QByteArray, says);
        const Cli::Run run = Cli().shell(line);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines().size(), 1);
        QVERIFY2(run.err.startsWith(says), run.err);
        QVERIFY(!run.err.contains("hush"));
        QCOMPARE(Cli().shell(line + " --json").at("problems").toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(Explain)
#include "explain.moc"
