#include "oauth/refusal.h"

#include "support/print.h"

using oauth::Holder;
using oauth::Refusal;
using namespace std::string_literals;

class RefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsZoomsThreeShapesAndRfc6749s()
    {
        QVERIFY((oauth::readRefusal(400, R"({"reason":"Invalid Token!","error":"invalid_grant"})") ==
                 Refusal{400, "invalid_grant", 0, "Invalid Token!"}));
        QVERIFY((oauth::readRefusal(
                     400, R"({"status":false,"errorCode":4700,"errorMessage":"Invalid redirect url","result":null})") ==
                 Refusal{400, "", 4700, "Invalid redirect url"}));
        QVERIFY((oauth::readRefusal(404, R"({"code":3001,"message":"Meeting does not exist"})") ==
                 Refusal{404, "", 3001, "Meeting does not exist"}));
        QVERIFY((oauth::readRefusal(400, R"({"error":"invalid_client","error_description":"no"})") ==
                 Refusal{400, "invalid_client", 0, "no"}));
    }

    void readsNothingOutOfSomethingElse()
    {
        QVERIFY(oauth::readRefusal(500, std::string(900'000, '[')) == Refusal{500});
        for (const char* const body : {"{\"code\":4294967420}", "{\"code\":18446744073709551615}"})
            QVERIFY(oauth::readRefusal(500, body) == Refusal{500});
        for (const char* const body :
             {"", "<html>", "[]", "7", R"({"error":7,"reason":{},"code":"x","errorCode":1.5})"})
            QVERIFY(oauth::readRefusal(500, body) == Refusal{500});
    }

    void saysWhatItMeansAndWhatToDo_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("redirect") << 4700 << ""
                                  << "Invalid redirect url"
                                  << "Redirect URL";
        QTest::newRow("4700") << 4700 << ""
                              << "Token cannot be empty"
                              << "without saying";
        QTest::newRow("4709") << 4709 << ""
                              << ""
                              << "differs";
        QTest::newRow("4733") << 4733 << ""
                              << ""
                              << "five minutes";
        QTest::newRow("4741") << 4741 << ""
                              << ""
                              << "revoked";
        QTest::newRow("scopes") << 4711 << ""
                                << "Invalid access token, does not contain scopes:[x]"
                                << "lacks a scope";
        QTest::newRow("124") << 124 << ""
                             << ""
                             << "expired";
        QTest::newRow("300") << 300 << ""
                             << ""
                             << "not valid";
        QTest::newRow("1001") << 1001 << ""
                              << ""
                              << "no such user";
        QTest::newRow("3001") << 3001 << ""
                              << ""
                              << "no such meeting";
        QTest::newRow("grant") << 0 << "invalid_grant"
                               << ""
                               << "not valid any more";
        QTest::newRow("denied") << 0 << "access_denied"
                                << ""
                                << "declined";
        QTest::newRow("unknown") << 0 << "brand_new"
                                 << "its words"
                                 << "refused. (brand_new: its words)";
    }
    void saysWhatItMeansAndWhatToDo()
    {
        QFETCH(const int, code);
        QFETCH(const QString, error);
        QFETCH(const QString, text);
        QFETCH(const QString, word);
        const std::string said = oauth::describe({400, error.toStdString(), code, text.toStdString()});
        QVERIFY2(said.find(word.toStdString()) != std::string::npos, said.c_str());
    }

    void saysWhatHelpsWhoeverHoldsTheToken_data()
    {
        QTest::addColumn<int>("holder");
        QTest::addColumn<QString>("word");
        QTest::newRow("user") << static_cast<int>(Holder::User) << "Sign in again.";
        QTest::newRow("app") << static_cast<int>(Holder::App) << "Check account ID";
        QTest::newRow("key") << static_cast<int>(Holder::SdkKey) << "Check API key";
    }
    void saysWhatHelpsWhoeverHoldsTheToken()
    {
        QFETCH(const int, holder);
        QFETCH(const QString, word);
        const bool isUser = static_cast<Holder>(holder) == Holder::User;
        for (const Refusal& refusal : {Refusal{401, "", 124}, Refusal{400, "invalid_grant"},
                                       Refusal{400, "", 4711, "does not contain scopes"}}) {
            const std::string said = oauth::describe(refusal, static_cast<Holder>(holder));
            QCOMPARE(oauth::asksToSignIn(said), isUser);
            if (refusal.code != 4711) QVERIFY2(said.find(word.toStdString()) != std::string::npos, said.c_str());
        }
    }

    void showsNothingThatCouldBeACodeOrAToken()
    {
        const Refusal refusal = oauth::readRefusal(
            400, R"({"error":"invalid_grant","reason":"Invalid authorization code aB3dE6gH9jK2mN5pQ8"})");
        QCOMPARE(refusal.text, "Invalid authorization code ***"s);
        QCOMPARE(oauth::masked("eyJhbGciOiJIUzI1NiJ9.e30.sig and words"), "*** and words"s);
        QCOMPARE(oauth::masked("a\r\nb\x1b[1m"), "a  b [1m"s);
        QCOMPARE(oauth::masked("a\xe2\x80\xae"
                               "b\xff"
                               "c"),
                 "a b c"s);
        std::string many;
        for (int i = 0; i < 150; ++i) many += "\xe2\x82\xac";
        QCOMPARE(oauth::masked(many).size(), std::size_t{300});
        QCOMPARE(oauth::masked("a" + many).size(), std::size_t{298}); // whole characters
        QCOMPARE(oauth::masked(std::string(5000, ' ')).size(), std::size_t{300});
    }
};

QTEST_APPLESS_MAIN(RefusalTest)
#include "refusal.moc"
