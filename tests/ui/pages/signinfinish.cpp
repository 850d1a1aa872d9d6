#include "ui/pages/signinpage.h"

using support::child;
using support::SignInScene;

/// The end of a sign-in: from the browser's return to tokens that are kept.
class SignInFinishTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cannotBeCancelledOnceTheBrowserCameBack()
    {
        SignInScene scene;
        scene.token = [](const auto&) { return support::FakeNetwork::Said{.status = 0}; }; // a slow server
        scene.show();
        scene.press("start");
        scene.pasteBack("code=the-code&state=" + scene.part("state"));
        QTRY_VERIFY(scene.status().startsWith("The browser came back"));
        QVERIFY(!scene.button("cancel").isVisible());
        QVERIFY(!scene.button("start").isEnabled());
        QVERIFY(!child<QLabel>(*scene.page, "signin.left").isVisible());
        QVERIFY(scene.world.accounts.isAtRisk());
    }

    void keepsTheTokensOfAProfileThatIsLookedAtNoMore()
    {
        SignInScene scene;
        scene.show();
        scene.press("start");
        const std::string state = scene.part("state");
        const std::string redirect = scene.part("redirect_uri");
        const std::string other = scene.world.giveProfile("Other", vault::Kind::S2S);
        child<QLineEdit>(*scene.page, "signin.paste").setText(ui::text(redirect + "?code=the-code&state=" + state));
        QTest::mouseClick(&scene.button("finish"), Qt::LeftButton);
        QTRY_VERIFY(scene.status().startsWith("The browser came back"));
        scene.world.accounts.choose(other);
        QTRY_COMPARE(scene.kept("refresh"), std::string("refresh-secret-1"));
        QTRY_VERIFY(!scene.world.accounts.isAtRisk());
    }

    void takesAPastedAddressHoweverItWasCopied_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("quoted") << "\"http://127.0.0.1/callback?code=c&state=%1\"";
        QTest::newRow("apostrophes") << " 'http://127.0.0.1/callback?code=c&state=%1' ";
        QTest::newRow("angle brackets") << "<http://127.0.0.1/callback?code=c&state=%1>";
        QTest::newRow("the query alone") << "code=c&state=%1";
    }
    void takesAPastedAddressHoweverItWasCopied()
    {
        QFETCH(const QString, pattern);
        SignInScene scene;
        scene.show();
        scene.press("start");
        child<QLineEdit>(*scene.page, "signin.paste").setText(pattern.arg(ui::text(scene.part("state"))));
        scene.press("finish");
        QTRY_COMPARE(scene.kept("refresh"), std::string("refresh-secret-1"));
    }

    void saysWhyAPastedAddressIsNotTaken()
    {
        SignInScene scene;
        scene.show();
        scene.press("start");
        child<QLineEdit>(*scene.page, "signin.paste").setText("https://zoom.us/signin");
        scene.press("finish");
        QVERIFY2(scene.label("pasteTrouble").startsWith("Not taken: "), qPrintable(scene.label("pasteTrouble")));
    }
};

QTEST_MAIN(SignInFinishTest)
#include "signinfinish.moc"
