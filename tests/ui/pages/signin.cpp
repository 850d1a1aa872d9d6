#include "ui/pages/signinpage.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QNetworkReply>
#include <QSettings>
#include <QSignalSpy>

using base::ErrorCode;
using support::child;
using support::SignInScene;

namespace {

/// What the browser of this machine does after consent: a real one would come to the real listener.
void comeBack(const QString& address)
{
    QNetworkAccessManager browser;
    QNetworkReply* const reply = browser.get(QNetworkRequest(QUrl(address)));
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000)) qFatal("nothing listens");
    if (reply->error() != QNetworkReply::NoError) qFatal("%s", qPrintable(reply->errorString()));
}

} // namespace

class SignInPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void teachesWhatIsNeededWithoutAnApp()
    {
        support::World world;
        ui::SignInPage page(world.surroundings());
        QVERIFY(support::showActive(page));
        QSignalSpy wanted(&page, &ui::SignInPage::addProfile);
        QTest::mouseClick(&child<QPushButton>(page, "signin.add"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }

    void signsInWithTheBrowser()
    {
        SignInScene scene;
        scene.show();
        QCOMPARE(scene.status(), "Nobody is signed in.");
        QSignalSpy front(scene.page.get(), &ui::SignInPage::wantsFront);
        QVERIFY(scene.label("intro").startsWith("Your browser opens"));
        QVERIFY(!child<QPlainTextEdit>(*scene.page, "signin.url").isVisible());
        scene.press("start");
        QVERIFY(child<QPlainTextEdit>(*scene.page, "signin.url").isVisible());
        QCOMPARE(scene.world.opened.size(), std::size_t{1});
        QCOMPARE(scene.url(), ui::text(scene.world.opened.front()));
        QVERIFY(scene.status().startsWith("Waiting for the browser"));
        QVERIFY(scene.label("left").contains("10 min"));
        scene.world.now += std::chrono::seconds(61);
        support::tick(*scene.page);
        QCOMPARE(scene.label("left"), "8 min 59 s left");
        comeBack(ui::text(scene.part("redirect_uri") + "?code=the-code&state=" + scene.part("state")));
        QTRY_COMPARE(scene.status(), "Signed in as Maria Keller.");
        QCOMPARE(front.count(), 1);
        QCOMPARE(scene.kept("access"), "access-secret-1");
        QVERIFY(scene.label("expiry").startsWith("1 h left") || scene.label("expiry").startsWith("59 min"));
    }

    void signsInWithAPastedAddress()
    {
        SignInScene scene;
        scene.world.noBrowser = true;
        scene.show();
        scene.press("start");
        QVERIFY(scene.label("sent").startsWith("No browser could be opened"));
        scene.pasteBack("code=the-code&state=of-another-sign-in");
        QVERIFY(scene.label("pasteTrouble").contains("does not belong to the sign-in"));
        QVERIFY(scene.world.network.asked.empty());
        scene.pasteBack("code=the-code&state=" + scene.part("state"));
        QTRY_COMPARE(scene.status(), "Signed in as Maria Keller.");
        QVERIFY(child<QLineEdit>(*scene.page, "signin.paste").text().isEmpty());
    }

    void giveTheClientsSecretToAConfidentialApp()
    {
        SignInScene scene(false);
        scene.show();
        scene.signIn();
        const QByteArray basic = QByteArray("kX8vT2bN5mQ1wE7rY4uI0o:").append(support::sdkSecret).toBase64();
        QCOMPARE(scene.world.network.asked.front().authorization, "Basic " + basic);
        QCOMPARE(scene.kept("secret"), support::sdkSecret);
    }

    void readsWhatIsKeptWhenItIsShownAndNotBefore()
    {
        SignInScene scene;
        scene.world.giveTokens(scene.id);
        ui::SignInPage page(scene.world.surroundings());
        SignInScene::settle();
        QCOMPARE(scene.world.keychain.reads, 0);
        QVERIFY(support::showActive(page));
        QTRY_COMPARE(child<QLabel>(page, "signin.status").text(), "Signed in as Maria Keller.");
        QCOMPARE(child<QPushButton>(page, "signin.start").text(), "Sign in again");
    }

    void saysThatTheTokenHasExpiredWithoutRenewingIt()
    {
        SignInScene scene;
        scene.world.giveTokens(scene.id, "user:read:user", scene.world.now - std::chrono::minutes(2));
        scene.show();
        QVERIFY(scene.status().contains("has expired and is renewed when it is needed"));
        QVERIFY(scene.world.network.asked.empty());
    }

    void cancelsAndNothingListensAfterwards()
    {
        SignInScene scene;
        scene.show();
        scene.press("start");
        const QUrl redirect(ui::text(scene.part("redirect_uri")));
        scene.press("cancel");
        QVERIFY(scene.status().contains("cancelled"));
        QVERIFY(!scene.button("cancel").isVisible());
        QNetworkAccessManager browser;
        QNetworkReply* const reply = browser.get(QNetworkRequest(redirect));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::ConnectionRefusedError);
    }

    void startsAnewWhileOneWaits()
    {
        SignInScene scene;
        scene.show();
        scene.press("start");
        QCOMPARE(scene.button("start").text(), "Start anew");
        scene.press("start");
        QCOMPARE(scene.world.opened.size(), std::size_t{2});
        QVERIFY(scene.status().startsWith("Waiting for the browser"));
        scene.pasteBack("code=the-code&state=" + scene.part("state"));
        QTRY_COMPARE(scene.status(), "Signed in as Maria Keller.");
    }

    void saysWhatARefusalMeans_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("47xx") << QByteArray(R"({"errorCode":4709,"errorMessage":"Redirect URI mismatch"})")
                              << "The redirect URI differs from the one that the sign-in began with";
        QTest::newRow("OAuth") << QByteArray(R"({"error":"invalid_client","reason":"x"})") << "its secret is wrong";
        QTest::newRow("API") << QByteArray(R"({"code":124,"message":"x"})") << "(124";
    }
    void saysWhatARefusalMeans()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, words);
        SignInScene scene;
        scene.token = [&](const auto&) { return support::FakeNetwork::Said{.status = 400, .body = body}; };
        scene.show();
        scene.press("start");
        scene.pasteBack("code=the-code&state=" + scene.part("state"));
        QTRY_VERIFY2(scene.status().contains(words), qPrintable(scene.status()));
        QVERIFY(scene.button("start").isEnabled());
        QCOMPARE(scene.kept("access"), "(none)");
    }

    void saysThatConsentWasDenied()
    {
        SignInScene scene;
        scene.show();
        QSignalSpy front(scene.page.get(), &ui::SignInPage::wantsFront);
        scene.press("start");
        scene.pasteBack("error=access_denied&state=" + scene.part("state"));
        QTRY_VERIFY(scene.status().contains("whoever signed in declined"));
        QCOMPARE(front.count(), 1);
    }

    void signsInOnAnotherDevice()
    {
        SignInScene scene;
        int polls = 0;
        scene.world.network.script = [&](const support::FakeNetwork::Asked& asked) -> support::FakeNetwork::Said {
            if (asked.url.path() == "/oauth/devicecode")
                return {.body =
                            R"({"device_code":"dev","user_code":"HJKL-4821","verification_uri":"https://zoom.us/d",)"
                            R"("expires_in":900,"interval":5})"};
            if (asked.url.path() != "/oauth/token" || ++polls > 2) return scene.answer(asked);
            return {.status = 400, .body = R"({"error":"authorization_pending"})"};
        };
        scene.show();
        child<QTabBar>(*scene.page, "signin.way").setCurrentIndex(1);
        scene.press("start");
        QTRY_COMPARE(scene.label("code"), "HJKL-4821");
        QVERIFY(child<QWidget>(*scene.page, "signin.qr").isVisible());
        QVERIFY(!scene.button("urlCopy").isVisible());
        QTRY_COMPARE(scene.status(), "Signed in as Maria Keller.");
        QVERIFY(!child<QLabel>(*scene.page, "signin.code").isVisible());
    }

    void getsATokenOfTheAccountWithoutAnybody()
    {
        SignInScene scene;
        const std::string s2s = scene.world.giveProfile("Reports", vault::Kind::S2S);
        scene.world.accounts.choose(s2s);
        scene.show();
        QVERIFY(!child<QTabBar>(*scene.page, "signin.way").isVisible());
        QVERIFY(!child<QPlainTextEdit>(*scene.page, "signin.url").isVisible());
        QCOMPARE(scene.button("start").text(), "Get a token");
        scene.press("start");
        QTRY_COMPARE(scene.status(), "A token is at hand.");
        QVERIFY(scene.world.network.asked.front().body.contains("account_id=account-1"));
        scene.choose(1);
        QTRY_VERIFY(!scene.button("copyToken").isVisible());
        QVERIFY(scene.world.keychain.entries.contains(s2s)); // its secret stays
    }

    void showsNoSecretAnywhere()
    {
        SignInScene scene;
        scene.show();
        scene.signIn();
        child<QPushButton>(*scene.page, "signin.ladderFold").setChecked(true);
        QStringList texts;
        for (const QWidget* const widget : scene.page->findChildren<QWidget*>()) {
            texts << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip()
                  << widget->windowTitle();
            if (const auto* const label = qobject_cast<const QLabel*>(widget)) texts << label->text();
            if (const auto* const edit = qobject_cast<const QPlainTextEdit*>(widget)) texts << edit->toPlainText();
            const auto* const table = qobject_cast<const QTableWidget*>(widget);
            for (int cell = 0; table != nullptr && cell < table->rowCount() * table->columnCount(); ++cell)
                texts << table->item(cell / table->columnCount(), cell % table->columnCount())->text();
        }
        scene.world.settings.sync();
        for (const QString& key : scene.world.settings.allKeys()) texts << scene.world.settings.value(key).toString();
        const QString all = texts.join('\n');
        QVERIFY(all.contains("POST https://zoom.us/oauth/token")); // the ladder is among them
        for (const char* const secret : {"access-secret", "refresh-secret", "the-code", support::sdkSecret})
            QVERIFY2(!all.contains(secret), secret);
    }

    void remembersScopesPortAndCompanyForEachProfile()
    {
        SignInScene scene;
        scene.show();
        scene.button("more").setChecked(true);
        const auto type = [&](const char* name, const QString& text) {
            auto& line = child<QLineEdit>(*scene.page, QString("signin.") + name);
            support::retype(line, text);
            QTest::keyClick(&line, Qt::Key_Return);
        };
        type("scopes", "user:read:user  user:read:zak");
        type("port", "99999");
        QVERIFY(child<QLabel>(*scene.page, "error.signin.port").isVisible());
        type("port", "");
        type("sso", "company.zoom.us");
        scene.press("start");
        QVERIFY(scene.url().startsWith("https://company.zoom.us/oauth/authorize?"));
        QCOMPARE(scene.part("scope"), "user:read:user user:read:zak");
        scene.press("cancel");
        scene.show(); // another page, as after a restart
        QCOMPARE(child<QLineEdit>(*scene.page, "signin.sso").text(), "https://company.zoom.us");
    }

    void saysWhatSpeaksAgainstItBeforehand()
    {
        SignInScene scene;
        vault::Profile profile = *scene.world.book.find(scene.id);
        profile.redirectUri = "http://localhost/callback";
        profile.environment = vault::Environment::Production;
        QVERIFY(support::save(scene.world, profile, {}).has_value());
        scene.show();
        QString all;
        for (int i = 1; const QLabel* const line = scene.page->findChild<QLabel*>(QString("signin.advice%1").arg(i));
             ++i)
            all += line->text();
        QVERIFY(all.contains("http://localhost") && all.contains("4741"));
        QVERIFY(scene.button("start").isEnabled());
        profile.key = "x y";
        profile.redirectUri = "zoom-app:callback";
        QVERIFY(support::save(scene.world, profile, {}).has_value());
        SignInScene::settle();
        QVERIFY(!scene.button("start").isEnabled());
    }

    void forgetsWhatItKnowsWhenNobodyIsThere()
    {
        SignInScene scene;
        scene.world.giveTokens(scene.id);
        scene.show();
        QTRY_COMPARE(scene.status(), "Signed in as Maria Keller.");
        scene.world.accounts.forget();
        QVERIFY(scene.status().startsWith("Press a key or click"));
        QVERIFY(!scene.button("copyToken").isVisible());
        QTest::keyClick(scene.page.get(), Qt::Key_Shift);
        QTRY_COMPARE(scene.status(), "Signed in as Maria Keller.");
    }
};

QTEST_MAIN(SignInPageTest)
#include "signin.moc"
