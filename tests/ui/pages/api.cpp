#include "oauth/catalogue.h"
#include "ui/pages/apipage.h"

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

    void neverAsksForAnOnBehalfTokenTwice()
    {
        ApiScene scene;
        scene.api = [](const auto&) { return FakeNetwork::Said{.status = 401, .body = R"({"code":124})"}; };
        scene.show("obf.get");
        scene.send();
        QCOMPARE(scene.world.network.count("/v2/users/me/token"), 1);
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
