#include "pages/apianswer.h"

#include "ui/pages/apipage.h"

#include <QClipboard>
#include <QGuiApplication>

using support::ApiScene;
using support::child;
using support::FakeNetwork;

class ApiAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explainsErrors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("300") << 400 << QByteArray(R"({"code":300,"message":"bad"})") << "is not valid";
        QTest::newRow("1001") << 404 << QByteArray(R"({"code":1001,"message":"User not exist"})") << "no such user";
        QTest::newRow("3001") << 404 << QByteArray(R"({"code":3001,"message":"x"})") << "no such meeting";
        QTest::newRow("scopes") << 400
                                << QByteArray(
                                       R"({"code":4711,"message":"Invalid access token, does not contain scopes"})")
                                << "lacks a scope";
        QTest::newRow("500") << 500 << QByteArray("<html>") << "The server failed";
    }
    void explainsErrors()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, words);
        ApiScene scene;
        scene.api = [&](const auto&) { return FakeNetwork::Said{.status = status, .body = body}; };
        scene.show("user.me");
        scene.send();
        QVERIFY2(scene.label("explanation").contains(words), qPrintable(scene.label("explanation")));
        QVERIFY(!scene.response().isEmpty());
        QCOMPARE(scene.button("signInAgain").isVisible(), words.contains("scope"));
    }

    void waitsAsLongAsTheLimitAsksFor()
    {
        ApiScene scene;
        scene.api = [](const auto&) {
            return FakeNetwork::Said{.status = 429, .body = R"({"code":429})", .fields = {{"Retry-After", "12"}}};
        };
        scene.show("user.me");
        scene.send();
        QCOMPARE(scene.button("send").text(), "Send (in 12 s)");
        QVERIFY(!scene.button("send").isEnabled());
        scene.world.now += std::chrono::seconds(5);
        support::tick(*scene.page);
        QCOMPARE(scene.button("send").text(), "Send (in 7 s)");
        scene.world.now += std::chrono::seconds(7);
        support::tick(*scene.page);
        QCOMPARE(scene.button("send").text(), "Send");
        QVERIFY(scene.button("send").isEnabled());
        QCOMPARE(scene.world.network.count("/v2/users/me"), 1); // nothing was sent by itself
    }

    void holdsBackTheAccountThatHadTooManyAlone()
    {
        ApiScene scene;
        scene.api = [](const auto&) {
            return FakeNetwork::Said{.status = 429, .body = R"({"code":429})", .fields = {{"Retry-After", "12"}}};
        };
        scene.show("user.me");
        scene.send();
        QVERIFY(!scene.button("send").isEnabled());
        const std::string other = scene.world.giveProfile("Other", vault::Kind::S2S);
        const std::string first = scene.world.accounts.current()->id;
        scene.world.accounts.choose(other);
        QVERIFY(scene.button("send").isEnabled());
        scene.world.accounts.choose(first);
        QVERIFY(!scene.button("send").isEnabled());
    }

    void showsNothingOfAnExplanationThatTurnsTextRound()
    {
        ApiScene scene;
        scene.api = [](const auto&) {
            return FakeNetwork::Said{.status = 400,
                                     .body = "{\"code\":98765,\"message\":\"a\xe2\x80\xae"
                                             "b\"}"};
        };
        scene.show("user.me");
        scene.send();
        QVERIFY(!scene.label("explanation").isEmpty());
        QVERIFY(!scene.label("explanation").contains(QChar(0x202e)));
    }

    void holdsATokenForJoiningAndShowsItNowhere()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.body = R"({"token":"zak-secret-abc"})"}; };
        scene.show("zak.get");
        scene.send();
        QVERIFY(scene.label("token").startsWith("ZAK"));
        QCOMPARE(scene.label("tokenLife"), "It does not say how long it lives.");
        QVERIFY(scene.response().contains("\"token\": \"***\""));
        for (const QWidget* const widget : scene.page->findChildren<QWidget*>())
            QVERIFY(!widget->accessibleName().contains("zak-secret"));
        scene.press("copyToken");
        QCOMPARE(QGuiApplication::clipboard()->text(), "zak-secret-abc");
        scene.world.credentials.lock("Nobody was here");
        QVERIFY(!scene.button("copyToken").isVisible());
        QVERIFY(scene.response().isEmpty());
    }

    void countsDownTheLifeOfAZak()
    {
        ApiScene scene;
        std::string secret = support::sdkSecret;
        const std::string zak =
            jwt::sign({{"exp", base::epochSeconds(support::noon) + 90}}, jwt::Key(base::Secret::take(secret)));
        scene.api = [&](const auto&) {
            return FakeNetwork::Said{.body = "{\"token\":\"" + QByteArray::fromStdString(zak) + "\"}"};
        };
        scene.show("zak.me");
        scene.send();
        QVERIFY(scene.label("tokenLife").startsWith("1 min 30 s left"));
        scene.world.now += std::chrono::seconds(100);
        support::tick(*scene.page);
        QVERIFY(scene.label("tokenLife").startsWith("Expired 10 s ago"));
    }

    void turnsThePage()
    {
        ApiScene scene;
        scene.api = [](const FakeNetwork::Asked& asked) {
            return FakeNetwork::Said{.body = asked.url.query().contains("next_page_token=p2")
                                                 ? R"({"next_page_token":"","meetings":[2]})"
                                                 : R"({"next_page_token":"p2","meetings":[1]})"};
        };
        scene.show("meeting.list");
        scene.send();
        scene.press("next");
        QTRY_VERIFY(scene.response().contains("2\n"));
        QVERIFY(!scene.button("next").isVisible());
    }

    void turnsThePageOfTheCallThatWasAnswered()
    {
        ApiScene scene;
        scene.api = [](const auto&) {
            return FakeNetwork::Said{.body = R"({"next_page_token":"abc\u003d\u003d\/x","meetings":[1]})"};
        };
        scene.show("meeting.list");
        scene.line("page_size").setText("7");
        scene.send();
        scene.line("userId").setText("somebody-else");
        scene.line("page_size").setText("99");
        for (int i = 0; i < 2; ++i) {
            scene.press("next");
            QTRY_VERIFY(scene.button("next").isVisible());
            const QUrl asked = scene.world.network.asked.back().url;
            QCOMPARE(asked.path(), "/v2/users/me/meetings");
            QVERIFY2(asked.query().contains("page_size=7"), qPrintable(asked.query()));
            QVERIFY2(asked.query(QUrl::FullyEncoded).endsWith("next_page_token=abc%3D%3D%2Fx"),
                     qPrintable(asked.query(QUrl::FullyEncoded)));
        }
        QCOMPARE(scene.line("next_page_token").text(), "");
    }

    void turnsNoPageWhenAnotherCallIsChosen()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.body = R"({"next_page_token":"p2"})"}; };
        scene.show("meeting.list");
        scene.send();
        QVERIFY(scene.button("next").isVisible());
        scene.pick("meeting.delete");
        QVERIFY(!scene.button("next").isVisible());
        scene.pick("meeting.list");
        QVERIFY(scene.button("next").isVisible());
    }

    void turnsNoPageOfACallThatChangesSomething()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.body = R"({"next_page_token":"p2"})"}; };
        scene.show("meeting.create");
        scene.send();
        QVERIFY(!scene.button("next").isVisible());
    }

    void takesAnAnswerAsThatOfTheCallThatWasSent()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.body = R"({"token":"joining-token"})"}; };
        scene.show("zak.me");
        QTest::mouseClick(&scene.button("send"), Qt::LeftButton);
        scene.pick("user.me");
        QTRY_VERIFY(scene.button("copyToken").isVisible());
        scene.press("copyToken");
        QCOMPARE(QGuiApplication::clipboard()->text(), "joining-token");
    }

    void asksForNoSignInAfterTheTokenWasRenewed()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.status = 401, .body = R"({"code":124})"}; };
        scene.show("obf.get");
        scene.send();
        QVERIFY2(scene.label("explanation").contains("has been renewed"), qPrintable(scene.label("explanation")));
        QVERIFY(!scene.button("signInAgain").isVisible());
    }

    void copiesLongLinesAsTheyCame()
    {
        const QString text = "\"" + QString(9'000, 'y') + "\"";
        ApiScene scene;
        scene.api = [&](const auto&) { return FakeNetwork::Said{.body = "[" + text.toUtf8() + "]"}; };
        scene.show("user.me");
        scene.send();
        auto& view = child<ui::LongText>(*scene.page, "api.response");
        QTRY_VERIFY(view.isDone());
        QVERIFY(view.toPlainText().count('\n') > 2); // broken for eyes
        scene.press("copyAnswer");
        QCOMPARE(QGuiApplication::clipboard()->text(), "[\n  " + text + "\n]");
        view.selectAll();
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), "[\n  " + text + "\n]");
    }

    void showsMegabytesWithoutAStall()
    {
        ApiScene scene;
        QByteArray users;
        while (users.size() < 5'000'000) users += "{\"id\":\"abc\",\"name\":\"Maria\"},";
        scene.api = [&](const auto&) {
            return FakeNetwork::Said{.body = "{\"next_page_token\":\"p2\",\"users\":[" + users + "1]}"};
        };
        scene.show("meeting.list");
        scene.press("send");
        const auto& view = child<ui::LongText>(*scene.page, "api.response");
        QTRY_VERIFY_WITH_TIMEOUT(scene.button("next").isVisible() && view.isDone(), 120'000);
        QVERIFY(scene.response().endsWith("    1\n  ]\n}"));
    }
};

QTEST_MAIN(ApiAnswerTest)
#include "apianswer.moc"
