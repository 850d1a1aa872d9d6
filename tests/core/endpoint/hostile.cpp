#include "core/endpoint/world.h"
#include "http/parser.h"
#include "support/print.h"

#include <QTest>

#include <random>

using support::World;

namespace {

using Chance = std::mt19937;

std::size_t below(Chance& chance, std::size_t bound)
{
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(chance);
}

const std::string& oneOf(Chance& chance, const std::vector<std::string>& texts)
{
    return texts[below(chance, texts.size())];
}

const std::vector<std::string> lines{"POST / HTTP/1.1",     "POST /video HTTP/1.1",  "POST /meeting HTTP/1.0",
                                     "OPTIONS * HTTP/1.1",  "GET /metrics HTTP/1.1", "HEAD / HTTP/1.1",
                                     "POST  / HTTP/1.1",    "PRI * HTTP/2.0",        "POST http://[::1/ HTTP/1.1",
                                     "\xff\xfe / HTTP/1.1", "POST / HTTP/9.9",       "POST"};
const std::vector<std::string> fields{"Host: localhost",
                                      "Host: evil.example",
                                      "Content-Type: application/json",
                                      "Content-Type: application/json; charset=utf-16",
                                      "Content-Type: application/json; charset=\"\\",
                                      "Content-Encoding: gzip",
                                      "Content-Encoding: deflate",
                                      "Content-Encoding: br",
                                      "Transfer-Encoding: chunked",
                                      "Transfer-Encoding: chunked, gzip",
                                      "Content-Length: 5",
                                      "Content-Length: -1",
                                      "Content-Length: 99999999999999999999",
                                      "Origin: null",
                                      "Expect: 100-continue",
                                      "Authorization: Bearer",
                                      "Access-Control-Request-Headers: x\x01y",
                                      " folded",
                                      "No-Colon",
                                      ": no name",
                                      "X: " + std::string(3000, 'x')};
const std::vector<std::string> bodies{R"({"sessionName":"a","role":1})",
                                      R"({"meetingNumber":[[[[]]]],"role":"1"})",
                                      std::string(3000, '['),
                                      "{\"a\":\"\\ud800",
                                      "5\r\n{\"a\":\r\n0\r\n\r\n",
                                      "ffffffffffffffff\r\n",
                                      "\x1f\x8b\x08\x00",
                                      "{\"role\":1e99999}",
                                      std::string(200, '\0'),
                                      ""};

/// A request with a few things wrong with it.
std::string hostile(Chance& chance)
{
    std::string text = oneOf(chance, lines) + "\r\n";
    if (below(chance, 2) == 0) text += "Host: localhost\r\nContent-Type: application/json\r\n";
    for (std::size_t i = below(chance, 6); i > 0; --i) text += oneOf(chance, fields) + "\r\n";
    const std::string& body = oneOf(chance, bodies);
    if (below(chance, 2) == 0) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    text += "\r\n" + body;
    for (std::size_t i = below(chance, 4); i > 0 && below(chance, 2) == 0; --i)
        text[below(chance, text.size())] = static_cast<char>(below(chance, 256));
    if (below(chance, 10) == 0) text.resize(below(chance, text.size()));
    return text;
}

} // namespace

class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersTenThousandMalformedRequestsWithoutAFaultOfItsOwn()
    {
        Chance chance(20'261'122); // fixed, so that a failure can be repeated
        World world({"video", "meeting"});
        http::Parser parser({});
        std::map<int, int> statuses;
        for (int i = 0; i < 10'000; ++i) {
            const std::string text = hostile(chance);
            parser.reset();
            parser.feed(text);
            int status = parser.refusal();
            if (parser.isComplete()) {
                const http::Response response = world.endpoint.answer(parser.request());
                status = response.status;
                QVERIFY2(status < 500 && response.body.find("core/") == std::string::npos, text.c_str());
            }
            ++statuses[status];
        }
        for (const int status : {0, 200, 204, 400, 404, 415, 421})
            QVERIFY2(statuses[status] > 10, QByteArray::number(status));
    }
};

QTEST_APPLESS_MAIN(HostileTest)
#include "hostile.moc"
