#include "ui/pages/signinpage.h"

#include <QClipboard>
#include <QGuiApplication>

using base::ErrorCode;
using support::SignInScene;

class SignInTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesAFreshTokenForAWhile()
    {
        SignInScene scene;
        scene.show();
        scene.signIn();
        scene.press("copyToken");
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), "access-secret-1");
        QVERIFY(scene.label("copied").contains("cleared in 30 s"));
        scene.world.now += std::chrono::minutes(58); // it would die before anybody has used it
        scene.press("copyToken");
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), "access-secret-2");
        QCOMPARE(scene.kept("refresh"), "refresh-secret-2");
    }

    void renewsOnceWhenAsked()
    {
        SignInScene scene;
        scene.show();
        scene.signIn();
        scene.world.now += std::chrono::minutes(1);
        scene.press("refresh");
        QTRY_COMPARE(scene.status(), "Renewed.");
        QCOMPARE(scene.kept("access"), "access-secret-2");
        scene.world.now += std::chrono::hours(2); // expired: one request, not two
        scene.press("refresh");
        QTRY_COMPARE(scene.kept("access"), "access-secret-3");
        QCOMPARE(scene.generation, 3);
    }

    void offersToSignInAgainWhenTheTokensAreTakenNoMore()
    {
        SignInScene scene;
        scene.show();
        scene.signIn();
        scene.token = [](const auto&) {
            return support::FakeNetwork::Said{.status = 400,
                                              .body = R"({"error":"invalid_grant","reason":"Invalid Token!"})"};
        };
        scene.press("refresh");
        QTRY_VERIFY(scene.status().startsWith("Callsign needs a sign-in: The code or the refresh token is not valid"));
        QVERIFY2(scene.status().contains("(invalid_grant: Invalid Token!)"), qPrintable(scene.status()));
        QVERIFY(scene.kept("access").empty() || scene.kept("access") == "(none)");
        QTRY_COMPARE(scene.button("start").text(), "Sign in");
        scene.token = nullptr;
        scene.signIn(); // one click
        QCOMPARE(scene.status(), "Signed in as Maria Keller.");
    }

    void saysNothingOfAnotherProfile()
    {
        SignInScene scene;
        vault::Profile profile = support::named("Other");
        profile.kind = vault::Kind::OAuth;
        profile.publicClient = true;
        profile.key = "another8vT2bN5mQ1wE7rY";
        QVERIFY(support::save(scene.world, profile, {}).has_value());
        scene.show();
        scene.signIn();
        scene.token = [&scene, other = profile.id](const auto&) { // while the first is renewed
            QTimer::singleShot(0, &scene.world.accounts, [&scene, other] {
                scene.world.accounts.choose(other);
                scene.world.accounts.look();
            });
            return scene.tokens();
        };
        scene.press("refresh");
        QTRY_COMPARE(scene.kept("refresh"), "refresh-secret-2");
        QTRY_COMPARE(scene.status(), "Nobody is signed in.");
    }

    void saysThatNothingRenewsTokensThatHaveEnded()
    {
        SignInScene scene;
        scene.world.giveTokens(scene.id, "user:read:user", scene.world.now - std::chrono::minutes(2));
        auto bundle = vault::Bundle::parse(scene.world.keychain.entries[scene.id].reveal());
        bundle->set("refresh", {});
        scene.world.keychain.entries[scene.id] = bundle->bytes();
        scene.show();
        QTRY_COMPARE(scene.status(), "The access token has expired, and nothing renews it: sign in again.");
        scene.press("refresh");
        QTRY_VERIFY2(scene.status().contains("gave no refresh token"), qPrintable(scene.status()));
        QVERIFY(scene.kept("access") == support::accessToken);
    }

    void signsOut_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("revocations");
        QTest::newRow("both") << 0 << 2; // access and refresh token
        QTest::newRow("forget") << 1 << 0;
        QTest::newRow("revoke") << 2 << 2;
    }
    void signsOut()
    {
        QFETCH(const int, action);
        QFETCH(const int, revocations);
        SignInScene scene(false);
        scene.show();
        scene.signIn();
        scene.choose(action);
        QTRY_VERIFY(!scene.status().startsWith("Signed in as"));
        QCOMPARE(scene.world.network.count("/oauth/revoke"), revocations);
        QVERIFY(scene.kept("access").empty());
        QCOMPARE(scene.kept("secret"), support::sdkSecret);
    }

    void keepsWhatTheServerWillNotEndWhereThatIsWanted()
    {
        SignInScene scene(false);
        scene.show();
        scene.signIn();
        scene.world.network.script = [](const auto&) { return support::FakeNetwork::Said{.status = 500, .body = "x"}; };
        scene.choose(2);
        QTRY_VERIFY(scene.status().startsWith("Not ended at Zoom, and still kept here"));
        QCOMPARE(scene.kept("access"), "access-secret-1");
    }

    void forgetsEvenIfTheServerCannotBeReached()
    {
        SignInScene scene(false);
        scene.show();
        scene.signIn();
        scene.world.network.script = [](const auto&) { return support::FakeNetwork::Said{.status = 500, .body = "x"}; };
        scene.choose(0);
        QTRY_VERIFY(scene.status().startsWith("Forgotten here, but not ended at Zoom"));
        QVERIFY(scene.kept("access").empty());
    }

    void seesThatAnotherProcessSignedOut()
    {
        SignInScene scene;
        scene.world.accounts.lookAgain(); // nobody has looked yet, so nor does this
        QVERIFY(!scene.world.accounts.state().looking);
        scene.show();
        scene.signIn();
        scene.world.keychain.entries.erase(scene.id);
        scene.world.accounts.lookAgain();
        QTRY_VERIFY(!scene.button("copyToken").isVisible());
    }

    void doesNotCallARenewalGoodThatTheKeychainDidNotTake()
    {
        SignInScene scene;
        scene.show();
        scene.signIn();
        scene.token = [&scene](const auto&) { // the keychain is locked meanwhile
            scene.world.keychain.refusal = ErrorCode::KeychainLocked;
            return scene.tokens();
        };
        scene.press("refresh");
        QTRY_VERIFY(scene.button("retry").isVisible());
        QVERIFY2(scene.status().startsWith("Renewed, but the keychain did not"), qPrintable(scene.status()));
    }

    void saysThatTheKeychainDidNotTakeThemAndTriesAgain()
    {
        SignInScene scene;
        scene.show();
        scene.press("start");
        scene.world.keychain.refusal = ErrorCode::KeychainLocked;
        scene.pasteBack("code=the-code&state=" + scene.part("state"));
        QTRY_VERIFY(scene.status().contains("the keychain did not take the tokens"));
        QVERIFY(scene.label("unsaved").contains("in memory alone"));
        QVERIFY(scene.label("unsaved").contains("locked"));
        QVERIFY(!scene.world.keychain.entries.contains(scene.id));
        scene.press("copyToken"); // they work all the same
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), "access-secret-1");
        scene.world.accounts.forget(); // and are not lost when nobody is there
        scene.world.accounts.look();
        QTRY_VERIFY(scene.button("retry").isVisible());
        scene.world.keychain.refusal.reset();
        scene.press("retry");
        QTRY_COMPARE(scene.kept("access"), "access-secret-1");
        QTRY_VERIFY(!scene.button("retry").isVisible());
    }
};

QTEST_MAIN(SignInTokensTest)
#include "signintokens.moc"
