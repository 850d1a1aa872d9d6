#include "windowendpoint.h"

#include "zoom/tables.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <vector>

namespace {

/// An endpoint that signs Video SDK tokens, and what it has served.
struct Running
{
    WindowEndpoint endpoint{base::systemClock()};
    std::vector<endpoint::Exchange> served;
    quint16 port = 0;

    base::Result<std::uint16_t> start(std::uint16_t wanted = 0)
    {
        std::string secret = "video-secret";
        ui::EndpointPlan plan{.kind = nullptr, .port = wanted, .origins = {}, .keys = {}};
        plan.keys.credentials.push_back({zoom::tableFor("video"), "sdk-key", base::Secret::take(secret)});
        auto listening = endpoint.start(std::move(plan),
                                        [this](endpoint::Exchange exchange) { served.push_back(std::move(exchange)); });
        if (listening) port = *listening;
        return listening;
    }
    /// What is answered to a page of this machine; empty where nobody listens.
    QByteArray post(const QByteArray& body) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }, 500)) return {};
        socket.write("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://localhost:5173\r\n"
                     "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                     QByteArray::number(body.size()) + "\r\n\r\n" + body);
        const bool ended = QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; });
        return ended ? socket.readAll() : QByteArray();
    }
};

constexpr const char* body = "{\"sessionName\":\"Cool Cars\",\"role\":1}";

} // namespace

class WindowEndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAndHandsOnWhatItServed()
    {
        Running running;
        QVERIFY(running.start());
        QVERIFY(running.post(body).contains("{\"signature\":\"eyJ"));
        QCOMPARE(running.served.size(), std::size_t(1));
        const endpoint::Exchange& served = running.served.front();
        QCOMPARE(served.kind, std::string("video"));
        QCOMPARE(served.origin, std::string("http://localhost:5173"));
        QCOMPARE(served.body, std::string(body));
        QCOMPARE(served.status, 200);
        QVERIFY(served.duration.count() > 0);
        QVERIFY(!endpoint::tokenIn(served).empty());
        QVERIFY(!served.injection.fault);
    }

    void takesFaultsWhileItRunsAndBefore()
    {
        Running running;
        endpoint::FaultPlan faults;
        faults.percent[static_cast<std::size_t>(endpoint::InjectedFault::ServerError)] = 100;
        running.endpoint.setFaults(faults);
        QVERIFY(running.start());
        QVERIFY(running.post(body).startsWith("HTTP/1.1 500 "));
        QVERIFY(running.served.back().injection.fault == endpoint::InjectedFault::ServerError);
        faults = {.delayPercent = 100, .delay = std::chrono::milliseconds(20)};
        running.endpoint.setFaults(faults);
        QVERIFY(running.post(body).startsWith("HTTP/1.1 200 "));
        QVERIFY(running.served.back().duration >= std::chrono::milliseconds(20));
        running.endpoint.setFaults({});
        QVERIFY(running.post(body).startsWith("HTTP/1.1 200 "));
        QVERIFY(running.served.back().injection.delay.count() == 0);
    }

    void stopsAtOnceAndStartsAgain()
    {
        Running running;
        QVERIFY(running.start());
        running.endpoint.stop();
        QVERIFY(running.post(body).isEmpty());
        QVERIFY(running.start(running.port));
        QVERIFY(!running.post(body).isEmpty());
    }

    void saysThatThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Running running;
        const auto listening = running.start(other.serverPort());
        QVERIFY(!listening);
        QCOMPARE(listening.error().code, base::ErrorCode::AddressInUse);
    }
};

QTEST_GUILESS_MAIN(WindowEndpointTest)
#include "windowendpoint.moc"
