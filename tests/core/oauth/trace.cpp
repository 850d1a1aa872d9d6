#include "oauth/trace.h"

#include "oauth/refusal.h"
#include "support/print.h"

using namespace std::string_literals;

class TraceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesSecretsInUrlsAndForms()
    {
        QCOMPARE(oauth::shownUrl("https://zoom.us/x?client_id=id&state=s&code=c"),
                 "https://zoom.us/x?client_id=id&state=***&code=***"s);
        QCOMPARE(oauth::shownForm("grant_type=refresh_token&refresh_token=r&client_id=i"),
                 "grant_type=refresh_token&refresh_token=***&client_id=i"s);
    }

    void hidesSecretsInAnswers()
    {
        const std::string shown = oauth::shownAnswer(
            R"({"access_token":"A","n":{"refresh_token":"R","token":"Z"},"expires_in":7,"reason":"code aB3dE6gH9jK2mN5pQ8"})");
        QVERIFY2(shown.find("\"access_token\": \"***\"") != std::string::npos, shown.c_str());
        QVERIFY(shown.find("\"expires_in\": 7") != std::string::npos);
        for (const char* const secret : {"\"A\"", "\"R\"", "\"Z\"", "aB3dE6"})
            QVERIFY(shown.find(secret) == std::string::npos);
    }

    void hidesSecretsOfEveryShape()
    {
        const std::string shown = oauth::shownAnswer("{\"h323_password\":\"s3c\",\"pstn_password\":5301,\"host_key\":-"
                                                     "5302,\"Password\":\"s3c\",\"token\":[\"s3c\"],"
                                                     "\"passcodes\":{\"a\":\"s3c\"},\"secret\":\"s3c\",\"join_url\":"
                                                     "\"https://zoom.us/w/1?TK=s3c&x=y\",\"code\":124,"
                                                     "\"next_page_token\":\"np\",\"token_type\":\"bearer\"}");
        for (const char* const secret : {"s3c", "5301", "5302"})
            QVERIFY2(shown.find(secret) == std::string::npos, shown.c_str());
        for (const char* const open : {": 124", "x=y", "\"np\"", "bearer"})
            QVERIFY2(shown.find(open) != std::string::npos, shown.c_str());
    }

    void showsNothingOfWhatIsTooDeep()
    {
        const std::string deep = std::string(200, '[') + "\"s3c\"" + std::string(200, ']');
        QCOMPARE(oauth::shownAnswer(deep), oauth::masked(deep));
    }

    void leavesAddressesReadable()
    {
        const std::string shown =
            oauth::shownAnswer("{\"join_url\":\"https:\\/\\/zoom.us\\/j\\/12345678901?pwd=abc\"}");
        QVERIFY2(shown.find("zoom.us/j/12345678901?pwd=***") != std::string::npos, shown.c_str());
    }

    void showsWhatIsNoJsonShortAndMasked()
    {
        QCOMPARE(oauth::shownAnswer("<p>aB3dE6gH9jK2mN5pQ8</p>").find("aB3"), std::string::npos);
        QVERIFY(oauth::shownAnswer(std::string(5000, ' ')).size() <= 300);
        QVERIFY(oauth::shownAnswer(std::string(100'000, '[')).size() <= 300); // deep, and not JSON
    }
};

QTEST_APPLESS_MAIN(TraceTest)
#include "trace.moc"
