#include "app/cli.h"

#include <QDateTime>
#include <QLocale>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <memory>

namespace {

using token::json;

/// Answers one request on a port of its own with fixed bytes, in a thread of its own.
class OneAnswer
{
public:
    explicit OneAnswer(const QByteArray& answer) : thread_(QThread::create([this, answer] { serve(answer); }))
    {
        thread_->start();
        ready_.acquire();
    }
    ~OneAnswer() { thread_->wait(); }
    Q_DISABLE_COPY_MOVE(OneAnswer)

    QString url() const { return QString("http://127.0.0.1:%1/").arg(port_); }
    QByteArray request()
    {
        thread_->wait();
        return request_;
    }

private:
    void serve(const QByteArray& answer)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        port_ = server.serverPort();
        ready_.release();
        if (!server.waitForNewConnection(20'000)) return;
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        while (!request_.contains("\r\n\r\n") && socket->waitForReadyRead(20'000)) request_ += socket->readAll();
        socket->write(answer);
        socket->disconnectFromHost();
        if (socket->state() != QAbstractSocket::UnconnectedState) socket->waitForDisconnected(20'000);
    }

    QSemaphore ready_;
    quint16 port_ = 0;
    QByteArray request_;
    std::unique_ptr<QThread> thread_;
};

/// The Date field of a server whose clock is that far from this machine's.
QByteArray answerOf(qint64 offset, const QByteArray& status = "200 OK",
                    const QString& form = "ddd, dd MMM yyyy hh:mm:ss 'GMT'")
{
    const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(offset), form);
    return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nDate: " + date.toLatin1() + "\r\n\r\n";
}

/// A token that is valid for ten minutes from `offset` seconds after now.
QByteArray tokenFrom(qint64 offset)
{
    const qint64 iat = QDateTime::currentSecsSinceEpoch() + offset;
    return token::make(json("{'iss':'k','iat':") + QByteArray::number(iat) + json(",'exp':") +
                           QByteArray::number(iat + 600) + '}',
                       "s");
}

} // namespace

/// `inspect --clock`.
class ServerClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const char* const name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) qunsetenv(name);
    }

    void judgesByTheServersClock()
    {
        OneAnswer server(answerOf(3'600));
        const Cli::Run run = Cli().run({"inspect", tokenFrom(3'300), "--json", "--clock", server.url()});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.at("lifetime/state").toString(), QString("live"));
        QCOMPARE(run.at("clock/of").toString(), server.url());
        QVERIFY(std::abs(run.at("clock/aheadSeconds").toInt() + 3'600) <= 2);
        QVERIFY2(run.err.startsWith("This clock is ") && run.err.contains(" behind http://127.0.0.1:"), run.err);
        QVERIFY2(server.request().startsWith("HEAD / HTTP/1.1\r\n"), server.request());
    }

    void saysWhenTheClocksAgree()
    {
        OneAnswer server(answerOf(0));
        const Cli::Run run = Cli().run({"inspect", tokenFrom(-10), "--json", "--clock", server.url()});
        QCOMPARE(run.at("clock/aheadSeconds"), QJsonValue(0));
        QVERIFY2(run.err.startsWith("This clock agrees with "), run.err);
    }

    void takesTheDateOfARedirectToo()
    {
        OneAnswer server(answerOf(-7'200, "302 Found\r\nLocation: http://127.0.0.1:1/"));
        const Cli::Run run = Cli().run({"inspect", tokenFrom(0), "--json", "--clock", server.url()});
        QCOMPARE(run.at("lifetime/state").toString(), QString("not-yet"));
        QVERIFY2(run.err.contains(" ahead of "), run.err);
    }

    void takesTheOldFormsOfADateToo_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("RFC 850") << "dddd, dd-MMM-yy hh:mm:ss 'GMT'";
        QTest::newRow("asctime") << "ddd MMM d hh:mm:ss yyyy";
    }
    void takesTheOldFormsOfADateToo()
    {
        QFETCH(const QString, form);
        OneAnswer server(answerOf(3'600, "200 OK", form));
        const Cli::Run run = Cli().run({"inspect", tokenFrom(3'300), "--json", "--clock", server.url()});
        QVERIFY2(run.code == 0, run.err);
        QVERIFY(std::abs(run.at("clock/aheadSeconds").toInt() + 3'600) <= 2);
    }

    void failsWithoutAnAnswer()
    {
        const Cli::Run run = Cli().run({"inspect", tokenFrom(0), "--clock", "http://127.0.0.1:1/"});
        QCOMPARE(run.code, 6);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.startsWith("callsign-cli cannot reach 127.0.0.1"), run.err);
    }

    void failsWithoutADate()
    {
        OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        const Cli::Run run = Cli().run({"inspect", tokenFrom(0), "--clock", server.url()});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("sends no Date"), run.err);
    }

    void refusesOtherAddressesAndTwoClocks_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        const QByteArray address = "clock: cannot be ";
        QTest::newRow("no address") << QStringList{"--clock", "zoom.us"} << address + "zoom.us: use an address that";
        QTest::newRow("unsafe") << QStringList{"--clock", "http://zoom.us"} << address + "http://zoom.us: use";
        QTest::newRow("file") << QStringList{"--clock", "file:///x"} << address + "file:///x: use";
        QTest::newRow("two clocks") << QStringList{"--clock", "https://zoom.us", "--now", "1"}
                                    << QByteArray("clock: cannot be given together with --now");
    }
    void refusesOtherAddressesAndTwoClocks()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QByteArray, says);
        const Cli::Run run = Cli().run(QStringList{"inspect", tokenFrom(0)} + options);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errLines().size(), 1);
        QVERIFY2(run.err.startsWith(says), run.err);
    }
};

QTEST_GUILESS_MAIN(ServerClock)
#include "serverclock.moc"
