#include "app/cli.h"

#include <QTest>

#include <csignal>

#ifdef Q_OS_LINUX
    #include <fcntl.h>
    #include <sys/ioctl.h>
    #include <sys/stat.h>
    #include <unistd.h>
#endif

namespace {

const QByteArray secret = "a-secret-for-tests-alone";

QStringList withCredential(const Cli& cli, const QStringList& arguments)
{
    return QStringList{"mint", "video", "--key", "k", "--secret-file", cli.file("secret", secret)} + arguments;
}

/// The file out, and what grows beside it.
QStringList filesOf(const Cli& cli) { return QDir(cli.path("")).entryList({"out*"}, QDir::Files | QDir::Hidden); }

#ifdef Q_OS_LINUX
/// `callsign-cli mint video` while it runs. Its standard input stays open, and nobody reads what it prints.
class Process
{
public:
    Process(const Cli& cli, const QStringList& arguments, void (*hangUp)(int) = SIG_DFL)
    {
        const QByteArray pipe = cli.path("stdout").toLocal8Bit();
        if (mkfifo(pipe.constData(), S_IRUSR | S_IWUSR) != 0) return;
        unread_ = open(pipe.constData(), O_RDWR | O_CLOEXEC);
        process_.setStandardOutputFile(cli.path("stdout"));
        process_.setWorkingDirectory(cli.path(""));
        static_cast<void>(std::signal(SIGINT, SIG_DFL)); // whatever started this test
        static_cast<void>(std::signal(SIGHUP, hangUp));
        process_.start(CALLSIGN_CLI, withCredential(cli, arguments));
        process_.write("sessionName\n"); // for --from -
        process_.waitForStarted();
        static_cast<void>(std::signal(SIGHUP, SIG_DFL));
    }
    ~Process()
    {
        process_.kill();
        process_.waitForFinished();
        close(unread_);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool catches(int signal) const
    {
        QFile status("/proc/" + QString::number(process_.processId()) + "/status");
        if (!status.open(QIODevice::ReadOnly)) return false;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("SigCgt:") + 7;
        const quint64 mask = text.mid(at, text.indexOf('\n', at) - at).trimmed().toULongLong(nullptr, 16);
        return (mask >> (signal - 1) & 1) != 0;
    }
    /// Whether it waits for somebody to read.
    bool isStuck() const
    {
        int bytes = 0;
        return ioctl(unread_, FIONREAD, &bytes) == 0 && bytes > 60'000; // of the 65,536 that a pipe takes
    }
    /// Sends a signal and gives the exit code; -1 when it does not end by itself.
    int end(int signal)
    {
        ::kill(static_cast<pid_t>(process_.processId()), signal);
        return process_.waitForFinished(10'000) && process_.exitStatus() == QProcess::NormalExit ? process_.exitCode()
                                                                                                 : -1;
    }

private:
    QProcess process_;
    int unread_ = -1;
};
#endif

} // namespace

/// Where `callsign-cli mint` writes, and what is left there.
class MintOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNoFileWhenARowIsWrong()
    {
        const Cli cli;
        const QByteArray rows = "sessionName,role\n" + QByteArray("x,1\n").repeated(5'000) + "x,5\n";
        const Cli::Run run = cli.run(withCredential(cli, {"--from", cli.file("rows.csv", rows), "-o", "out"}));
        QCOMPARE(run.code, 2);
        QCOMPARE(run.err, "role: cannot be 5: use 0 or 1 (line 5002)\n");
        QCOMPARE(filesOf(cli), QStringList());
    }

