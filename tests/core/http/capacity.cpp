#include "core/http/client.h"

using http::Server;
using support::Client;
using support::get;
using support::loopback;
using support::World;
using namespace std::chrono_literals;

/// A server that has as much to do as it takes.
class Capacity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesRoomForANewClientByClosingTheIdlestOne()
    {
        World world({.connections = 3});
        std::vector<std::unique_ptr<Client>> idle;
        for (int i = 0; i < 10; ++i) {
            idle.push_back(std::make_unique<Client>(world.port));
            idle.back()->send(get("/one"));
            QVERIFY(idle.back()->sees("/one"));
        }
        QTRY_COMPARE(world.server.connections(), std::size_t{3});
        QVERIFY(idle.front()->isClosed());
        QCOMPARE(idle.back()->socket.state(), QAbstractSocket::ConnectedState);
    }

    void saysThatItIsBusyWhenAllConnectionsAre()
    {
        World world({.connections = 1});
        Client busy(world.port);
        busy.send("GET /one HT");
        QTRY_COMPARE(world.server.connections(), std::size_t{1});
        QTRY_COMPARE(busy.socket.bytesToWrite(), 0);
        QTest::qWait(0); // the server reads it
        Client other(world.port);
        QTRY_COMPARE(world.server.connections(), std::size_t{2});
        other.send("POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbo");
        QVERIFY(other.socket.waitForBytesWritten());
        QTest::qWait(0);
        QVERIFY2(other.came.isEmpty(), other.came); // first the whole request, then the answer
        other.send("dy");
        QVERIFY(other.isClosed());
        QVERIFY2(other.came.startsWith("HTTP/1.1 503 "), other.came);
        QVERIFY(other.came.contains("Retry-After: 1\r\n") && other.came.contains("Connection: close\r\n"));
        busy.send("TP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(busy.sees("/one"));
    }

    void refusesThoseItHasNoRoomForAsItRefusesOthers()
    {
        int refused = 0; // so they are counted and logged
        const auto refuse = [&refused](int status) -> http::Response {
            refused = status;
            return {.status = status, .body = "full"};
        };
        Server server(http::Answers{support::echo, refuse}, {.connections = 1});
        const quint16 port = server.listen({loopback}, 0).value_or(0);
        Client busy(port);
        busy.send("GET /one HT");
        QTRY_COMPARE(server.connections(), std::size_t{1});
        QTRY_COMPARE(busy.socket.bytesToWrite(), 0);
        Client other(port);
        other.send(get("/one"));
        QVERIFY(other.sees("full"));
        QCOMPARE(refused, 503);
    }

    void waitsForFewThatItHasNoRoomFor()
    {
        World world({.idle = 30s, .connections = 1, .excess = 2});
        Client busy(world.port);
        busy.send("GET /one HT");
        QTRY_COMPARE(world.server.connections(), std::size_t{1});
        QTRY_COMPARE(busy.socket.bytesToWrite(), 0);
        QTest::qWait(0);
        std::vector<std::unique_ptr<Client>> others;
        for (std::size_t i = 0; i < 3; ++i) {
            others.push_back(std::make_unique<Client>(world.port));
            QVERIFY(others.back()->socket.waitForConnected());
            QTRY_COMPARE(world.server.connections(), std::min<std::size_t>(i + 2, 3));
        }
        QVERIFY(others.front()->isClosed());
        QVERIFY(others.front()->came.isEmpty());
        others.back()->send(get("/one"));
        QVERIFY(others.back()->sees("HTTP/1.1 503 "));
        QTRY_COMPARE(world.server.connections(), std::size_t{1}); // the one that says nothing has two seconds
    }

    void waitsForAClientThatTakesNoAnswers()
    {
        int answered = 0;
        Server server([&answered](const http::Request&) {
            ++answered;
            return http::Response{.body = std::string(100'000, 'x')};
        });
        Client client(server.listen({loopback}, 0).value_or(0));
        client.socket.setReadBufferSize(1);
        QVERIFY(client.socket.waitForConnected());
        for (int i = 0; i < 500; ++i) client.send(get("/"));
        QVERIFY(QTest::qWaitFor([&] { return client.socket.bytesToWrite() == 0; }));
        QTRY_VERIFY(answered > 0);
        for (int before = -1; before != answered; QTest::qWait(100)) before = answered;
        QVERIFY2(answered < 200, QByteArray::number(answered)); // the rest waits
        client.socket.setReadBufferSize(0);
        client.came += client.socket.readAll();
        QTRY_COMPARE_WITH_TIMEOUT(client.came.count("HTTP/1.1 200"), 500, 20'000);
        QCOMPARE(answered, 500);
    }

    void endsAClientThatTakesNoAnswers()
    {
        Server server([](const http::Request&) { return http::Response{.body = std::string(10'000'000, 'x')}; },
                      {.write = 100ms});
        Client client(server.listen({loopback}, 0).value_or(0));
        client.socket.setReadBufferSize(1);
        client.send(get("/"));
        QTRY_COMPARE(server.connections(), std::size_t{1});
        QTRY_COMPARE(server.connections(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(Capacity)
#include "capacity.moc"
