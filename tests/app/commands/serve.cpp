#include "app/served.h"

#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <memory>
#include <vector>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray secret = "a-secret-for-tests-alone";
const QByteArray videoEnv = "ZOOM_VIDEO_SDK_KEY=vk\nZOOM_VIDEO_SDK_SECRET=" + secret + "\n";
const QByteArray meetingEnv = "ZOOM_MEETING_SDK_KEY=mk\nZOOM_MEETING_SDK_SECRET=" + secret + "\n";
const QByteArray harbour = json("{'sessionName':'Harbour','role':1}");

} // namespace

/// `serve`
class Serve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesATokenAndEndsWhenItIsTold()
    {
        Served served(videoEnv, {"--backdate", "0"});
        QVERIFY2(served.said.startsWith("listening on http://127.0.0.1:"), served.said);
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const Answer answer = served.post(harbour);
        QCOMPARE(answer.status(), 200);
        const QByteArray token = QJsonDocument::fromJson(answer.body)["signature"].toString().toUtf8();
        QVERIFY(token::isSignedWith(token, secret));
        const QJsonObject claims = QJsonDocument::fromJson(answer.payload()).object();
        QCOMPARE(claims["tpc"].toString(), QString("Harbour"));
        QVERIFY(claims["iat"].toInteger() >= before && claims["iat"].toInteger() <= before + 10);
        QCOMPARE(served.end(SIGTERM), 0);
        QVERIFY(served.process.readAllStandardError().isEmpty());
        QVERIFY(served.process.readAllStandardOutput().isEmpty());
    }

    void saysThatItWasInterrupted()
    {
        Served served(videoEnv, {});
        QCOMPARE(served.end(SIGINT), 130);
    }

    void answersRequestsUnderWayBeforeItEnds()
    {
        Served served(videoEnv, {"--threads", "2"});
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", served.port);
        socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
                     QByteArray::number(harbour.size()) + "\r\nExpect: 100-continue\r\n\r\n");
        QVERIFY(socket.waitForReadyRead(10'000)); // it has begun
        QVERIFY(socket.readAll().contains("100 Continue"));
        ::kill(static_cast<pid_t>(served.process.processId()), SIGTERM);
        QTRY_VERIFY(served.get("/healthz").head.isEmpty()); // it takes no new ones
        socket.write(harbour);
        QVERIFY(socket.waitForReadyRead(10'000));
        QVERIFY(socket.readAll().contains("200 OK"));
        QVERIFY(served.process.waitForFinished(20'000));
        QCOMPARE(served.process.exitCode(), 0);
    }

    void answersForBothKinds()
    {
        const Served served(videoEnv + meetingEnv, {});
        QVERIFY(served.post(harbour).payload().contains("\"app_key\":\"vk\""));
        QVERIFY(served.post(json("{'meetingNumber':'5','role':0}")).payload().contains("\"appKey\":\"mk\""));
        QVERIFY(served.post("{}", {}, "/meeting").payload().contains("\"appKey\":\"mk\""));
        QCOMPARE(QJsonDocument::fromJson(served.post("{}", {}, "/meeting").body)["sdkKey"].toString(), QString("mk"));
    }

    void refusesToStart_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Lines>("says");
        const QStringList key{"--key", "k", "--secret-file", "s.txt"};
        const QStringList video = key + QStringList{"--kind", "video"};
        QTest::newRow("without a credential")
            << QStringList{}
            << Lines{"key: and its secret are needed: give a --profile, an --env-file, or --key with --secret-file and "
                     "--kind, or set ZOOM_VIDEO_SDK_KEY and ZOOM_VIDEO_SDK_SECRET (or ZOOM_MEETING_SDK_KEY and "
                     "ZOOM_MEETING_SDK_SECRET)"};
        QTest::newRow("with a key of no kind")
            << key << Lines{"kind: is needed beside --key: give --kind video or --kind meeting"};
        QTest::newRow("with half a pair")
            << QStringList{"--env-file", "half"} << Lines{"secret: is needed: put ZOOM_VIDEO_SDK_SECRET into half"};
        QTest::newRow("with a file that is not there")
            << QStringList{"--env-file", "none"}
            << Lines{"key: cannot read none: check that it exists and may be read"};
        QTest::newRow("beyond this machine without anything")
            << (video + QStringList{"--bind", "0.0.0.0"})
            << Lines{"bind: would let other machines have tokens: give --require-key-file, --rate-limit, or "
                     "--anyone-may-sign if that is what you want"};
        QTest::newRow("on what is no address")
            << (video + QStringList{"--bind", "here"})
            << Lines{"bind: is no address: give one of this machine's, such as 127.0.0.1 or ::1"};
        QTest::newRow("with an empty key file") << (video + QStringList{"--require-key-file", "empty"})
                                                << Lines{"require-key-file: is empty: there is nothing in empty"};
        QTest::newRow("with odd values") << (video + QStringList{"--port", "x", "--threads", "0", "--rate-limit", "0",
                                                                 "--metrics-port", "65536", "--backdate", "30m"})
                                         << Lines{"port: is not a whole number: write digits alone",
                                                  "metrics-port: is out of range: give 0 to 65535",
                                                  "threads: is out of range: give 1 to 64",
                                                  "rate-limit: is out of range: give 1 to 1000000",
                                                  "backdate: is out of range: give 0 to 1799 seconds"};
        QTest::newRow("with an odd kind") << (key + QStringList{"--kind", "api"})
                                          << Lines{"kind: cannot be api: use auto, video or meeting",
                                                   "kind: is needed beside --key: give --kind video or --kind meeting"};
        QTest::newRow("with an odd origin")
            << (video + QStringList{"--allow-origin", "app.example.org"})
            << Lines{"allow-origin: is no origin: give scheme, host and port such as https://app.example.org, or *"};
    }
    void refusesToStart()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const Lines, says);
        const Cli cli;
        cli.file("s.txt", secret);
        cli.file("half", "ZOOM_VIDEO_SDK_KEY=vk\n");
        cli.file("empty", "");
        const Cli::Run run = cli.run(QStringList{"serve", "--port", "0"} + arguments);
        QCOMPARE(run.errLines(), says);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
    }

    void saysThatThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString port = QString::number(other.serverPort());
        const Cli::Run run = Cli().run({"--demo", "serve", "--port", port});
        QCOMPARE(run.code, 1);
        QCOMPARE(
            run.errLines().last(),
            QString("callsign-cli cannot listen on 127.0.0.1:%1: another program does; stop it or take another port")
                .arg(port)
                .toUtf8());
    }

    void listensBeyondThisMachineForThoseWhoKnowTheKey()
    {
        Served served(videoEnv, {"--bind", "0.0.0.0", "--require-key-file", "/proc/self/comm"});
        QVERIFY2(served.said.startsWith("listening on http://0.0.0.0:"), served.said);
        QCOMPARE(served.post(harbour).status(), 401);
        QCOMPARE(served.post(harbour, "Authorization: Bearer callsign-cli\r\n").status(), 200);
        QCOMPARE(served.get("/healthz").status(), 200);
        QCOMPARE(served.get("/metrics").status(), 404);
        QCOMPARE(served.end(SIGTERM), 0);
    }

    void showsMetricsOnAPortOfTheirOwn()
    {
        Served served(videoEnv, {"--metrics-port", "0"});
        const QByteArray said = served.line();
        QVERIFY2(said.startsWith("metrics on http://127.0.0.1:"), said);
        const quint16 port = said.mid(said.lastIndexOf(':') + 1).chopped(8).toUShort();
        served.post(harbour);
        QCOMPARE(served.get("/metrics").status(), 404);
        QVERIFY(
            served.get("/metrics", port).body.contains("callsign_requests_total{kind=\"video\",status=\"200\"} 1\n"));
        QCOMPARE(served.get("/", port).status(), 404);
    }

    void takesOtherSecretsAndAnotherLogWhenItIsTold()
    {
        Served served(videoEnv, {"--log", "log"});
        served.post(harbour);
        QTRY_COMPARE(served.cli.read("log").count('\n'), 1);
        QVERIFY(QFile::rename(served.cli.path("log"), served.cli.path("old")));
        served.cli.file("env", "ZOOM_VIDEO_SDK_KEY=other\nZOOM_VIDEO_SDK_SECRET=other-secret\n");
        ::kill(static_cast<pid_t>(served.process.processId()), SIGHUP);
        QTRY_VERIFY(served.post(harbour).payload().contains("\"app_key\":\"other\""));
        QTRY_VERIFY(!served.cli.read("log").isEmpty());

        served.cli.file("env", "ZOOM_VIDEO_SDK_KEY=half\n");
        ::kill(static_cast<pid_t>(served.process.processId()), SIGHUP);
        QCOMPARE(served.line(), "secret: is needed: put ZOOM_VIDEO_SDK_SECRET into " + served.file.toUtf8());
        QCOMPARE(served.line(), QByteArray("callsign-cli keeps the keys that it has"));
        QVERIFY(served.post(harbour).payload().contains("\"app_key\":\"other\""));
        QCOMPARE(served.end(SIGTERM), 0);
    }

    void logsALineForEachRequest()
    {
        Served served(videoEnv, {"--log", "log"});
        served.post(harbour, "Origin: http://127.0.0.1:3000\r\n");
        served.post("{");
        served.ask("nonsense\r\n\r\n");
        QCOMPARE(served.end(SIGTERM), 0);
        const Lines lines = served.cli.read("log").trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(first.keys(), QStringList({"bytes", "kind", "method", "milliseconds", "origin", "status", "time"}));
        QCOMPARE(first["status"].toInt(), 200);
        QCOMPARE(first["origin"].toString(), QString("http://127.0.0.1:3000"));
        QCOMPARE(QJsonDocument::fromJson(lines[1])["status"].toInt(), 400);
        QCOMPARE(QJsonDocument::fromJson(lines[2])["status"].toInt(), 400);
        QVERIFY(!served.cli.read("log").contains("Harbour"));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY((QFile::permissions(served.cli.path("log")) & others) == 0);
    }

    void answersANewClientBesideTwoThousandIdleOnes()
    {
        const Served served(videoEnv, {"--threads", "2"});
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 2'000; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost("127.0.0.1", served.port);
            QVERIFY(idle.back()->waitForConnected(10'000));
        }
        QCOMPARE(served.post(harbour).status(), 200);
        QVERIFY(served.get("/metrics").body.contains("callsign_connections "));
    }

    void answersWhereFewFilesMayBeOpen()
    {
        Cli cli;
        const QString env = cli.file("env", videoEnv);
        QProcess process;
        process.setReadChannel(QProcess::StandardError);
        process.start("/bin/sh",
                      {"-c", "ulimit -n 60; exec \"$0\" serve --port 0 --env-file \"$1\"", CALLSIGN_CLI, env});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine() || !process.waitForReadyRead(100) || process.canReadLine(),
                                 20'000);
        const QByteArray said = process.readLine().trimmed();
        const quint16 port = said.mid(said.lastIndexOf(':') + 1).toUShort();
        QVERIFY2(port != 0, said);
        QTRY_VERIFY(process.canReadLine());
        QCOMPARE(process.readLine().trimmed(),
                 "callsign-cli takes no more than 30 connections at a time, since so few files may be open: raise "
                 "ulimit -n for more");
        {
            std::vector<std::unique_ptr<QTcpSocket>> many;
            for (int i = 0; i < 150; ++i) {
                many.push_back(std::make_unique<QTcpSocket>());
                many.back()->connectToHost("127.0.0.1", port);
                QVERIFY(many.back()->waitForConnected(10'000));
                many.back()->write("POST / HTTP/1.1\r\nHost: loc"); // busy: not to be closed for another
            }
        }
        const auto isServed = [port] {
            QTcpSocket socket;
            socket.connectToHost("127.0.0.1", port);
            socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return socket.waitForReadyRead(1'000) && socket.readAll().contains("200 OK");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isServed(), 20'000);
        process.kill();
        QVERIFY(process.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(Serve)
#include "serve.moc"
