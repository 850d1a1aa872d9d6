#include "http/message.h"

#include <QTest>

class MessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAFieldWithoutRegardToCase()
    {
        const http::Request request{.fields = {{"content-TYPE", "text/plain"}, {"Content-Type", "second"}}};
        QCOMPARE(request.field("Content-Type"), std::string_view("text/plain"));
        QVERIFY(request.field("Host").empty());
    }

    void knowsTheLoopbackByName_data()
    {
        QTest::addColumn<std::string>("host");
        QTest::addColumn<bool>("isLoopback");
        for (const char* const host : {"127.0.0.1", "127.0.0.1:4000", "127.0.0.2", "127.255.3.4:80", "localhost",
                                       "LocalHost:80", "[::1]", "[::1]:65535"})
            QTest::addRow("%s", host) << std::string(host) << true;
        for (const char* const host :
             {"", "example.org", "localhost.example.org", "127.0.0.1.example.org", "127.0.0.1:", "127.0.0.1:65536",
              "127.0.0.1:80x", "127.0.0", "127.0.0.1.", "127.0.0.256", "127..0.1", "::1", "[::1]x", "192.168.0.1",
              "user@localhost", "localhost:80:80"})
            QTest::addRow("not '%s'", host) << std::string(host) << false;
    }
    void knowsTheLoopbackByName()
    {
        QFETCH(const std::string, host);
        QFETCH(const bool, isLoopback);
        QCOMPARE(http::isLoopbackHost(host), isLoopback);
    }
};

QTEST_APPLESS_MAIN(MessageTest)
#include "message.moc"
