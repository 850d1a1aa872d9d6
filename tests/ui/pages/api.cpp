#include "ui/pages/apipage.h"

#include "oauth/catalogue.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QStandardItemModel>

using support::ApiScene;
using support::child;
using support::FakeNetwork;

class ApiPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersEveryCallByGroup()
    {
        ApiScene scene;
        scene.show("user.me");
        const auto& box = child<QComboBox>(*scene.page, "api.call");
        QStringList groups;
        int calls = 0;
        for (int row = 0; row < box.count(); ++row) {
            if (box.itemData(row).isNull())
                groups << box.itemText(row);
            else
                ++calls;
        }
        QCOMPARE(groups.join(", "), "User, Meeting, Webinar, Cloud Recording, Tokens for joining, Video SDK");
        QCOMPARE(static_cast<std::size_t>(calls), oauth::catalogue().size());
        QVERIFY(!static_cast<QStandardItemModel*>(box.model())->item(0)->isSelectable());
    }

    void sendsWhatWasFilledInAndShowsTheAnswer()
    {
        ApiScene scene;
        scene.api = [](const FakeNetwork::Asked&) -> FakeNetwork::Said {
            return {.body = R"({"topic":"Cool Cars","id":85749213307})",
                    .fields = {{"X-RateLimit-Category", "Light"},
                               {"X-RateLimit-Limit", "30"},
                               {"X-RateLimit-Remaining", "29"}}};
        };
        scene.show("meeting.get");
        scene.line("meetingId").setText("/abc==");
        QVERIFY(scene.label("path").startsWith("GET /v2/meetings/%25"));
        scene.send();
        QCOMPARE(scene.world.network.asked.back().authorization, QByteArray("Bearer ") + support::accessToken);
        QVERIFY2(scene.label("status").startsWith("HTTP 200"), qPrintable(scene.label("status")));
        QVERIFY(scene.label("status").contains("Light: 29 of 30 left"));
        QCOMPARE(scene.response(), "{\n  \"topic\": \"Cool Cars\",\n  \"id\": 85749213307\n}");
    }

    void asksForWhatIsMissingBeforeItSends()
    {
        ApiScene scene;
        scene.show("meeting.get");
        scene.press("send");
        QVERIFY(scene.world.network.asked.empty());
        QVERIFY(child<QLabel>(*scene.page, "error.api.meetingId").text().contains("is needed"));
        QVERIFY(scene.line("meetingId").hasFocus());
    }

    void startsWithABodyThatCanBeSentAndRefusesOneThatIsNoJson()
    {
        ApiScene scene;
        scene.show("meeting.create");
        auto& body = child<QPlainTextEdit>(*scene.page, "api.body");
        QVERIFY(body.toPlainText().contains("\"topic\""));
        body.setPlainText("{\"topic\": ");
        scene.press("send");
        QVERIFY(scene.world.network.asked.empty());
        QVERIFY(child<QLabel>(*scene.page, "error.api.body").text().contains("not JSON"));
        body.setPlainText("{\"topic\": \"x\"}");
        scene.send();
        QCOMPARE(scene.world.network.asked.back().method, QByteArray("POST"));
        QCOMPARE(scene.world.network.asked.back().body, QByteArray("{\"topic\": \"x\"}"));
    }

    void checksScopesFirstAndOffersToSignInAgain()
    {
        ApiScene scene("user:read:user");
        scene.show("zak.me");
        QVERIFY(scene.label("scope").contains("user:read:zak, which was not granted"));
        scene.send();
        QVERIFY(scene.world.network.asked.empty());
        QCOMPARE(scene.label("status"), "Nothing was sent.");
        QSignalSpy asked(scene.page.get(), &ui::ApiPage::signIn);
        QCOMPARE(scene.button("signInAgain").text(), "Sign in again with user:read:zak");
        scene.press("signInAgain");
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(1).value<std::string>(), std::string("user:read:zak"));
        scene.pick("user.me");
        QVERIFY(scene.label("scope").contains("which was granted"));
    }

    void offersToSignInWhenNobodyIs()
    {
        ApiScene scene({}, false);
        scene.show("user.me");
        QCOMPARE(scene.label("who"), "Nobody is signed in to App.");
        scene.send();
        QCOMPARE(scene.button("signInAgain").text(), "Sign in");
    }

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

    void renewsTheTokenOnceWhenItIsTakenNoMore()
    {
        ApiScene scene;
        scene.api = [](const FakeNetwork::Asked& asked) {
            const bool old = asked.authorization.contains(support::accessToken);
            return old ? FakeNetwork::Said{.status = 401, .body = R"({"code":124})"} : FakeNetwork::Said{.body = "[1]"};
        };
        scene.show("user.me");
        scene.send();
        QCOMPARE(scene.response(), "[\n  1\n]");
        scene.api = [](const auto&) { return FakeNetwork::Said{.status = 401, .body = R"({"code":124})"}; };
        scene.send();
        QVERIFY(scene.label("explanation").contains("124"));
        QCOMPARE(scene.button("signInAgain").text(), "Sign in again");
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

    void neverAsksForAnOnBehalfTokenTwice()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.status = 401, .body = R"({"code":124})"}; };
        scene.show("obf.get");
        scene.send();
        QCOMPARE(scene.world.network.count("/v2/users/me/token"), 1);
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

    void copiesAsCurlWithoutTheToken()
    {
        ApiScene scene;
        scene.show("user.me");
        scene.press("curl");
        const QString curl = QGuiApplication::clipboard()->text();
        QVERIFY(curl.startsWith("curl --request GET 'https://api.zoom.us/v2/users/me'"));
        QVERIFY(curl.contains("$TOKEN") && !curl.contains(support::accessToken));
    }

    void cancels()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.status = 0}; };
        scene.show("user.me");
        scene.press("send");
        QVERIFY(scene.label("status").startsWith("Waiting for the answer to GET /v2/users/me"));
        scene.press("cancel");
        QVERIFY(scene.button("send").isEnabled());
        QVERIFY(scene.label("explanation").startsWith("You cancelled"));
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

    void signsATokenForACallOfTheVideoSdk()
    {
        ApiScene scene;
        scene.show("session.list");
        QVERIFY(scene.label("who").contains("choose a profile of the kind Video SDK REST API"));
        scene.send();
        QVERIFY(scene.world.network.asked.empty());
        scene.world.giveCredential("api");
        QVERIFY(scene.label("who").contains("signed here for this call alone"));
        scene.send();
        QCOMPARE(scene.world.network.asked.back().url.path(), "/v2/videosdk/sessions");
        const QByteArray token = scene.world.network.asked.back().authorization.mid(7);
        QCOMPARE(token.count('.'), 2);
        QVERIFY(!token.contains(support::accessToken));
    }

    void remembersCallAndValuesButNoPageAndNoBody()
    {
        ApiScene scene;
        scene.show("meeting.list");
        scene.line("page_size").setText("7");
        scene.line("next_page_token").setText("p9");
        scene.show("meeting.list"); // another page, as after a restart
        QCOMPARE(scene.line("page_size").text(), "7");
        QCOMPARE(scene.line("next_page_token").text(), "");
        scene.pick("meeting.create");
        child<QPlainTextEdit>(*scene.page, "api.body").setPlainText("{\"password\":\"typed-secret\"}");
        scene.page = nullptr;
        scene.world.settings.sync();
        for (const QString& key : scene.world.settings.allKeys())
            QVERIFY(!scene.world.settings.value(key).toString().contains("typed-secret"));
        scene.page = std::make_unique<ui::ApiPage>(scene.world.surroundings());
        QCOMPARE(child<QComboBox>(*scene.page, "api.call").currentData().toString(), "meeting.create");
    }
};

QTEST_MAIN(ApiPageTest)
#include "api.moc"
