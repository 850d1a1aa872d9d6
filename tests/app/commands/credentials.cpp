#include "app/cli.h"

#include <QTest>

#ifdef Q_OS_LINUX
    #include <unistd.h>
#endif

namespace {

using token::json;

const QStringList signVideo{"sign", "video", "--session-name", "x", "--role", "1"};

/// The key and the secret that signed: the key as the token says it, the secret found by trying.
QByteArray signer(const Cli::Run& run, const QList<QByteArray>& secrets)
{
    const QByteArray text = run.out.chopped(1);
    const QByteArray key = QJsonDocument::fromJson(token::payloadOf(text))["app_key"].toString().toUtf8();
    for (const QByteArray& secret : secrets)
        if (token::isSignedWith(text, secret)) return key + ' ' + secret;
    return key;
}

} // namespace

/// Where `sign` and `inspect` take key and secret from.
class Credentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstSourceThatIsGiven_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("expected");
        const QStringList file{"--key", "optionKey", "--secret-file", "secret.txt"};
        const QStringList input{"--key", "optionKey", "--secret-stdin"};
        const QStringList envFile{"--env-file", "zoom.env"};
        QTest::newRow("options over all") << (envFile + file) << QByteArray("optionKey fromFile");
        QTest::newRow("stdin over all") << (envFile + input) << QByteArray("optionKey fromStdin");
        QTest::newRow("env file over environment") << envFile << QByteArray("fileKey fromEnvFile");
        QTest::newRow("environment") << QStringList() << QByteArray("environmentKey fromEnvironment");
    }
    void takesTheFirstSourceThatIsGiven()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, expected);
        Cli cli;
        cli.set("ZOOM_VIDEO_SDK_KEY", "environmentKey").set("ZOOM_VIDEO_SDK_SECRET", "fromEnvironment");
        cli.file("secret.txt", "fromFile");
        cli.file("zoom.env", "ZOOM_VIDEO_SDK_KEY=fileKey\nZOOM_VIDEO_SDK_SECRET=fromEnvFile\n");
        const Cli::Run run = cli.run(QStringList{"--demo"} + signVideo + options, "fromStdin");
        QCOMPARE(run.code, 0);
        QVERIFY2(run.err.isEmpty(), run.err);
        QCOMPARE(signer(run, {"fromFile", "fromStdin", "fromEnvFile", "fromEnvironment"}), expected);
    }

    void knowsTheVariablesOfEachKind_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("video") << "video"
                               << "ZOOM_VIDEO_SDK";
        QTest::newRow("meeting") << "meeting"
                                 << "ZOOM_MEETING_SDK";
        QTest::newRow("api") << "api"
                             << "ZOOM_API";
    }
    void knowsTheVariablesOfEachKind()
    {
        QFETCH(QString, kind);
        QFETCH(QString, prefix);
        const QStringList fields = kind == "video" ? QStringList{"--session-name", "x", "--role", "1"} : QStringList();
        Cli cli;
        for (const QString other : {"ZOOM_VIDEO_SDK", "ZOOM_MEETING_SDK", "ZOOM_API"})
            cli.set(other + "_KEY", other).set(other + "_SECRET", "secret of " + other);
        const Cli::Run fromEnvironment = cli.run(QStringList{"sign", kind} + fields);
        QVERIFY(token::isSignedWith(fromEnvironment.out.chopped(1), "secret of " + prefix.toUtf8()));
        cli.file("zoom.env", prefix.toUtf8() + "_KEY=k\n" + prefix.toUtf8() + "_SECRET=from-file\n");
        const Cli::Run fromFile = cli.run(QStringList{"sign", kind, "--env-file", "zoom.env"} + fields);
        QVERIFY(token::isSignedWith(fromFile.out.chopped(1), "from-file"));
    }

    void cutsExactlyOneLineBreakOffASecret_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("none") << QByteArray("s3cret") << QByteArray("s3cret");
        QTest::newRow("line feed") << QByteArray("s3cret\n") << QByteArray("s3cret");
        QTest::newRow("carriage return and line feed") << QByteArray("s3cret\r\n") << QByteArray("s3cret");
        QTest::newRow("two") << QByteArray("s3cret\n\n") << QByteArray("s3cret\n");
        QTest::newRow("carriage return alone") << QByteArray("s3cret\r") << QByteArray("s3cret\r");
        QTest::newRow("blanks stay") << QByteArray(" s3cret \n") << QByteArray(" s3cret ");
        QTest::newRow("any bytes") << QByteArray("\xff\x00\n\x01", 4) << QByteArray("\xff\x00\n\x01", 4);
    }
    void cutsExactlyOneLineBreakOffASecret()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, secret);
        const Cli cli;
        cli.file("secret.txt", bytes);
        const Cli::Run fromFile = cli.run(signVideo + QStringList{"--key", "k", "--secret-file", "secret.txt"});
        QVERIFY(token::isSignedWith(fromFile.out.chopped(1), secret));
        const Cli::Run fromStdin = cli.run(signVideo + QStringList{"--key", "k", "--secret-stdin"}, bytes);
        QVERIFY(token::isSignedWith(fromStdin.out.chopped(1), secret));
    }

    void warnsOfASecretThatIsNotBare()
    {
        const Cli cli;
        const QStringList options{"--key", "k", "--secret-file", "secret.txt"};
        cli.file("secret.txt", "s3cret");
        QCOMPARE(cli.run(signVideo + options).err, "");
        cli.file("secret.txt", " s3cret\n");
        QCOMPARE(cli.run(signVideo + options).err,
                 "warning: key and secret: There are blanks around the key or the secret, or line breaks in it: take "
                 "them out.\n");
        cli.file("secret.txt", "\"s3cret\"\n");
        QCOMPARE(cli.run(signVideo + options).err,
                 "warning: key and secret: There are quotes around the key or the secret: take them out.\n");
    }

    void leavesAByteOrderMarkOutOfASecretAndSaysSo()
    {
        const Cli cli;
        cli.file("secret.txt", "\xef\xbb\xbfs3cret\r\n");
        const QStringList options{"--key", "k", "--secret-file", "secret.txt"};
        const Cli::Run run = cli.run(signVideo + options);
        QVERIFY(token::isSignedWith(run.out.chopped(1), "s3cret"));
        QCOMPARE(run.err, "There is a byte order mark before the secret: left out, as it is no part of it.\n");
        cli.file("secret.txt", "\xef\xbb\xbf\n");
        QCOMPARE(cli.run(signVideo + options).errLines().last(), "secret: is empty: there is nothing in secret.txt");
    }

    void readsEnvFilesAsTheSamplesDo_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("plain") << QByteArray("ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=s3cret\n");
        QTest::newRow("no line break at the end") << QByteArray("ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=s3cret");
        QTest::newRow("Windows") << QByteArray("ZOOM_VIDEO_SDK_KEY=k\r\nZOOM_VIDEO_SDK_SECRET=s3cret\r\n");
        QTest::newRow("quotes") << QByteArray("ZOOM_VIDEO_SDK_KEY='k'\nZOOM_VIDEO_SDK_SECRET=\"s3cret\"\n");
        QTest::newRow("byte order mark") << QByteArray(
            "\xef\xbb\xbfZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=s3cret\n");
        QTest::newRow("export") << QByteArray("export ZOOM_VIDEO_SDK_KEY=k\nexport ZOOM_VIDEO_SDK_SECRET=s3cret\n");
        QTest::newRow("comments") << QByteArray(
            "# mine\nZOOM_VIDEO_SDK_KEY=k # key\n\nZOOM_VIDEO_SDK_SECRET = s3cret\n");
        QTest::newRow("others beside") << QByteArray("PORT=4000\nZOOM_VIDEO_SDK_SECRET=s3cret\nZOOM_VIDEO_SDK_KEY=k\n");
    }
    void readsEnvFilesAsTheSamplesDo()
    {
        QFETCH(QByteArray, content);
        const Cli cli;
        cli.file("zoom.env", content);
        const Cli::Run run = cli.run(signVideo + QStringList{"--env-file", "zoom.env"});
        QCOMPARE(signer(run, {"s3cret"}), QByteArray("k s3cret"));
    }

    void saysWhichHalfIsMissingAndWhereToPutIt_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QList<QByteArray>>("says");
        using Says = QList<QByteArray>;
        QTest::newRow("both")
            << ""
            << Says{"key: is needed: give --key, a --profile, an --env-file, or set ZOOM_VIDEO_SDK_KEY",
                    "secret: is needed: give --secret-file or --secret-stdin, a --profile, an "
                    "--env-file, or set ZOOM_VIDEO_SDK_SECRET"};
        QTest::newRow("key alone") << "--key k"
                                   << Says{"secret: is needed beside --key: give --secret-file or --secret-stdin"};
        QTest::newRow("secret alone") << "--secret-file secret.txt"
                                      << Says{"key: is needed beside the secret: give --key"};
        QTest::newRow("empty secret file")
            << "--key k --secret-file /dev/null" << Says{"secret: is empty: there is nothing in /dev/null"};
        QTest::newRow("a line break alone")
            << "--key k --secret-file break.txt" << Says{"secret: is empty: there is nothing in break.txt"};
        QTest::newRow("empty stdin") << "--key k --secret-stdin </dev/null"
                                     << Says{"secret: is empty: there was nothing on standard input"};
        QTest::newRow("closed stdin") << "--key k --secret-stdin <&-"
                                      << Says{"secret: cannot read standard input: check that it exists and may be "
                                              "read"};
        QTest::newRow("endless stdin") << "--key k --secret-stdin </dev/zero"
                                       << Says{"secret: standard input is too large: a key, a token or an env file is "
                                               "expected"};
        QTest::newRow("two secrets") << "--key k --secret-stdin --secret-file secret.txt"
                                     << Says{"secret: has two sources: give --secret-file or --secret-stdin"};
        QTest::newRow("no such file") << "--key k --secret-file nowhere"
                                      << Says{"secret: cannot read nowhere: check that it exists and may be read"};
        QTest::newRow("a folder") << "--key k --secret-file ."
                                  << Says{"secret: cannot read .: check that it exists and may be read"};
        QTest::newRow("no such env file") << "--env-file nowhere"
                                          << Says{"key: cannot read nowhere: check that it exists and may be read",
                                                  "secret: cannot read nowhere: check that it exists and may be read"};
        QTest::newRow("env file of another kind") << "--env-file meeting.env"
                                                  << Says{"key: is needed: put ZOOM_VIDEO_SDK_KEY into meeting.env",
                                                          "secret: is needed: put ZOOM_VIDEO_SDK_SECRET into "
                                                          "meeting.env"};
        QTest::newRow("half an env file")
            << "--env-file half.env" << Says{"secret: is needed: put ZOOM_VIDEO_SDK_SECRET into half.env"};
    }
    void saysWhichHalfIsMissingAndWhereToPutIt()
    {
        QFETCH(QString, line);
        QFETCH(QList<QByteArray>, says);
        const Cli cli;
        cli.file("secret.txt", "s3cret");
        cli.file("break.txt", "\r\n");
        cli.file("meeting.env", "ZOOM_MEETING_SDK_KEY=k\nZOOM_MEETING_SDK_SECRET=s3cret\n");
        cli.file("half.env", "ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=\n");
        const Cli::Run asText = cli.shell("\"$CLI\" sign video --session-name x --role 1 " + line);
        QCOMPARE(asText.code, 2);
        QVERIFY(asText.out.isEmpty());
        QCOMPARE(asText.errLines(), says);
        const Cli::Run asJson = cli.shell("\"$CLI\" sign video --session-name x --role 1 --json " + line);
        QCOMPARE(asJson.code, 2);
        QCOMPARE(asJson.at("problems/0/code").toString(), QString("missing"));
    }

    void doesNotMixTheHalvesOfTwoSources()
    {
        Cli cli;
        cli.set("ZOOM_VIDEO_SDK_SECRET", "s3cret");
        const Cli::Run run = cli.run(signVideo + QStringList{"--key", "k"});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith("secret: "), run.err);
        const Cli::Run half = cli.run(QStringList{"--demo"} + signVideo);
        QCOMPARE(half.errLines(),
                 QList<QByteArray>{"key: is needed beside ZOOM_VIDEO_SDK_SECRET: set ZOOM_VIDEO_SDK_KEY"});
    }

    void signsWithAMadeUpCredentialWhereThatWasAskedFor()
    {
        const Cli cli;
        const Cli::Run run = cli.run(QStringList{"--demo"} + signVideo);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.errLines().size(), 1);
        QVERIFY2(run.err.contains("demo") && run.err.contains("Zoom will refuse it"), run.err);
        QVERIFY(token::payloadOf(run.out).contains("\"app_key\":\"demo-"));
        const Cli::Run inspected = cli.run({"--demo", "inspect", "--json"}, run.out);
        QCOMPARE(inspected.at("signature/status").toString(), QString("valid"));
    }

    void doesNotHideAMistakeBehindTheDemo()
    {
        const Cli cli;
        QCOMPARE(cli.run(QStringList{"--demo"} + signVideo + QStringList{"--env-file", "nowhere"}).code, 2);
        QCOMPARE(cli.run(QStringList{"--demo"} + signVideo + QStringList{"--key", "k"}).code, 2);
        const Cli::Run wrong = cli.run({"--demo", "sign", "video", "--role", "1"});
        QCOMPARE(wrong.errLines(), QList<QByteArray>{"sessionName: is needed: give a value"});
    }

    void leavesNoSecretInTheEnvironmentOfTheProcess()
    {
#ifdef Q_OS_LINUX
        if (geteuid() != 0) QSKIP("only root can look into a process that hides its memory");
        Cli cli;
        cli.set("ZOOM_VIDEO_SDK_KEY", "k").set("ZOOM_VIDEO_SDK_SECRET", "hush-hush");
        // The token goes into a pipe that is full, so that the program waits once it has read the variables.
        const Cli::Run run =
            cli.shell("mkfifo \"$DIR/pipe\"; exec 3<>\"$DIR/pipe\"; head -c 65536 /dev/zero >&3; "
                      "\"$CLI\" sign video --session-name x --role 1 >&3 & tries=0; "
                      "while [ $tries -lt 2000 ]; do tries=$((tries + 1)); seen=$(tr '\\0' '\\n' </proc/$!/environ); "
                      "case $seen in *hush*) ;; *ZOOM_VIDEO_SDK_SECRET=*) echo wiped; break ;; esac; done; kill -9 $!");
        QCOMPARE(run.out, QByteArray("wiped\n"));
#else
        QSKIP("needs /proc");
#endif
    }

    void neverPrintsTheSecret_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("token") << "sign video --session-name x --role 1";
        QTest::newRow("JSON") << "sign video --session-name x --role 1 --json";
        QTest::newRow("problems") << "sign video --role 7 --now x";
        QTest::newRow("problems as JSON") << "sign video --role 7 --now x --json";
        QTest::newRow("usage") << "sign video --nonsense";
        QTest::newRow("inspect") << "inspect $TOKEN";
        QTest::newRow("inspect as JSON") << "inspect $TOKEN --json";
    }
    void neverPrintsTheSecret()
    {
        QFETCH(QString, line);
        Cli cli;
        cli.set("ZOOM_VIDEO_SDK_KEY", "k").set("ZOOM_VIDEO_SDK_SECRET", "hush-hush");
        cli.set("TOKEN", token::make(json("{'app_key':'k'}"), "hush-hush"));
        cli.file("secret.txt", "hush-hush");
        cli.file("zoom.env", "ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=hush-hush");
        for (const QString source :
             {"", " --key k --secret-file secret.txt", " --key k --secret-stdin", " --env-file zoom.env"}) {
            const Cli::Run run = cli.shell("\"$CLI\" " + line + source, "hush-hush\n");
            QVERIFY(run.code >= 0);
            QVERIFY2(!run.out.contains("hush") && !run.err.contains("hush"), run.out + run.err);
        }
    }
};

QTEST_GUILESS_MAIN(Credentials)
#include "credentials.moc"
