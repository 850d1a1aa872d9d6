#include "oauth/client.h"

#include "peer.h"
#include "support/print.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>

#include <zlib.h>

using base::ErrorCode;
using base::Result;
using oauth::Client;
using oauth::HttpAnswer;
using oauth::HttpCall;
using Pieces = std::function<void(std::string_view)>;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

HttpCall post(const std::string& url, std::string body = "grant_type=refresh_token&refresh_token=the-old-one")
{
    std::string header = "Basic abcdefg";
    HttpCall call{.what = "Refresh", .method = "POST", .url = url};
    call.headers.push_back({"Authorization", base::Secret::take(header)});
    call.body = base::Secret::take(body);
    return call;
}

/// As a gzip file.
QByteArray gzipped(const QByteArray& bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) qFatal("zlib");
    QByteArray file(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(file.data());
    stream.avail_out = static_cast<uInt>(file.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) qFatal("zlib");
    file.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return file;
}

} // namespace

class ClientTest : public QObject
{
    Q_OBJECT

    QNetworkAccessManager network_;
    std::vector<oauth::Leg> legs_;

    Result<HttpAnswer> sent(HttpCall call, const oauth::Patience& patience = {},
                            const std::function<void(std::string_view)>& pieces = {})
    {
        Client client(
            network_, [this](const oauth::Leg& leg) { legs_.push_back(leg); }, patience);
        std::optional<Result<HttpAnswer>> answer;
        const base::Request request = client.send(
            std::move(call), [&answer](Result<HttpAnswer> result) { answer = std::move(result); }, pieces);
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000)) qFatal("no answer");
        return std::move(*answer);
    }
    static int codeOf(const Result<HttpAnswer>& answer) { return answer ? -1 : static_cast<int>(answer.error().code); }

