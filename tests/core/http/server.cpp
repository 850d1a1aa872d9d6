#include "core/http/client.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>

using http::Server;
using support::Client;
using support::get;
using support::loopback;
using support::World;
using namespace std::chrono_literals;

class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOneAfterTheOtherOnOneConnection()
    {
        World world;
        Client client(world.port);
        client.send(get("/one"));
        QVERIFY(client.sees("/one"));
        QVERIFY(client.came.startsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: "));
        QVERIFY(client.came.contains("Content-Length: 4\r\nConnection: keep-alive\r\n\r\n/one"));
        client.send(get("/two"));
        QVERIFY(client.sees("/two"));
    }

    void answersPipelinedRequestsInOrder()
    {
        World world;
        Client client(world.port);
        client.send(get("/one") + get("/slow") + get("/three"));
        QVERIFY(client.sees("/three"));
        QVERIFY(client.came.indexOf("/one") < client.came.indexOf("/slow"));
        QVERIFY(client.came.indexOf("/slow") < client.came.indexOf("/three"));
    }

    void readsABodyThatComesInPieces()
    {
        World world;
        Client client(world.port);
        for (const char* const piece : {"POST /x HT", "TP/1.1\r\nHost: x\r\nContent-Le", "ngth: 4\r\n\r\nbo", "dy"}) {
            client.send(piece);
            QVERIFY(client.socket.waitForBytesWritten() || client.socket.waitForConnected());
            QCoreApplication::processEvents();
        }
        QVERIFY(client.sees("/x body"));
    }

    void letsAClientSendItsBody()
    {
        World world;
        Client client(world.port);
        client.send("POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        QVERIFY(client.sees("100 Continue\r\n\r\n"));
        client.send("body");
        QVERIFY(client.sees("/x body"));
    }

    void leavesTheBodyOutForHead()
    {
        World world;
        Client client(world.port);
        client.send("HEAD /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QVERIFY(client.isClosed());
        QVERIFY(client.came.contains("Content-Length: 5\r\n"));
        QVERIFY(client.came.endsWith("\r\n\r\n"));
    }

    void closesWhenTheClientWantsIt()
    {
        World world;
        Client client(world.port);
        client.send(get("/one", "Connection: close\r\n") + get("/two"));
        QVERIFY(client.isClosed());
        QVERIFY(client.came.contains("Connection: close\r\n"));
        QVERIFY(!client.came.contains("/two"));
    }

    void answersAClientThatHasFinishedSending()
    {
        World world;
        Client client(world.port);
        client.send(get("/one"));
        QVERIFY(client.socket.waitForBytesWritten());
        client.socket.disconnectFromHost();
        QVERIFY(client.isClosed());
        QTRY_COMPARE(world.server.connections(), std::size_t{0});
    }

    void refusesAndCloses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("not HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400 Bad Request");
        QTest::newRow("a large body") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 102401\r\n\r\n")
                                      << QByteArray("413 Content Too Large");
        QTest::newRow("a large head") << "GET / HTTP/1.1\r\nX: " + QByteArray(20000, 'x')
                                      << QByteArray("431 Request Header Fields Too Large");
        QTest::newRow("a second request that is smuggled")
            << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: "
                          "chunked\r\n\r\n0\r\n\r\nGET /x "
                          "HTTP/1.1\r\n\r\n")
            << QByteArray("400 Bad Request");
    }
    void refusesAndCloses()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, status);
        World world;
        Client client(world.port);
        client.send(text.toStdString());
        QVERIFY(client.isClosed());
        QVERIFY2(client.came.startsWith("HTTP/1.1 " + status), client.came);
        QCOMPARE(client.came.count("HTTP/1.1"), 1);
    }

    void endsAHeadThatNeverEnds()
    {
        World world({.head = 100ms});
        Client client(world.port);
        client.send("GET / HTTP/1.1\r\nX-Slow");
        QVERIFY(client.isClosed());
        QVERIFY(client.came.startsWith("HTTP/1.1 408 "));
    }

    void endsABodyThatNeverEnds()
    {
        World world({.body = 100ms});
        Client client(world.port);
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nx");
        QVERIFY(client.isClosed());
        QVERIFY(client.came.startsWith("HTTP/1.1 408 "));
    }

    void closesAConnectionThatIsIdle()
    {
        World world({.idle = 100ms});
        Client client(world.port);
        QVERIFY(client.isClosed());
        QVERIFY(client.came.isEmpty());
    }

    void survivesClientsThatVanish()
    {
        World world;
        for (int i = 0; i < 50; ++i) {
            Client client(world.port);
            client.send(get("/slow"));
            QVERIFY(client.socket.waitForBytesWritten());
            client.socket.abort();
        }
        Client client(world.port);
        client.send(get("/one"));
        QVERIFY(client.sees("/one"));
        QTRY_COMPARE(world.server.connections(), std::size_t{1});
    }

    void endsRequestsUnderWayBeforeItStops()
    {
        World world({}, 2);
        Client busy(world.port);
        Client idle(world.port);
        busy.send(get("/slow"));
        idle.send(get("/one"));
        QVERIFY(idle.sees("/one"));
        QSignalSpy drained(&world.server, &Server::drained);
        world.server.drain(10s);
        QVERIFY(!world.server.isListening());
        QVERIFY(drained.wait());
        QVERIFY(busy.sees("/slow"));
        QVERIFY(idle.isClosed());
        Client late(world.port);
        QVERIFY(late.isClosed());
    }

    void waitsBrieflyForAClientThatDoesNotCloseWhenItStops()
    {
        World world({}, 1);
        QTcpSocket client; // reads nothing, and so does not see that the server has closed its half
        client.setReadBufferSize(1);
        client.connectToHost(loopback, world.port);
        QVERIFY(client.waitForConnected());
        QTRY_COMPARE(world.server.connections(), std::size_t{1});
        client.write(get("/slow").data());
        QVERIFY(client.waitForBytesWritten());
        QSignalSpy drained(&world.server, &Server::drained);
        QElapsedTimer time;
        time.start();
        world.server.drain(10s);
        QVERIFY(drained.wait());
        constexpr int most = 1'500; // milliseconds, of which 300 are the answer's; 2,000 more would wait for the client
        QVERIFY2(time.elapsed() < most, qPrintable(QString::number(time.elapsed())));
    }

    void cutsOffWhatDoesNotEndInTime()
    {
        World world;
        Client busy(world.port);
        busy.send("GET / HTTP/1.1\r\nX-Slow");
        QTRY_COMPARE(world.server.connections(), std::size_t{1});
        QVERIFY(QTest::qWaitFor([&] { return busy.socket.bytesToWrite() == 0; }));
        QSignalSpy drained(&world.server, &Server::drained);
        world.server.drain(50ms);
        QVERIFY(drained.wait());
        QVERIFY(busy.isClosed());
    }

    void serves_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("in its own thread") << 0;
        QTest::newRow("with two more") << 2;
    }
    void serves()
    {
        QFETCH(const int, threads);
        World world({}, threads);
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 20; ++i) clients.push_back(std::make_unique<Client>(world.port));
        for (int round = 1; round <= 20; ++round) {
            for (const auto& client : clients) client->send(get("/path"));
            for (const auto& client : clients) QVERIFY(client->sees("/path", round));
        }
    }

    void saysThatAPortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(loopback));
        Server server(support::echo);
        const auto port = server.listen({loopback}, other.serverPort());
        QVERIFY(!port);
        QCOMPARE(port.error().code, base::ErrorCode::AddressInUse);
        QCOMPARE(port.error().detail, "127.0.0.1:" + std::to_string(other.serverPort()));
        QVERIFY(!server.isListening());
    }

    void listensOnBothLoopbacksWithOnePort()
    {
        Server server(support::echo);
        const auto port = server.listen({loopback, QHostAddress(QHostAddress::LocalHostIPv6)}, 0);
        if (!port) QSKIP("there is no IPv6 loopback here");
        QTcpSocket six;
        six.connectToHost(QHostAddress(QHostAddress::LocalHostIPv6), *port);
        QVERIFY(six.waitForConnected());
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server.moc"
