#include "oauth/callback.h"

#include "support/print.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using base::ErrorCode;
using base::Result;
using base::Secret;
using oauth::Callback;
using namespace std::string_literals;

namespace {

const std::string state = "the-state";

/// A browser, or somebody who is none.
class Visitor
{
public:
    explicit Visitor(quint16 port, const QHostAddress& address = QHostAddress(QHostAddress::LocalHost))
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { came += socket.readAll(); });
        socket.connectToHost(address, port);
    }
    void send(const QByteArray& bytes) { socket.write(bytes); }
    void get(const QByteArray& path, const QByteArray& host = "127.0.0.1")
    {
        send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }
    bool isClosed()
    {
        return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10'000);
    }
    /// The status of the answer; 0 while there is none.
    int status() const { return came.mid(9, 3).toInt(); }

    QTcpSocket socket;
    QByteArray came;
};

/// A sign-in that waits.
struct Waiting
{
    explicit Waiting(const std::string& redirect = "http://127.0.0.1/callback")
        : callback(oauth::readRedirect(redirect), state, [this](Result<Secret> code) {
              ++answers;
              error = code ? std::string() : code.error().detail;
              if (code) answered = std::string(code->reveal());
          })
    {
        const Result<std::string> sent = callback.listen();
        uri = sent ? *sent : std::string();
        port = oauth::readRedirect(uri).port;
    }
    bool isDone()
    {
        return QTest::qWaitFor([this] { return answers > 0; }, 10'000);
    }
    bool listens() const
    {
        QTcpSocket probe;
        probe.connectToHost(QHostAddress::LocalHost, port);
        return probe.waitForConnected(1000);
    }
    int ask(const QByteArray& path, const QByteArray& host = "127.0.0.1") const
    {
        Visitor visitor(port);
        visitor.get(path, host);
        return visitor.isClosed() ? visitor.status() : 0;
    }

    int answers = 0;
    std::string answered;
    std::string error;
    Callback callback;
    std::string uri;
    quint16 port = 0;
};

} // namespace

class CallbackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheCodeOnceAndListensNoMore()
    {
        Waiting waiting;
        QVERIFY(waiting.listens());
        Visitor browser(waiting.port);
        browser.get("/callback?code=c%2Fd&state=the-state");
        QVERIFY(browser.isClosed());
        QVERIFY(waiting.isDone());
        QCOMPARE(waiting.answered, "c/d"s);
        QVERIFY(!waiting.listens());
        QCOMPARE(waiting.answers, 1);
        QVERIFY(browser.came.contains("You can close this page"));
        QVERIFY(!browser.came.contains("c/d"));
        for (const char* const field : {"Cache-Control: no-store\r\n", "Referrer-Policy: no-referrer\r\n",
                                        "Content-Security-Policy: default-src 'none'"})
            QVERIFY2(browser.came.contains(field), field);
    }

    void ignoresAForeignState_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("other") << QByteArray("code=x&state=other");
        QTest::newRow("none") << QByteArray("code=x");
        QTest::newRow("empty") << QByteArray("code=x&state=");
        QTest::newRow("twice") << QByteArray("code=x&state=the-state&state=other");
        QTest::newRow("prefix") << QByteArray("code=x&state=the-stat");
        QTest::newRow("error of another") << QByteArray("error=access_denied&state=other");
        QTest::newRow("error without") << QByteArray("error=access_denied");
        QTest::newRow("two codes") << QByteArray("code=x&code=y&state=the-state");
        QTest::newRow("no code") << QByteArray("state=the-state");
        QTest::newRow("nothing") << QByteArray();
    }
    void ignoresAForeignState()
    {
        QFETCH(const QByteArray, query);
        Waiting waiting;
        QCOMPARE(waiting.ask("/callback?" + query), 400);
        QCOMPARE(waiting.answers, 0);
        QCOMPARE(waiting.ask("/callback?code=good&state=the-state"), 200);
        QVERIFY(waiting.isDone());
        QCOMPARE(waiting.answered, "good"s);
    }

    void survivesFiftyStrayRequests()
    {
        Waiting waiting;
        for (int i = 0; i < 25; ++i) {
            QCOMPARE(waiting.ask("/favicon.ico"), 404);
            QCOMPARE(waiting.ask("/callback/" + QByteArray::number(i)), 404);
        }
        Visitor post(waiting.port);
        post.send("POST /callback?code=x&state=the-state HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n"
                  "Connection: close\r\n\r\n");
        QVERIFY(post.isClosed());
        QCOMPARE(post.status(), 405);
        QCOMPARE(waiting.answers, 0);
        QCOMPARE(waiting.ask("/callback?code=good&state=the-state"), 200);
        QVERIFY(waiting.isDone());
    }

    void answersACallbackThatComesTwice()
    {
        Waiting waiting;
        Visitor browser(waiting.port);
        browser.send("GET /callback?code=one&state=the-state HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                     "GET /callback?code=two&state=the-state HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QVERIFY(waiting.isDone());
        QCOMPARE(waiting.answered, "one"s);
        QCOMPARE(browser.came.count("HTTP/1.1 410"), 1);
        QCOMPARE(waiting.answers, 1);
    }

    void showsAnErrorEscaped()
    {
        Waiting waiting;
        Visitor browser(waiting.port);
        browser.get("/callback?error=%3Cscript%3E&error_description=a%22%3E%3Cimg%20src=x%3E&state=the-state");
        QVERIFY(browser.isClosed());
        QVERIFY(waiting.isDone());
        QVERIFY(browser.came.contains("&lt;script&gt;"));
        QVERIFY(!browser.came.contains("<script>") && !browser.came.contains("<img"));
        QVERIFY(waiting.error.find("<script>") != std::string::npos);
    }

    void saysThatConsentWasDenied()
    {
        Waiting waiting;
        QCOMPARE(waiting.ask("/callback?error=access_denied&state=the-state"), 200);
        QVERIFY(waiting.isDone());
        QVERIFY2(waiting.error.find("declined") != std::string::npos, waiting.error.c_str());
        QVERIFY(!waiting.listens());
    }

    void refusesAHostThatWasPointedHere()
    {
        Waiting waiting;
        QCOMPARE(waiting.ask("/callback?code=x&state=the-state", "evil.example.org"), 403);
        QCOMPARE(waiting.ask("/callback?code=x&state=the-state", "127.0.0.1.example.org"), 403);
        QCOMPARE(waiting.answers, 0);
        QCOMPARE(waiting.ask("/callback?code=x&state=the-state", "127.0.0.1:" + QByteArray::number(waiting.port)), 200);
    }

    void isNotHeldUpBySlowAndEndlessRequests()
    {
        Waiting waiting;
        std::vector<std::unique_ptr<Visitor>> slow;
        for (int i = 0; i < 20; ++i) {
            slow.push_back(std::make_unique<Visitor>(waiting.port));
            slow.back()->send("GET /callback?code=x");
        }
        QElapsedTimer watch;
        watch.start();
        QCOMPARE(waiting.ask("/callback?code=good&state=the-state"), 200);
        QVERIFY(waiting.isDone());
        QVERIFY(watch.elapsed() < 3000);
        QVERIFY(!waiting.listens());
    }

    void refusesATenMegabyteHeader()
    {
        Waiting waiting;
        Visitor visitor(waiting.port);
        visitor.send("GET /callback HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + QByteArray(10 * 1024 * 1024, 'x'));
        QVERIFY(visitor.isClosed());
        QVERIFY(visitor.status() == 431 || visitor.status() == 0); // the rest may be reset on its way
        QCOMPARE(waiting.ask("/callback?code=good&state=the-state"), 200);
        QVERIFY(waiting.isDone());
    }

    void listensOnLoopbackAlone()
    {
        Waiting waiting;
        for (const QHostAddress& address : {QHostAddress("127.0.0.2"), QHostAddress(QHostAddress::LocalHostIPv6)}) {
            QTcpSocket probe;
            probe.connectToHost(address, waiting.port);
            QVERIFY(!probe.waitForConnected(1000));
        }
        QTcpSocket probe;
        probe.connectToHost(QHostAddress::LocalHost, waiting.port);
        QVERIFY(probe.waitForConnected(1000));
    }

    void listensOnBothFamiliesForLocalhost()
    {
        Waiting waiting("http://localhost/callback");
        Visitor visitor(waiting.port, QHostAddress(QHostAddress::LocalHostIPv6));
        visitor.get("/callback?code=six&state=the-state", "localhost");
        QVERIFY(visitor.isClosed());
        QVERIFY(waiting.isDone());
        QCOMPARE(waiting.answered, "six"s);
    }

    void saysThatThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Callback callback(oauth::readRedirect("http://127.0.0.1:" + std::to_string(other.serverPort()) + "/cb"), state,
                          [](const Result<Secret>&) {});
        const Result<std::string> sent = callback.listen();
        QVERIFY(!sent);
        QCOMPARE(static_cast<int>(sent.error().code), static_cast<int>(ErrorCode::AddressInUse));
    }

    void takesAPastedAddress()
    {
        Waiting waiting;
        QVERIFY(waiting.callback.paste("  " + waiting.uri + "?code=pasted&state=the-state#x\n").has_value());
        QVERIFY(waiting.isDone());
        QCOMPARE(waiting.answered, "pasted"s);
        QVERIFY(!waiting.listens());
        QVERIFY(!waiting.callback.paste(waiting.uri + "?code=pasted&state=the-state"));
    }

    void refusesAPastedAddressOfAnotherSignIn()
    {
        Waiting waiting;
        for (const char* const text : {"", "code", "http://127.0.0.1/callback?code=x&state=other", "?code=x"})
            QVERIFY2(!waiting.callback.paste(text), text);
        QCOMPARE(waiting.answers, 0);
    }

    void listensOnNothingForARedirectElsewhere()
    {
        Waiting waiting("https://example.org/callback");
        QCOMPARE(waiting.uri, "https://example.org/callback"s);
        QVERIFY(waiting.callback.paste("https://example.org/callback?code=far&state=the-state").has_value());
        QVERIFY(waiting.isDone());
        QCOMPARE(waiting.answered, "far"s);
    }
};

QTEST_GUILESS_MAIN(CallbackTest)
#include "callback.moc"