    void neverWritesOverWhatItReads_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("env file") << QStringList{"--env-file", "FILE"} << QByteArray("--env-file");
        QTest::newRow("secret file") << QStringList{"--key", "k", "--secret-file", "FILE"}
                                     << QByteArray("--secret-file");
        QTest::newRow("rows") << QStringList{"--from", "FILE"} << QByteArray("--from");
    }
    void neverWritesOverWhatItReads()
    {
        QFETCH(QStringList, arguments);
        QFETCH(const QByteArray, name);
        const Cli cli;
        const QByteArray before = "ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=" + secret + '\n';
        const QString file = cli.file("file", before);
        arguments.replaceInStrings("FILE", file);
        QVERIFY(QFile::link(file, cli.path("link")));
        for (const QString& output : {file, QString("./file"), cli.path("link")}) {
            const QStringList inputs{"mint", "video", "--role", "1", "--session-name", "s", "-o", output};
            const Cli::Run run = cli.run(inputs + arguments);
            QCOMPARE(run.code, 2);
            QVERIFY2(run.errLines().contains("output: is the file of " + name + ": give another"), run.err.constData());
            QCOMPARE(cli.read("file"), before);
        }
    }

    void neverWritesOverStandardInput()
    {
#ifdef Q_OS_LINUX
        const Cli cli;
        cli.file("file", secret);
        for (const QString option : {"--secret-stdin", "--from -"}) {
            const Cli::Run run =
                cli.shell("\"$CLI\" mint video --role 1 --session-name s --key k " + option + " -o file < file");
            QCOMPARE(run.code, 2);
            QVERIFY(run.err.startsWith("output: is the file of " + option.section(' ', 0, 0).toUtf8()));
            QCOMPARE(cli.read("file"), secret);
        }
#else
        QSKIP("which file standard input is, is seen in /dev");
#endif
    }

    void endsAtOnceAndWithoutAFileWhenItIsInterrupted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QStringList>("arguments");
#ifdef Q_OS_LINUX
        const QStringList role{"--role", "1", "--session-name"};
        const QStringList file{"-o", "out"};
        QTest::newRow("SIGINT") << SIGINT << role + QStringList{"s{n}", "--count", "100000000"} + file;
        QTest::newRow("SIGTERM") << SIGTERM << role + QStringList{"s{n}", "--count", "100000000"} + file;
        QTest::newRow("SIGHUP") << SIGHUP << role + QStringList{"s{n}", "--count", "100000000"} + file;
        QTest::newRow("while rows are checked") << SIGINT << role + QStringList{"s{1..100000000}"};
        QTest::newRow("while it waits for rows") << SIGINT << role + QStringList{"s", "--from", "-"} + file;
        QTest::newRow("while threads wait")
            << SIGTERM << role + QStringList{"s", "--from", "-", "--threads", "3"} + file;
        QTest::newRow("while nobody reads") << SIGTERM << role + QStringList{"s{n}", "--count", "10000"};
#endif
    }
    void endsAtOnceAndWithoutAFileWhenItIsInterrupted()
    {
#ifdef Q_OS_LINUX
        QFETCH(const int, signal);
        QFETCH(const QStringList, arguments);
        const Cli cli;
        Process process(cli, arguments);
        QTRY_VERIFY_WITH_TIMEOUT(process.catches(signal), 20'000);
        if (arguments.contains("out")) QTRY_VERIFY_WITH_TIMEOUT(!filesOf(cli).isEmpty(), 20'000);
        if (arguments.contains("10000")) QTRY_VERIFY_WITH_TIMEOUT(process.isStuck(), 20'000);
        QCOMPARE(process.end(signal), 130);
        QCOMPARE(filesOf(cli), QStringList());
#else
        QSKIP("whether it is ready is seen in /proc");
#endif
    }

    void leavesIgnoredSignalsAlone()
    {
#ifdef Q_OS_LINUX
        const Cli cli;
        Process process(cli, {"--role", "1", "--session-name", "s", "--from", "-"}, SIG_IGN); // as nohup does
        QTRY_VERIFY_WITH_TIMEOUT(process.catches(SIGTERM), 20'000);
        QVERIFY(!process.catches(SIGHUP));
        QCOMPARE(process.end(SIGTERM), 130);
#else
        QSKIP("what is ignored is seen in /proc");
#endif
    }
};

QTEST_GUILESS_MAIN(MintOutput)
#include "mintoutput.moc"
