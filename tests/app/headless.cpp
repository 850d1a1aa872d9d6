#include "app/cli.h"

#include <QTest>

/// What holds for every verb, and command lines that cannot be read.
class Headless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explainsEveryVerb_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("program") << QStringList{"--help"} << QByteArray("inspect");
        QTest::newRow("short") << QStringList{"-h"} << QByteArray("--demo");
        QTest::newRow("sign") << QStringList{"sign", "--help"} << QByteArray("meeting");
        QTest::newRow("video") << QStringList{"sign", "video", "--help"} << QByteArray("--session-name TEXT");
        QTest::newRow("meeting") << QStringList{"sign", "meeting", "--help"} << QByteArray("ZOOM_MEETING_SDK_SECRET");
        QTest::newRow("api") << QStringList{"sign", "api", "--help"} << QByteArray("--lifetime");
        QTest::newRow("inspect") << QStringList{"inspect", "--help"} << QByteArray("--leeway DURATION");
        QTest::newRow("the join") << QStringList{"inspect", "--help"} << QByteArray("--meeting-number NUMBER");
        QTest::newRow("diff") << QStringList{"diff", "--help"} << QByteArray("--secret-file FILE");
        QTest::newRow("explain") << QStringList{"explain", "--help"} << QByteArray("--token TOKEN");
        QTest::newRow("fields") << QStringList{"fields", "--help"} << QByteArray("--markdown");
        QTest::newRow("login") << QStringList{"login", "--help"} << QByteArray("--paste");
        QTest::newRow("token") << QStringList{"token", "--help"} << QByteArray("--min-validity DURATION");
        QTest::newRow("status") << QStringList{"status", "--help"} << QByteArray("--profile NAME");
        QTest::newRow("logout") << QStringList{"logout", "--help"} << QByteArray("--revoke");
        QTest::newRow("call") << QStringList{"api", "--help"} << QByteArray("--all-pages");
        QTest::newRow("zak") << QStringList{"zak", "--help"} << QByteArray("--user USER");
        QTest::newRow("obf") << QStringList{"obf", "--help"} << QByteArray("--meeting-number NUMBER");
        QTest::newRow("serve") << QStringList{"serve", "--help"} << QByteArray("--allow-origin ORIGIN");
        QTest::newRow("despite mistakes") << QStringList{"sign", "video", "--rol", "--help"} << QByteArray("--role");
    }
    void explainsEveryVerb()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Cli::Run run = Cli().run(arguments);
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains(says), run.out);
        QVERIFY2(run.out.contains("Usage: callsign-cli"), run.out);
        QVERIFY2(widestLine(run.out) <= 80, run.out);
        QVERIFY(run.err.isEmpty());
    }

    void neverOffersAnOptionForASecretsValue()
    {
        for (const QString kind : {"video", "meeting", "api"})
            QVERIFY(!Cli().run({"sign", kind, "--help"}).out.contains("--secret "));
        for (const QString verb : {"inspect", "diff", "explain"})
            QVERIFY(!Cli().run({verb, "--help"}).out.contains("--secret "));
    }

    void saysItsVersion()
    {
        const Cli::Run run = Cli().run({"--version"});
        QCOMPARE(run.code, 0);
        const QRegularExpression version("^callsign-cli \\d+\\.\\d+\\.\\d+\n$");
        QVERIFY2(version.match(run.out).hasMatch(), run.out);
        QVERIFY(run.err.isEmpty());
    }

    void refusesInOneSentenceWhatItCannotRead_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QStringList{} << QByteArray("sign, inspect, diff, explain, mint, fields");
        QTest::newRow("empty verb") << QStringList{""} << QByteArray("sign, inspect, diff, explain, mint, fields");
        QTest::newRow("verb") << QStringList{"sing"} << QByteArray("sign, inspect, diff, explain, mint, fields");
        QTest::newRow("no kind") << QStringList{"sign"} << QByteArray("video, meeting, api");
        QTest::newRow("kind") << QStringList{"sign", "zoom"} << QByteArray("video, meeting, api");
        QTest::newRow("option") << QStringList{"sign", "video", "--rol", "1"}
                                << QByteArray("callsign-cli sign video has no option --rol: see");
        QTest::newRow("option of another kind") << QStringList{"sign", "api", "--role", "1"} << QByteArray("--role");
        QTest::newRow("abbreviation") << QStringList{"inspect", "--js"} << QByteArray("--js");
        QTest::newRow("short option") << QStringList{"inspect", "-v"} << QByteArray("no option -v");
        QTest::newRow("too many") << QStringList{"inspect", "a.b.c", "d.e.f"} << QByteArray("too many arguments");
        QTest::newRow("kind twice") << QStringList{"sign", "video", "video"} << QByteArray("too many arguments");
        QTest::newRow("value missing") << QStringList{"sign", "video", "--role"} << QByteArray("--role needs a value");
        QTest::newRow("value of a switch") << QStringList{"fields", "--json=1"} << QByteArray("switch");
        QTest::newRow("demo in the wrong place")
            << QStringList{"sign", "video", "--demo"} << QByteArray("--demo stands before the verb");
        QTest::newRow("escape sequence") << QStringList{"fields", "--\x1b[31m"} << QByteArray("--\\u001b[31m");
    }
    void refusesInOneSentenceWhatItCannotRead()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Cli::Run run = Cli().run(arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines().size(), 1);
        QVERIFY2(run.err.contains(says), run.err);
    }

    void doesNotRepeatWhatMayBeASecretInTheWrongPlace_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("as an option") << QStringList{"sign", "video", "--secret", "hush"};
        QTest::newRow("glued to it") << QStringList{"sign", "video", "--secret=hush"};
        QTest::newRow("glued to a letter") << QStringList{"sign", "video", "-shush"};
        QTest::newRow("in front") << QStringList{"--secret=hush", "sign", "video"};
        QTest::newRow("at the end") << QStringList{"sign", "video", "--role", "1", "hush"};
        QTest::newRow("as a verb") << QStringList{"hush"};
        QTest::newRow("as a kind") << QStringList{"sign", "hush"};
        QTest::newRow("to a switch") << QStringList{"sign", "video", "--secret-stdin=hush"};
        QTest::newRow("to the version") << QStringList{"--version=hush"};
        QTest::newRow("as a token") << QStringList{"inspect", "hush"};
        QTest::newRow("as one of two tokens") << QStringList{"diff", "a.b.c", "hush"};
        QTest::newRow("as an error") << QStringList{"explain", "hush"};
        QTest::newRow("as a time") << QStringList{"sign", "api", "--now", "hush", "--backdate", "hush"};
        QTest::newRow("as a list of fields") << QStringList{"fields", "hush"};
    }
    void doesNotRepeatWhatMayBeASecretInTheWrongPlace()
    {
        QFETCH(QStringList, arguments);
        const Cli::Run run = Cli().run(arguments);
        QCOMPARE(run.code, 2);
        QVERIFY2(!run.err.contains("hush") && !run.out.contains("hush"), run.err);
    }

    void failsWhenTheResultCannotBeWritten_data()
    {
        QTest::addColumn<QString>("line");
        const QString noReader = "mkfifo \"$DIR/pipe\"; exec 3<>\"$DIR/pipe\" 4>\"$DIR/pipe\" 3<&-; ";
        QTest::newRow("sign, full disk") << "\"$CLI\" --demo sign video --session-name x --role 1 >/dev/full";
        QTest::newRow("sign, closed") << "\"$CLI\" --demo sign video --session-name x --role 1 >&-";
        QTest::newRow("sign, no reader") << noReader + "\"$CLI\" --demo sign api >&4";
        QTest::newRow("inspect, full disk") << "\"$CLI\" inspect a.b.c >/dev/full";
        QTest::newRow("fields, full disk") << "\"$CLI\" fields >/dev/full";
        QTest::newRow("fields, no reader") << noReader + "\"$CLI\" fields --markdown >&4";
        QTest::newRow("help, full disk") << "\"$CLI\" --help >/dev/full";
        QTest::newRow("problems, full disk") << "\"$CLI\" sign video --json >/dev/full";
    }
    void failsWhenTheResultCannotBeWritten()
    {
        QFETCH(QString, line);
        const Cli::Run run = Cli().shell(line);
        QCOMPARE(run.code, 1);
        QVERIFY2(run.errLines().last().startsWith("The result could not be written: "), run.err);
    }

    void worksWithoutAnOpenStderr()
    {
        const Cli::Run run = Cli().shell("\"$CLI\" --demo sign api --now 0 2>&-");
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out.count('.'), 2);
    }

    void needsNoEnvironmentAtAll()
    {
        const Cli::Run run = Cli().shell("env -i \"$CLI\" --demo sign video --session-name \u00e9 --role 1 --json");
        QCOMPARE(run.code, 0);
        QCOMPARE(run.at("claims/tpc").toString(), QString("\u00e9"));
    }
};

QTEST_GUILESS_MAIN(Headless)
#include "headless.moc"
