#include "endpoint/exchange.h"

#include <QTest>

using endpoint::Exchange;

namespace {

constexpr std::string_view url = "http://127.0.0.1:4000";

Exchange exchange(std::string_view body, std::vector<http::Field> more = {}, std::string answer = {})
{
    http::Request request{.method = "POST", .path = "/", .body = body};
    request.fields = {{"Content-Type", "application/json"}, {"Origin", "http://localhost:5173"}};
    request.fields.insert(request.fields.end(), more.begin(), more.end());
    return endpoint::exchangeOf(request, {.status = 200, .body = std::move(answer)});
}

} // namespace

class ExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheRequestAsCurl()
    {
        QCOMPARE(endpoint::asCurl(exchange("{\"sessionName\":\"Joe's\",\"role\":1}"), url),
                 std::string("curl --request 'POST' 'http://127.0.0.1:4000/' \\\n"
                             "  --header 'Content-Type: application/json' \\\n"
                             "  --header 'Origin: http://localhost:5173' \\\n"
                             "  --data-raw '{\"sessionName\":\"Joe'\\''s\",\"role\":1}'"));
        QCOMPARE(endpoint::asCurl({.method = "GET", .path = "/healthz"}, url),
                 std::string("curl --request 'GET' 'http://127.0.0.1:4000/healthz'"));
    }

    void asksForAHeadAsCurlDoes()
    {
        Exchange head{.method = "HEAD", .path = "/healthz", .origin = "http://localhost:5173", .body = "{}"};
        QCOMPARE(endpoint::asCurl(head, url), std::string("curl --head 'http://127.0.0.1:4000/healthz' \\\n"
                                                          "  --header 'Origin: http://localhost:5173'"));
    }

    void writesTheRequestAsFetch()
    {
        QCOMPARE(endpoint::asFetch(exchange(R"({"role":1})"), url),
                 std::string("await fetch(\"http://127.0.0.1:4000/\", {\n  method: \"POST\",\n"
                             "  headers: { \"Content-Type\": \"application/json\" },\n"
                             "  body: JSON.stringify({\"role\":1})\n}).then((response) => response.json())"));
    }

    void passesWhatIsNoJsonAsText()
    {
        QVERIFY(endpoint::asFetch(exchange("{}); alert(1); ({}"), url).find("body: \"{}); alert(1); ({}\"") !=
                std::string::npos);
    }

    void keepsNothingThatSteersATerminal_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("escape") << QByteArray("\x1b[201~");
        QTest::newRow("return") << QByteArray("{}\r");
        QTest::newRow("C1") << QByteArray("\xc2\x9b");
        QTest::newRow("turned") << QByteArray("\xe2\x80\xae");
        QTest::newRow("no UTF-8") << QByteArray("\xff");
    }
    void keepsNothingThatSteersATerminal()
    {
        QFETCH(const QByteArray, body);
        const Exchange kept = exchange(body.toStdString(), {{"Content-Type", "ignored"}});
        QVERIFY(!kept.hasBody);
        QVERIFY(kept.body.empty());
        http::Request request{.method = "POST", .path = "/"};
        const std::string value = body.toStdString();
        request.fields = {{"Origin", value}};
        QVERIFY(endpoint::exchangeOf(request, {}).origin.empty());
    }

    void keepsNoBodyThatIsPackedOrLong()
    {
        QVERIFY(!exchange("x", {{"Content-Encoding", "gzip"}}).hasBody);
        QVERIFY(exchange(std::string(endpoint::longestKeptBody, 'x')).hasBody);
        QVERIFY(!exchange(std::string(endpoint::longestKeptBody + 1, 'x')).hasBody);
    }

    void findsTheToken()
    {
        QCOMPARE(endpoint::tokenIn(exchange("", {}, R"({"signature":"a.b.c"})")), std::string_view("a.b.c"));
        QCOMPARE(endpoint::tokenIn(exchange("", {}, R"({"signature":"a.b.c","sdkKey":"k"})")),
                 std::string_view("a.b.c"));
        QVERIFY(endpoint::tokenIn(exchange("", {}, R"({"error":"no"})")).empty());
    }
};

QTEST_APPLESS_MAIN(ExchangeTest)
#include "exchange.moc"
