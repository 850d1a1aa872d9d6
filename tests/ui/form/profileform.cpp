#include "form/profileform.h"

#include "support/print.h"
#include "ui/world.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using support::child;
using ui::ProfileForm;

namespace {

vault::Profile full(vault::Kind kind)
{
    return {.id = "id-1",
            .name = "Dev",
            .kind = kind,
            .key = "aB3dE5fG7hJ9kL1mN2pQ3r",
            .accountId = "account",
            .redirectUri = "https://example.org/back",
            .oauthBase = "https://zoomgov.com",
            .apiBase = "https://api.zoomgov.com",
            .environment = vault::Environment::Government,
            .publicClient = kind == vault::Kind::OAuth};
}

void choose(QWidget& form, const QString& name, std::string_view value)
{
    auto& box = child<QComboBox>(form, name);
    box.setCurrentIndex(box.findData(ui::text(value)));
}

QLineEdit& line(QWidget& form, const QString& member) { return child<QLineEdit>(form, "credentials." + member); }
QLabel& error(QWidget& form, const QString& member) { return child<QLabel>(form, "error.credentials." + member); }
base::Secret secretOf(std::string text) { return base::Secret::take(text); }

} // namespace

class ProfileFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackTheProfileThatItTook()
    {
        ProfileForm form;
        vault::Profile profile = full(vault::Kind::OAuth);
        profile.accountId.clear(); // OAuth has none
        form.setProfile(profile, "kept");
        QVERIFY(form.profile() == profile);
        QVERIFY(!form.isEdited());
        QVERIFY(!form.secret());
    }

    void showsOnlyWhatTheKindHas_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("video") << static_cast<int>(vault::Kind::Video) << QStringList{};
        QTest::newRow("meeting") << static_cast<int>(vault::Kind::Meeting) << QStringList{};
        QTest::newRow("api") << static_cast<int>(vault::Kind::Api) << QStringList{"apiBase"};
        QTest::newRow("oauth") << static_cast<int>(vault::Kind::OAuth)
                               << QStringList{"redirectUri", "oauthBase", "apiBase", "publicClient"};
        QTest::newRow("s2s") << static_cast<int>(vault::Kind::S2S) << QStringList{"accountId", "oauthBase", "apiBase"};
    }
    void showsOnlyWhatTheKindHas()
    {
        QFETCH(const int, kind);
        QFETCH(const QStringList, shown);
        ProfileForm form;
        QVERIFY(support::showActive(form));
        form.setProfile(full(static_cast<vault::Kind>(kind)), "kept");
        for (const QString member : {"accountId", "redirectUri", "oauthBase", "apiBase", "publicClient"})
            QCOMPARE(child<QWidget>(form, "credentials." + member).isVisible(), shown.contains(member));
        const vault::Profile given = form.profile();
        QCOMPARE(given.accountId.empty(), !shown.contains("accountId"));
        QCOMPARE(given.redirectUri.empty(), !shown.contains("redirectUri"));
        QCOMPARE(given.publicClient, shown.contains("publicClient"));
        QVERIFY(child<QLabel>(form, "credentials.where")
                    .text()
                    .contains(ui::text(vault::whereToFind(static_cast<vault::Kind>(kind)))));
    }

    void callsKeyAndSecretWhatZoomCallsThem()
    {
        ProfileForm form;
        QCOMPARE(line(form, "key").accessibleName(), "SDK Key (required)");
        choose(form, "credentials.kind", "oauth");
        QCOMPARE(line(form, "key").accessibleName(), "Client ID (required)");
        QCOMPARE(line(form, "secret").accessibleName(), "Client Secret (required)");
    }

    void saysEverythingThatIsWrongWhenAsked()
    {
        ProfileForm form;
        QVERIFY(support::showActive(form));
        form.setProfile({}, {});
        QVERIFY(!error(form, "name").isVisible());
        QVERIFY(!form.check());
        for (const char* const member : {"name", "key", "secret"}) QVERIFY(error(form, member).isVisible());
        QVERIFY(line(form, "name").hasFocus());
        line(form, "name").setText("Dev");
        QVERIFY2(!error(form, "name").isVisible(), "a mended error goes at once");
    }

    void refusesANameThatIsTaken()
    {
        ProfileForm form;
        QVERIFY(support::showActive(form));
        vault::Profile other = full(vault::Kind::Video);
        other.id = "another";
        form.setOthers({other});
        form.setProfile(full(vault::Kind::Video), "kept");
        QVERIFY(!form.check());
        QVERIFY2(error(form, "name").text().contains("another name"), qPrintable(error(form, "name").text()));
    }

    void needsNoSecretWhereOneIsKeptOrNoneIsNeeded()
    {
        ProfileForm form;
        vault::Profile profile = full(vault::Kind::Video);
        form.setProfile(profile, "kept");
        QVERIFY(form.check());
        form.setProfile(profile, {});
        QVERIFY(!form.check());
        form.setProfile(full(vault::Kind::OAuth), {}); // a public client
        QVERIFY(form.check());
        QVERIFY(!line(form, "secret").isEnabled());
    }

    void keepsNoSecretForAPublicClient()
    {
        ProfileForm form;
        QVERIFY(support::showActive(form));
        vault::Profile profile = full(vault::Kind::OAuth);
        profile.publicClient = false;
        form.setProfile(profile, {});
        QTest::keyClicks(&line(form, "secret"), "typed");
        auto& isPublic = child<QCheckBox>(form, "credentials.publicClient");
        isPublic.setChecked(true);
        QVERIFY(!form.secret());
        QVERIFY(!line(form, "secret").isVisible());
        QVERIFY(form.check());
        isPublic.setChecked(false);
        QVERIFY(line(form, "secret").isVisible() && line(form, "secret").text().isEmpty());
        line(form, "secret").actions().first()->trigger();
        line(form, "secret").undo();
        QVERIFY(line(form, "secret").text().isEmpty());
        QVERIFY2(!form.check(), "a client that is public no longer needs a secret");
        form.holdSecret(secretOf("taken over"), "Copied from Dev");
        isPublic.setChecked(true);
        isPublic.setChecked(false);
        QVERIFY(!form.secret());
    }

    void bringsNoSecretBackIntoAnotherProfile()
    {
        ProfileForm form;
        QVERIFY(support::showActive(form));
        form.setProfile(full(vault::Kind::Video), {});
        QTest::keyClicks(&line(form, "secret"), "typed");
        form.setProfile(full(vault::Kind::Meeting), "kept");
        line(form, "secret").actions().first()->trigger();
        line(form, "secret").undo();
        QVERIFY(line(form, "secret").text().isEmpty());
    }

    void followsWhereTheSecretIs()
    {
        ProfileForm form;
        form.setProfile(full(vault::Kind::Video), "asking");
        form.setStored("kept");
        QCOMPARE(line(form, "secret").placeholderText(), "kept");
        QVERIFY(!form.isEdited());
        form.holdSecret(secretOf("taken over"), "Copied from Dev");
        form.setStored("kept");
        QCOMPARE(line(form, "secret").placeholderText(), "Copied from Dev");
    }

    void holdsASecretThatWasTakenOverUntilOneIsTyped()
    {
        ProfileForm form;
        form.setProfile(full(vault::Kind::Video), {});
        form.holdSecret(secretOf("taken over"), "Copied from Dev");
        QVERIFY(form.check());
        QVERIFY2(line(form, "secret").text().isEmpty(), "it need not stand in an editor");
        QCOMPARE(line(form, "secret").placeholderText(), "Copied from Dev");
        QCOMPARE(form.secret()->reveal(), std::string_view("taken over"));
        line(form, "secret").setText("typed");
        QCOMPARE(form.secret()->reveal(), std::string_view("typed"));
        form.forgetSecret();
        QVERIFY(!form.secret());
        QVERIFY(!form.check());
    }

    void warnsWithoutForbidding_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("words");
        const QString id = "aB3dE5fG7hJ9kL1mN2pQ3r";
        const QString secret = "W7uLq2ZrT0xNc5YbW7uLq2ZrT0xNc5Yb9z";
        QTest::newRow("swapped") << secret << id << "swapped";
        QTest::newRow("white space") << id << secret + "\u00a0 "
                                     << "blanks";
        QTest::newRow("quotes") << id << '"' + secret + '"' << "quotes";
        QTest::newRow("placeholder") << "YOUR_SDK_KEY" << secret << "placeholder";
        QTest::newRow("sound") << id << secret << "";
    }
    void warnsWithoutForbidding()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, secret);
        QFETCH(const QString, words);
        ProfileForm form;
        QVERIFY(support::showActive(form));
        form.setProfile(full(vault::Kind::Video), {});
        line(form, "key").setText(key);
        line(form, "secret").setText(secret);
        const auto& doubts = child<QLabel>(form, "credentials.doubts");
        QCOMPARE(doubts.isVisible(), !words.isEmpty());
        QVERIFY2(doubts.text().contains(words), qPrintable(doubts.text()));
        QVERIFY(form.check());
    }
};

QTEST_MAIN(ProfileFormTest)
#include "profileform.moc"
