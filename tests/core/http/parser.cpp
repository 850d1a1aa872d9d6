#include "http/parser.h"

#include <QTest>

using http::Parser;

namespace {

const http::Sizes small{.head = 200, .body = 20};

std::string post(const std::string& fields, const std::string& body)
{
    return "POST /path?a=1 HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
}

} // namespace

class ParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequestHoweverItIsCut()
    {
        const std::string text = post("Content-Length: 4\r\nX-Name: value\r\n", "body");
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            Parser parser(small);
            std::string unread = text.substr(0, cut);
            unread.erase(0, parser.feed(unread));
            unread += text.substr(cut);
            unread.erase(0, parser.feed(unread));
            QVERIFY(parser.isComplete());
            QVERIFY(unread.empty());
            const http::Request& request = parser.request();
            QCOMPARE(request.method, std::string_view("POST"));
            QCOMPARE(request.path, std::string_view("/path"));
            QCOMPARE(request.query, std::string_view("a=1"));
            QCOMPARE(request.field("x-name"), std::string_view("value"));
            QCOMPARE(request.body, std::string_view("body"));
        }
    }

    void readsAChunkedBody()
    {
        Parser parser(small);
        parser.feed(post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
        QVERIFY(parser.isComplete());
        QCOMPARE(parser.request().body, std::string_view("abcde"));
    }

    void stopsBehindOneRequest()
    {
        const std::string one = post("Content-Length: 4\r\n", "body");
        Parser parser(small);
        QCOMPARE(parser.feed(one + one), one.size());
        QVERIFY(parser.isComplete());
    }

    void refusesALineWithoutAnEndHoweverItIsCut()
    {
        const std::string text = "GET / HTTP/1.1\r\nX: " + std::string(small.head * 3, 'x');
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            Parser parser(small);
            std::string unread = text.substr(0, cut);
            unread.erase(0, parser.feed(unread));
            unread += text.substr(cut);
            parser.feed(unread);
            QCOMPARE(parser.refusal(), 431);
        }
        Parser chunk(small);
        chunk.feed(post("Transfer-Encoding: chunked\r\n", "1;" + std::string(small.head, 'x')));
        QCOMPARE(chunk.refusal(), 400);
    }

    void isReadyForTheNextOne()
    {
        const std::string one = post("Content-Length: 4\r\n", "body");
        Parser parser(small);
        parser.feed(one);
        parser.reset();
        QVERIFY(!parser.hasBegun());
        parser.feed(one);
        QCOMPARE(parser.request().body, std::string_view("body"));
    }

    void refuses_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const std::string& text, int status) {
            QTest::newRow(name) << text << status;
        };
        row("no request line", "hello\r\n\r\n", 400);
        row("a TLS greeting", "\x16\x03\x01\x02", 400);
        row("two hosts", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n", 400);
        row("two lengths", post("Content-Length: 4\r\nContent-Length: 5\r\n", "body"), 400);
        row("a length twice", post("Content-Length: 4\r\nContent-Length: 4\r\n", "body"), 400);
        row("a list of lengths", post("Content-Length: 4, 4\r\n", "body"), 400);
        row("lengths that differ", post("Content-Length: 4, 5\r\n", "body"), 400);
        row("a signed length", post("Content-Length: +4\r\n", "body"), 400);
        row("length and transfer coding", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
            400);
        row("a transfer coding that is not chunked", post("Transfer-Encoding: gzip\r\n", ""), 501);
        row("two transfer codings", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501);
        row("a coding in two fields", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ""), 400);
        row("a coding with a parameter", post("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n"), 501);
        row("a coding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("a bad chunk", post("Transfer-Encoding: chunked\r\n", "xyz\r\n"), 400);
        row("a blank before the colon", post("Content-Length : 4\r\n", "body"), 400);
        row("a folded field", post("X-Name: a\r\n b\r\nContent-Length : 4\r\n", "body"), 400);
        row("a zero byte", post(std::string("X: a\0b\r\n", 8), ""), 400);
        row("a large body", post("Content-Length: 21\r\n", ""), 413);
        row("a large body in chunks", post("Transfer-Encoding: chunked\r\n", "15\r\n" + std::string(21, 'x')), 413);
        row("a huge length", post("Content-Length: 18446744073709551616\r\n", ""), 400);
        row("a large head", post("X-Name: " + std::string(200, 'x') + "\r\n", ""), 431);
    }
    void refuses()
    {
        QFETCH(const std::string, text);
        QFETCH(const int, status);
        Parser parser(small);
        std::string unread = text;
        for (std::size_t used = 1; used > 0 && parser.refusal() == 0 && !unread.empty();) {
            used = parser.feed(unread);
            unread.erase(0, used);
        }
        QCOMPARE(parser.refusal(), status);
        QVERIFY(!parser.isComplete());
    }

    void readsPastEmptyLinesHoweverTheyAreCut()
    {
        const std::string text = "\r\n\r\n" + post("Content-Length: 4\r\n", "body");
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            Parser parser(small);
            std::string unread = text.substr(0, cut);
            unread.erase(0, parser.feed(unread));
            QCOMPARE(parser.hasBegun(), cut > 4);
            unread += text.substr(cut);
            parser.feed(unread);
            QVERIFY(parser.isComplete());
        }
    }

    void saysWhetherTheClientWaits()
    {
        Parser parser(small);
        parser.feed(post("Expect: 100-continue\r\nContent-Length: 4\r\n", ""));
        QVERIFY(parser.expectsContinue());
        QVERIFY(!parser.isComplete());
    }

    void saysWhetherTheConnectionStays()
    {
        const auto keeps = [](const std::string& text) {
            Parser parser(small);
            parser.feed(text);
            return parser.keepsAlive();
        };
        QVERIFY(keeps("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        QVERIFY(!keeps("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        QVERIFY(!keeps("GET / HTTP/1.0\r\n\r\n"));
        QVERIFY(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    }
};

QTEST_APPLESS_MAIN(ParserTest)
#include "parser.moc"