private Q_SLOTS:
    void init() { legs_.clear(); }

    void sendsAndReadsAnAnswer()
    {
        Peer peer([](const Peer::Seen&) { return Peer::answer(400, R"({"error":"invalid_grant"})", "X-A: b\r\n"); });
        const auto answer = sent(post(peer.base() + "/oauth/token"));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 400);
        QCOMPARE(answer->field("x-a"), "b"s);
        QCOMPARE(std::string(answer->body.reveal()), R"({"error":"invalid_grant"})"s);
        QCOMPARE(peer.seen.size(), std::size_t{1});
        QCOMPARE(peer.seen[0].body, QByteArray("grant_type=refresh_token&refresh_token=the-old-one"));
        QVERIFY(peer.seen[0].head.contains("\r\nAuthorization: Basic abcdefg"));
        QVERIFY(!peer.seen[0].head.toLower().contains("transfer-encoding"));
    }

    void tracesWithoutSecrets()
    {
        Peer peer([](const Peer::Seen&) { return Peer::answer(200, R"({"access_token":"shh"})"); });
        QVERIFY(sent(post(peer.base() + "/oauth/token")).has_value());
        QCOMPARE(legs_.size(), std::size_t{1});
        QCOMPARE(legs_[0].status, 200);
        QCOMPARE(legs_[0].request, "POST " + peer.base() + "/oauth/token\ngrant_type=refresh_token&refresh_token=***");
        QVERIFY(legs_[0].answer.find("shh") == std::string::npos);
    }

    void sendsNothingTwiceWhenTheConnectionBreaks_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        for (const char* const method : {"GET", "POST", "DELETE"}) {
            QTest::addRow("%s", method) << QByteArray(method) << QByteArray();
            QTest::addRow("%s with a body", method) << QByteArray(method) << QByteArray("a=b");
        }
    }
    void sendsNothingTwiceWhenTheConnectionBreaks()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, body);
        QTest::failOnWarning(QRegularExpression(".")); // Qt's own words on standard error
        Peer peer([](const Peer::Seen&) { return Peer::dropped; });
        HttpCall call = post(peer.base(), body.toStdString());
        call.method = method.toStdString();
        QCOMPARE(codeOf(sent(std::move(call))), static_cast<int>(ErrorCode::NetworkBroken));
        QCOMPARE(peer.seen.size(), std::size_t{1});
        QCOMPARE(peer.seen[0].method, method);
        QCOMPARE(peer.seen[0].body, body);
    }

    void doesNotTakeHalfAnAnswerForOne()
    {
        Peer peer([](const Peer::Seen&) { return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}"); });
        QCOMPARE(codeOf(sent(post(peer.base()))), static_cast<int>(ErrorCode::NetworkBroken));
        QCOMPARE(peer.seen.size(), std::size_t{1});
    }

    void unpacksAnAnswer()
    {
        const QByteArray text(3'000'000, 'x'); // a few kilobytes when packed
        Peer peer([&](const Peer::Seen&) { return Peer::answer(200, gzipped(text), "Content-Encoding: gzip\r\n"); });
        std::string got;
        const auto answer = sent(post(peer.base()), {}, [&](std::string_view piece) { got += piece; });
        QVERIFY(answer.has_value());
        QVERIFY(got == text.toStdString());
        QCOMPARE(codeOf(sent(post(peer.base()))), static_cast<int>(ErrorCode::AnswerUnusable)); // too long as a whole
        QVERIFY(peer.seen[0].head.contains("\r\nAccept-Encoding: gzip\r\n"));
    }

    void doesNotTakeADamagedAnswerForOne_data()
    {
        QTest::addColumn<QByteArray>("reply");
        const QByteArray good = gzipped(QByteArray(R"({"a":"0123456789","b":["c","d","e"]})").repeated(300));
        QByteArray bad = good;
        bad.replace(good.size() / 2, 8, QByteArray(8, '\xff'));
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("cut") << Peer::answer(200, good.first(good.size() / 2), "Content-Encoding: gzip\r\n");
        QTest::newRow("damaged") << Peer::answer(200, bad, "Content-Encoding: gzip\r\n");
        QTest::newRow("not packed") << Peer::answer(200, "{}", "Content-Encoding: gzip\r\n");
        QTest::newRow("packed otherwise") << Peer::answer(200, "\xff\xff\xff", "Content-Encoding: br\r\n");
        QTest::newRow("no chunk") << chunked + "zz\r\n{}\r\n0\r\n\r\n";
        QTest::newRow("no second chunk") << chunked + "3\r\n[{}\r\nzz\r\n,{}]\r\n0\r\n\r\n";
        QTest::newRow("no length and no end") << QByteArray("HTTP/1.1 200 OK\r\n\r\n {\"a]}\\\"\":[1]");
        QTest::newRow("half a chunk") << chunked + "10\r\n{}";
        QTest::newRow("no last chunk") << chunked + "2\r\n{}\r\n";
    }
    void doesNotTakeADamagedAnswerForOne()
    {
        QFETCH(const QByteArray, reply);
        Peer peer([&](const Peer::Seen&) { return reply; });
        for (const bool streamed : {false, true}) {
            HttpCall call = post(peer.base(), {});
            call.method = "GET";
            const auto answer = sent(std::move(call), {}, streamed ? Pieces([](std::string_view) {}) : Pieces());
            QVERIFY(!answer.has_value());
            QVERIFY2(codeOf(answer) == static_cast<int>(ErrorCode::AnswerUnusable) ||
                         codeOf(answer) == static_cast<int>(ErrorCode::NetworkBroken),
                     base::describe(answer.error()).c_str());
        }
    }

    void takesAnAnswerWithoutALength()
    {
        Peer peer([](const Peer::Seen&) { return QByteArray("HTTP/1.1 200 OK\r\n\r\n[{\"a\":\"}\\\"\"}]\n"); });
        const auto answer = sent(post(peer.base()));
        QVERIFY(answer.has_value());
        QCOMPARE(std::string(answer->body.reveal()), "[{\"a\":\"}\\\"\"}]\n"s);
    }

    void takesARefusalWithADamagedBody()
    {
        Peer peer([](const Peer::Seen&) { return Peer::answer(403, "{}", "Content-Encoding: gzip\r\n"); });
        const auto answer = sent(post(peer.base()));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 403);
    }

    void givesUpOnASlowServer()
    {
        Peer peer([](const Peer::Seen&) { return QByteArray(); });
        QCOMPARE(codeOf(sent(post(peer.base()), {.whole = 100ms})), static_cast<int>(ErrorCode::NetworkTimeout));
    }

    void followsNoRedirect()
    {
        QByteArray status = "302";
        Peer peer(
            [&status](const Peer::Seen&) { return Peer::answer(status.toInt(), "", "Location: /elsewhere\r\n"); });
        const auto answer = sent(post(peer.base()));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 302);
        status = "307"; // would have the form sent on
        QCOMPARE(codeOf(sent(post(peer.base()))), static_cast<int>(ErrorCode::NetworkBroken));
        QCOMPARE(peer.seen.size(), std::size_t{2});
    }

    void keepsNoCookies()
    {
        Peer peer([](const Peer::Seen&) { return Peer::answer(200, "{}", "Set-Cookie: a=b; Path=/\r\n"); });
        for (int i = 0; i < 2; ++i) QVERIFY(sent(post(peer.base())).has_value());
        QVERIFY(!peer.seen[1].head.toLower().contains("cookie"));
    }

    void refusesFiveMegabytes()
    {
        Peer peer([](const Peer::Seen&) { return Peer::answer(200, QByteArray(5 * 1024 * 1024, ' ')); });
        QCOMPARE(codeOf(sent(post(peer.base()))), static_cast<int>(ErrorCode::AnswerUnusable));
    }

    void givesALongAnswerInPieces()
    {
        Peer peer([](const Peer::Seen&) { return Peer::answer(200, QByteArray(5 * 1024 * 1024, 'x')); });
        std::size_t size = 0;
        int count = 0;
        const auto answer = sent(post(peer.base()), {}, [&](std::string_view piece) { size += piece.size(), ++count; });
        QVERIFY(answer.has_value());
        QVERIFY(answer->body.isEmpty());
        QCOMPARE(size, std::size_t{5} * 1024 * 1024);
        QVERIFY(count > 1);
    }

    void saysThatNobodyIsThere()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const std::string url = "http://127.0.0.1:" + std::to_string(gone.serverPort());
        gone.close();
        QCOMPARE(codeOf(sent(post(url))), static_cast<int>(ErrorCode::NetworkUnreachable));
    }

    void sendsNoSecretInTheClear()
    {
        for (const char* const url : {"http://zoom.us/oauth/token", "ftp://127.0.0.1/", "https://u:p@zoom.us/", ""})
            QCOMPARE(codeOf(sent(post(url))), static_cast<int>(ErrorCode::AddressUnsafe));
    }

    void givesNoAnswerWhenDropped()
    {
        Peer peer([](const Peer::Seen&) { return Peer::answer(200, "{}"); });
        Client client(network_);
        bool called = false;
        {
            const base::Request request = client.send(post(peer.base()), [&called](const auto&) { called = true; });
        }
        QVERIFY(sent(post(peer.base())).has_value());
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(ClientTest)
#include "client.moc"
