#include "oauth/answers.h"

#include "support/print.h"

using base::fromEpochSeconds;
using namespace std::string_literals;

namespace {

const base::Time now = fromEpochSeconds(1'000'000);

} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatZoomGives()
    {
        const auto tokens = oauth::readTokens(
            R"({"access_token":"a.b.c","token_type":"bearer","refresh_token":"r","expires_in":3599,"scope":"user:read:admin x","api_url":"https:\/\/eu01api.zoom.us/"})",
            now);
        QVERIFY(tokens.has_value());
        QCOMPARE(std::string(tokens->access.reveal()), "a.b.c"s);
        QCOMPARE(std::string(tokens->refresh.reveal()), "r"s);
        QCOMPARE(base::epochSeconds(*tokens->expires), 1'003'599);
        QVERIFY((tokens->scopes == std::vector<std::string>{"user:read:admin", "x"}));
        QCOMPARE(tokens->apiUrl, "https://eu01api.zoom.us"s);
    }

    void doesWithoutWhatMayBeLeftOut()
    {
        const auto tokens = oauth::readTokens(R"({"access_token":"a"})", now);
        QVERIFY(tokens.has_value());
        QVERIFY(tokens->refresh.isEmpty());
        QVERIFY(!tokens->expires);
        QVERIFY(tokens->scopes.empty());
    }

    void refusesWhatIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const char* body, const char* why) {
            QTest::newRow(name) << QByteArray(body) << QString(why);
        };
        row("empty", "", "no JSON object");
        row("html", "<html></html>", "no JSON object");
        row("array", "[]", "no JSON object");
        row("no token", "{}", "access_token is missing");
        row("null", R"({"access_token":null})", "access_token is missing");
        row("number", R"({"access_token":7})", "access_token is no text");
        row("nothing in it", R"({"access_token":""})", "access_token is empty");
        row("line break", R"({"access_token":"a\r\nX: y"})", "access_token holds");
        row("refresh", R"({"access_token":"a","refresh_token":{}})", "refresh_token is no text");
        row("refresh break", R"({"access_token":"a","refresh_token":"a b"})", "refresh_token holds");
        row("mac", R"({"access_token":"a","token_type":"mac"})", "token_type is not bearer");
        row("life", R"({"access_token":"a","expires_in":"soon"})", "expires_in is no number");
        row("negative", R"({"access_token":"a","expires_in":-1})", "expires_in is no number");
        row("endless", R"({"access_token":"a","expires_in":99999999999999})", "expires_in is no number");
        row("scope", R"({"access_token":"a","scope":["x"]})", "scope is no text");
        row("api", R"({"access_token":"a","api_url":"http:\/\/api.zoom.us"})", "api_url is no https");
        row("api user", R"({"access_token":"a","api_url":"https:\/\/x@api.zoom.us"})", "api_url is no https");
    }
    void refusesWhatIsNoAnswer()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, why);
        const auto tokens = oauth::readTokens({body.constData(), static_cast<std::size_t>(body.size())}, now);
        QVERIFY(!tokens.has_value());
        QCOMPARE(static_cast<int>(tokens.error().code), static_cast<int>(base::ErrorCode::AnswerUnusable));
        QVERIFY2(tokens.error().detail.find(why.toStdString()) != std::string::npos, tokens.error().detail.c_str());
    }

    void readsCodesForAnotherDevice()
    {
        const auto codes = oauth::readDeviceCodes(
            R"({"device_code":"d","user_code":"u","verification_uri":"https:\/\/zoom.us/oauth_device","expires_in":900,"interval":7})",
            now);
        QVERIFY(codes.has_value());
        QCOMPARE(codes->userCode, "u"s);
        QCOMPARE(codes->interval.count(), std::chrono::seconds::rep{7});
        QCOMPARE(base::epochSeconds(codes->expires), 1'000'900);
        QVERIFY(!oauth::readDeviceCodes(R"({"device_code":"d","user_code":"u","expires_in":900})", now));
        QVERIFY(!oauth::readDeviceCodes(
            R"({"device_code":"d","user_code":"u","verification_uri":"javascript:1","expires_in":900})", now));
    }
};

QTEST_APPLESS_MAIN(AnswersTest)
#include "answers.moc"
