#include "endpoint/origins.h"

#include "core/endpoint/world.h"
#include "support/print.h"

#include <QTest>

using endpoint::Origins;
using support::field;
using namespace std::string_literals;

namespace {

http::Response asked(const Origins& origins, std::string_view method, std::vector<http::Field> fields)
{
    http::Response response;
    origins.addFields({.method = method, .path = "/", .fields = std::move(fields)}, response);
    return response;
}

std::string allowed(const Origins& origins, std::string_view origin)
{
    return field(asked(origins, "POST", {{"Origin", origin}}), "Access-Control-Allow-Origin");
}

} // namespace

class OriginsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsPagesOfThisMachineRead()
    {
        const Origins origins;
        for (const char* const origin :
             {"http://localhost", "http://localhost:3000", "https://127.0.0.1:8443", "http://[::1]"})
            QCOMPARE(allowed(origins, origin), std::string(origin));
        for (const char* const origin : {"", "null", "https://example.com", "http://localhost.example.com",
                                         "http://127.0.0.1@example.com", "file://localhost", "localhost"})
            QCOMPARE(allowed(origins, origin), ""s);
        QCOMPARE(field(asked(origins, "POST", {}), "Vary"), "Origin"s);
    }

    void letsNamedPagesRead()
    {
        const Origins origins({"https://App.example.org"});
        QCOMPARE(allowed(origins, "https://app.example.org"), "https://app.example.org"s);
        QCOMPARE(allowed(origins, "http://app.example.org"), ""s);
        QCOMPARE(allowed(origins, "https://app.example.org:8443"), ""s);
        QCOMPARE(allowed(origins, "http://localhost:3000"), "http://localhost:3000"s);
        QVERIFY(origins.knowsHost("app.example.org:443"));
        QVERIFY(!origins.knowsHost("example.org"));
    }

    void takesTheUsualPortThatBrowsersLeaveOut()
    {
        const Origins origins({"https://app.example.org:443", "HTTP://app.example.org:80", "https://[2001:db8::1]:443",
                               "https://other.example.org:80", "http://other.example.org:443"});
        for (const char* const origin : {"https://app.example.org", "http://app.example.org", "https://[2001:db8::1]",
                                         "https://other.example.org:80", "http://other.example.org:443"})
            QCOMPARE(allowed(origins, origin), std::string(origin));
        for (const char* const origin : {"https://other.example.org", "http://other.example.org"})
            QCOMPARE(allowed(origins, origin), ""s);
    }

    void letsEverybodyReadAsTheSamplesDo()
    {
        const Origins origins({"*"});
        QVERIFY(origins.isAnybody());
        QCOMPARE(allowed(origins, "https://example.com"), "*"s);
        QCOMPARE(field(asked(origins, "POST", {}), "Vary"), ""s);
    }

    void tellsAPreflightWhatAPageMaySend()
    {
        const http::Response bare = asked(Origins({"*"}), "OPTIONS", {});
        QCOMPARE(field(bare, "Access-Control-Allow-Methods"), "GET,HEAD,PUT,PATCH,POST,DELETE"s);
        QCOMPARE(field(bare, "Vary"), "Access-Control-Request-Headers"s);
        QCOMPARE(field(bare, "Access-Control-Allow-Headers"), ""s);
        const http::Response response =
            asked(Origins({"*"}), "OPTIONS", {{"access-control-request-headers", "content-type,authorization"}});
        QCOMPARE(field(response, "Access-Control-Allow-Headers"), "content-type,authorization"s);
    }

    void tellsAnOriginFromOtherTexts()
    {
        for (const char* const text : {"*", "https://app.example.org", "http://10.0.0.7:3000", "http://[::1]:3000"})
            QVERIFY2(endpoint::isOrigin(text), text);
        for (const char* const text : {"", "app.example.org", "https://", "://x", "https://app.example.org/",
                                       "https://*.org", "https://a b", "https://a,https://b", "https://me@example.org"})
            QVERIFY2(!endpoint::isOrigin(text), text);
    }
};

QTEST_APPLESS_MAIN(OriginsTest)
#include "origins.moc"
