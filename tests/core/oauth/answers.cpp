#include "oauth/answers.h"

#include "support/print.h"

using base::fromEpochSeconds;
using namespace std::string_literals;

namespace {

const base::Time now = fromEpochSeconds(1'000'000);

/// JSON that was written with ' for ".
std::string json(QByteArray text) { return text.replace('\'', '"').toStdString(); }

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

    void keepsThePairWhateverElseIsOdd_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<qint64>("life");
        QTest::addColumn<QString>("scopes");
        QTest::addColumn<QString>("api");
        const auto row = [](const char* rest, qint64 life, const char* scopes, const char* api) {
            QTest::newRow(rest) << QByteArray(rest) << life << QString(scopes) << QString(api);
        };
        row("'expires_in':'3600'", 3600, "", "");
        row("'expires_in':3600.0", 3600, "", "");
        row("'expires_in':'soon'", -1, "", "");
        row("'expires_in':-1", -1, "", "");
        row("'expires_in':1e300", -1, "", "");
        row("'expires_in':99999999999999", -1, "", "");
        row("'expires_in':18446744073709551615", -1, "", "");
        row("'scope':['x',7,'y']", -1, "x y", "");
        row("'scope':{}", -1, "", "");
        row("'token_type':7", -1, "", "");
        row("'api_url':5", -1, "", "");
        row("'api_url':'http://evil.example'", -1, "", "");
        row("'api_url':'https://x@api.zoom.us'", -1, "", "");
        row("'api_url':'https://api.zoom.us/v2'", -1, "", "https://api.zoom.us");
        row("'api_url':'https://api.zoom.us?x='", -1, "", "https://api.zoom.us");
        row("'api_url':'http://[::1]:80#x'", -1, "", "http://[::1]:80");
    }
    void keepsThePairWhateverElseIsOdd()
    {
        QFETCH(const QByteArray, rest);
        QFETCH(const qint64, life);
        QFETCH(const QString, scopes);
        QFETCH(const QString, api);
        const auto tokens = oauth::readTokens(json("{'access_token':'a','refresh_token':'r'," + rest + '}'), now);
        QVERIFY(tokens.has_value());
        QCOMPARE(std::string(tokens->refresh.reveal()), "r"s);
        QCOMPARE(tokens->expires ? base::epochSeconds(*tokens->expires) - base::epochSeconds(now) : -1, life);
        QCOMPARE(tokens->scopes, oauth::wordsOf(scopes.toStdString()));
        QCOMPARE(tokens->apiUrl, api.toStdString());
    }

    void leavesOutARefreshTokenThatIsNone()
    {
        for (const char* const refresh : {"{}", "7", "'a b'"}) {
            const auto tokens =
                oauth::readTokens(json("{'access_token':'a','refresh_token':" + QByteArray(refresh) + '}'), now);
            QVERIFY(tokens.has_value() && tokens->refresh.isEmpty());
        }
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
        row("mac", R"({"access_token":"a","token_type":"mac"})", "token_type is not bearer");
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
        const auto pauseOf = [](const QByteArray& life, const QByteArray& interval) {
            const auto read = oauth::readDeviceCodes(
                json("{'device_code':'d','user_code':'u','verification_uri':'https://zoom.us','expires_in':" + life +
                     ",'interval':" + interval + '}'),
                now);
            return read ? static_cast<int>(read->interval.count()) : -1;
        };
        QCOMPARE(pauseOf("900", "0"), 1);
        QCOMPARE(pauseOf("900", "300000000"), 900);
        QCOMPARE(pauseOf("300000000", "300000000"), 3600);
        QCOMPARE(pauseOf("0", "7"), 1);
        QCOMPARE(pauseOf("900", "-7"), 5);
        QVERIFY(!oauth::readDeviceCodes(
            R"({"device_code":"d","user_code":"u","verification_uri":"javascript:1","expires_in":900})", now));
    }
};

QTEST_APPLESS_MAIN(AnswersTest)
#include "answers.moc"
