#include "app/cli.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

namespace {

const QByteArray secret = "a-secret-for-tests-alone";
const QStringList oneVideo{"mint", "video", "--role", "1", "--session-name", "s{n}"};

Cli withCredentials()
{
    Cli cli;
    cli.set("ZOOM_VIDEO_SDK_KEY", "videoKey").set("ZOOM_VIDEO_SDK_SECRET", secret);
    cli.set("ZOOM_MEETING_SDK_KEY", "meetingKey").set("ZOOM_MEETING_SDK_SECRET", secret);
    return cli;
}

/// The objects of JSON Lines.
QList<QJsonObject> linesOf(const QByteArray& text)
{
    QList<QJsonObject> lines;
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty()) lines += QJsonDocument::fromJson(line).object();
    return lines;
}

} // namespace

/// `callsign-cli mint`, seen from outside.
class Mint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mintsAsOftenAsItIsTold()
    {
        const Cli::Run run = withCredentials().run(oneVideo + QStringList{"--count", "3", "--json"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, "");
        const QList<QJsonObject> lines = linesOf(run.out);
        QCOMPARE(lines.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(lines[i]["schema"], QJsonValue(1));
            QCOMPARE(lines[i]["n"], QJsonValue(i + 1));
            QCOMPARE(lines[i]["kind"], QJsonValue("video"));
            const QByteArray token = lines[i]["token"].toString().toUtf8();
            QVERIFY(token::isSignedWith(token, secret));
            QVERIFY(token::payloadOf(token).contains("\"tpc\":\"s" + QByteArray::number(i + 1) + '"'));
        }
    }

    void mintsTheSameTokenAsSign()
    {
        const Cli cli = withCredentials();
        const QStringList fields{"video", "--role", "1", "--session-name", "x y", "--now", "1700000000"};
        const QByteArray token = cli.run(QStringList{"sign"} + fields).out.trimmed();
        const Cli::Run run = cli.run(QStringList{"mint"} + fields + QStringList{"--format", "env"});
        QCOMPARE(run.out, "ZOOM_TOKEN_1=" + token + '\n');
    }

    void aFixedClockMakesTheSameFile()
    {
        const Cli cli = withCredentials();
        const QStringList arguments = oneVideo + QStringList{"--count", "2000", "--now", "1700000000"};
        const Cli::Run once = cli.run(arguments);
        const Cli::Run again = cli.run(arguments + QStringList{"--threads", "3", "-o", cli.path("tokens.csv")});
        QCOMPARE(once.code, 0);
        QCOMPARE(again.code, 0);
        QCOMPARE(again.out, "");
        QCOMPARE(cli.read("tokens.csv"), once.out);
        QVERIFY(once.out.startsWith("n,role,sessionName,token,issuedAt,expiresAt\n1,1,s1,eyJ"));
    }

    void readsRows_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("csv") << QByteArray("session-name,role,team\nCool,1,red\n\"a, b\",0,blue\n");
        QTest::newRow("json lines") << QByteArray("{\"sessionName\":\"Cool\",\"role\":1,\"team\":\"red\"}\n"
                                                  "{\"sessionName\":\"a, b\",\"role\":0,\"team\":\"blue\"}\n");
    }
    void readsRows()
    {
        QFETCH(const QByteArray, rows);
        const Cli cli = withCredentials();
        const QStringList rest{"--user-identity", "{team}-{n}", "--json"};
        const Cli::Run run = cli.run(QStringList{"mint", "video", "--from", cli.file("rows", rows)} + rest);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, "");
        QCOMPARE(linesOf(run.out).value(1)["fields"].toObject()["userIdentity"], QJsonValue("blue-2"));
        QCOMPARE(linesOf(run.out).value(1)["fields"].toObject()["sessionName"], QJsonValue("a, b"));
        const Cli::Run piped = cli.run(QStringList{"mint", "video", "--from", "-"} + rest, rows);
        QCOMPARE(linesOf(piped.out).size(), 2);
    }

    void addsNegativesWithTheirFindings()
    {
        const Cli cli = withCredentials();
        const Cli::Run run =
            cli.run({"mint", "meeting", "--meeting-number", "123456789", "--role", "0", "--negative", "--json"});
        QCOMPARE(run.code, 0);
        const QList<QJsonObject> lines = linesOf(run.out);
        QVERIFY(lines.size() > 20);
        QVERIFY(!lines[0].contains("finding"));
        for (const QJsonObject& line : lines.mid(1, 4)) { // the test of core has them all
            const Cli::Run inspected =
                cli.run({"inspect", "--json", "--meeting-number", "123456789", "-"}, line["token"].toString().toUtf8());
            QVERIFY2(inspected.code == 3, qPrintable(line["spoilt"].toString()));
            QVERIFY2(inspected.out.contains("\"id\":\"" + line["finding"].toString().toUtf8() + '"'),
                     qPrintable(line["spoilt"].toString()));
        }
    }

    void listsEveryProblemAndPrintsNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArrayList>("lines");
        const auto row = [](const char* name, const QStringList& arguments, const QByteArray& rows,
                            const QByteArrayList& lines) { QTest::newRow(name) << arguments << rows << lines; };
        row("options", {"--role", "{0,1", "--count", "0", "--format", "xml", "--threads", "x"}, "",
            {"role: holds a { that nothing closes", "count: is out of range: give 1 to 1000000000",
             "format: cannot be xml", "threads: is not a whole number"});
        row("a column without a file", {"--role", "1", "--session-name", "{team}"}, "",
            {"from: is needed for the column {team}"});
        row("rows", {"--from", "ROWS"}, "sessionName,role\na,1\nb,2\n,x\n",
            {"role: cannot be 2: use 0 or 1 (line 3)", "role: is not a whole number", "sessionName: is needed"});
        row("the same in many rows", {"--from", "ROWS"}, "sessionName,role\na,1\na,2\na,2\na,2\na,1\nb,2\n",
            {"role: cannot be 2: use 0 or 1 (lines 3 to 5, 7)\n"});
        row("rows far apart", {"--from", "ROWS"}, "sessionName,role\n" + QByteArray("a,1\na,2\n").repeated(30),
            {"(lines 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 20 more)\n"});
        row("too many rows", {"--from", "ROWS"}, "sessionName,role\n" + QByteArray("a,2\n").repeated(300),
            {"(lines 2 to 101)\nThere may be more: nothing behind these was looked at.\n"});
        row("two columns for a field", {"--from", "ROWS"}, "sessionName,session-name,role\na,b,1\n",
            {"from: the first line names one field twice"});
        row("no output", {"--role", "1", "--session-name", "a", "-o", ""}, "", {"output: is empty: give a file"});
        row("a broken file", {"--from", "ROWS"}, "sessionName,role\na\n", {"from: line 2 has 1 values"});
        row("the number", {"--role", "1", "--session-name", QString(199, 'x') + "{n}", "--count", "10"}, "",
            {"sessionName: has 201 characters: shorten it to at most 200 (n = 10)"});
        row("count and file", {"--from", "ROWS", "--count", "2"}, "role\n1\n", {"count: is the number of rows"});
    }
    void listsEveryProblemAndPrintsNothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(const QByteArray, rows);
        QFETCH(const QByteArrayList, lines);
        const Cli cli = withCredentials();
        arguments.replaceInStrings("ROWS", cli.file("rows.csv", rows));
        const Cli::Run run = cli.run(QStringList{"mint", "video"} + arguments);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, "");
        for (const QByteArray& line : lines) QVERIFY2(run.err.contains(line), run.err.constData());
    }

    void takesAFailedReadForNoEnd()
    {
        const Cli cli = withCredentials();
        const QString folder = QFileInfo(cli.file("folder/file", "")).path();
        for (const QStringList& output : {QStringList(), QStringList{"-o", cli.path("out")}}) {
            const Cli::Run run = cli.run(oneVideo + QStringList{"--from", folder} + output);
            QCOMPARE(run.code, 1);
            QVERIFY(run.err.startsWith("callsign-cli cannot read " + folder.toUtf8()));
            QCOMPARE(run.out, "");
        }
#ifdef Q_OS_UNIX
        const Cli::Run piped = cli.shell("\"$CLI\" mint video --role 1 --session-name s --from - -o out < folder");
        QCOMPARE(piped.code, 1);
        QVERIFY(piped.err.startsWith("callsign-cli cannot read standard input"));
#endif
        QVERIFY(!QFile::exists(cli.path("out")));
    }

    void readsAPipeOnce()
    {
#ifdef Q_OS_UNIX
        const Cli::Run run =
            withCredentials().shell("mkfifo pipe; { echo sessionName,role; echo a,1; echo b,0; } > pipe & "
                                    "exec \"$CLI\" mint video --json --from pipe");
        QCOMPARE(run.code, 0);
        QCOMPARE(linesOf(run.out).size(), 2);
#else
        QSKIP("there are no pipes with names");
#endif
    }

    void warnsOfSlips()
    {
        const Cli cli = withCredentials();
        const Cli::Run alike = cli.run({"mint", "video", "--role", "1", "--session-name", "s", "--count", "2"});
        QCOMPARE(alike.err, "warning: the tokens are all alike, as no option holds {n}\n");
        const QString rows = cli.file("rows.csv", "sessionName,role,sesionKey\na,1,b\n");
        QVERIFY(cli.run({"mint", "video", "--from", rows}).err.startsWith("warning: the column sesionKey is no field"));
    }

    void needsAKeyAndASecret()
    {
        const Cli::Run run = Cli().run(oneVideo);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errLines().size(), 2);
        QCOMPARE(Cli().run(QStringList{"--demo"} + oneVideo).code, 0);
    }
};

QTEST_GUILESS_MAIN(Mint)
#include "mint.moc"
