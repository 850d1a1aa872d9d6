#include "ui/pages/credentialspage.h"

#include "support/print.h"

#include <QDir>
#include <QFile>

using base::ErrorCode;
using support::child;
using support::CredentialsScene;

class CredentialsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void teachesWhileThereIsNoProfile()
    {
        CredentialsScene scene;
        scene.show();
        QVERIFY(scene.button("addFirst").isVisible());
        QVERIFY(!scene.line("name").isVisible());
        scene.press("addFirst");
        QVERIFY(scene.line("name").isVisible() && scene.line("name").hasFocus());
    }

    void addsAProfileWhoseSecretGoesIntoTheKeychainAlone()
    {
        CredentialsScene scene;
        scene.show();
        scene.press("add");
        scene.fill("Dev");
        scene.press("save");
        QCOMPARE(scene.status(), "Saved. The secret is in the keychain.");
        QCOMPARE(scene.profiles().size(), std::size_t{1});
        QCOMPARE(scene.secretOf(scene.profiles().front().id), std::string(support::sdkSecret));
        QVERIFY2(scene.line("secret").text().isEmpty(), "the editor must not keep it");
        QVERIFY(scene.line("secret").placeholderText().contains("Kept in the keychain"));
        for (const QString& name : QDir(scene.world.folder.path()).entryList(QDir::Files | QDir::Hidden)) {
            QFile file(scene.world.folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains(support::sdkSecret));
        }
    }

    void worksWithTheFirstProfileOfAKindAtOnce()
    {
        CredentialsScene scene;
        scene.show();
        for (const char* const name : {"Dev", "Second"}) {
            scene.press("add");
            scene.fill(name);
            scene.press("save");
        }
        QCOMPARE(scene.profiles().size(), std::size_t{2});
        QCOMPARE(scene.world.credentials.chosen(*zoom::tableFor("video"))->name, std::string("Dev"));
    }

    void savesByEnter()
    {
        CredentialsScene scene;
        scene.show();
        scene.press("add");
        scene.fill("Dev");
        QTest::keyClick(&scene.line("secret"), Qt::Key_Return);
        QTRY_COMPARE(scene.profiles().size(), std::size_t{1});
    }

    void savesNothingThatIsWrongAndSaysWhat()
    {
        CredentialsScene scene;
        scene.show();
        scene.press("add");
        scene.line("key").setText("a key with blanks");
        scene.press("save");
        QVERIFY(scene.profiles().empty());
        for (const char* const member : {"name", "key", "secret"})
            QVERIFY(child<QLabel>(scene.page, QString("error.credentials.") + member).isVisible());
    }

    void keepsTheSecretInMemoryAndSaysSoWhileThereIsNoKeychain()
    {
        CredentialsScene scene;
        scene.world.keychain.refusal = ErrorCode::KeychainNoBus;
        scene.show();
        scene.press("add");
        scene.fill("Dev");
        scene.press("save");
        QVERIFY2(scene.status().startsWith("Callsign cannot reach a keychain") &&
                     scene.status().contains("kept in memory until the window closes"),
                 qPrintable(scene.status()));
        QCOMPARE(scene.profiles().size(), std::size_t{1});
        QCOMPARE(scene.world.book.place(scene.profiles().front()), ui::Place::Session);
        QVERIFY(scene.world.keychain.entries.empty());
        QVERIFY(scene.line("secret").placeholderText().contains("Kept in memory"));
    }

    void losesNothingThatWasTypedWhenSavingFails()
    {
        CredentialsScene scene;
        scene.world.keychain.refusal = ErrorCode::FileUnwritable;
        scene.show();
        scene.press("add");
        scene.fill("Dev");
        scene.press("save");
        QVERIFY2(scene.status().contains("Nothing was changed"), qPrintable(scene.status()));
        QVERIFY(scene.profiles().empty());
        QCOMPARE(scene.line("name").text(), "Dev");
        QCOMPARE(scene.line("secret").text(), support::sdkSecret);
        scene.world.keychain.refusal.reset();
        scene.press("save");
        QCOMPARE(scene.profiles().size(), std::size_t{1});
    }

    void canStopWaitingForASilentKeychain()
    {
        CredentialsScene scene;
        scene.show();
        scene.world.keychain.waits = true;
        scene.press("add");
        scene.fill("Dev");
        scene.press("save");
        QVERIFY(scene.button("cancel").isVisible());
        QVERIFY(!scene.button("save").isEnabled());
        scene.press("cancel");
        QCOMPARE(scene.world.keychain.waiting(), 0);
        QVERIFY(scene.button("save").isEnabled());
        QCOMPARE(scene.line("secret").text(), support::sdkSecret);
    }

    void canGoWhileItWaits()
    {
        auto scene = std::make_unique<CredentialsScene>();
        scene->world.keychain.waits = true;
        scene->show();
        scene->press("add");
        scene->fill("Dev");
        scene->press("save");
        QVERIFY(scene->world.keychain.waiting() > 0);
        scene.reset(); // must neither hang nor crash
    }

    void renamesAndKeepsTheSecret()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.show();
        scene.select(id);
        QCOMPARE(scene.line("name").text(), "Dev");
        QVERIFY(!scene.button("save").isEnabled());
        scene.line("name").setText("Development");
        scene.press("save");
        QCOMPARE(scene.status(), "Saved.");
        QCOMPARE(scene.world.book.find(id)->name, std::string("Development"));
        QCOMPARE(scene.secretOf(id), std::string(support::sdkSecret));
        QCOMPARE(scene.world.keychain.reads, 0);
    }

    void replacesASecret()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.show();
        scene.select(id);
        scene.line("secret").setText("another-secret");
        scene.press("save");
        QCOMPARE(scene.secretOf(id), std::string("another-secret"));
    }

    void duplicatesTogetherWithTheSecret()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.show();
        scene.select(id);
        scene.press("duplicate");
        QCOMPARE(scene.line("name").text(), "Dev (2)");
        QVERIFY(scene.line("secret").text().isEmpty());
        QCOMPARE(scene.profiles().size(), std::size_t{1});
        scene.press("save");
        QCOMPARE(scene.profiles().size(), std::size_t{2});
        QVERIFY(scene.profiles()[1].id != id);
        QCOMPARE(scene.secretOf(scene.profiles()[1].id), std::string(support::sdkSecret));
    }

    void asksForTheSecretOfACopyThatItCannotRead()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.show();
        scene.select(id);
        scene.world.keychain.refusal = ErrorCode::KeychainLocked;
        scene.press("duplicate");
        QVERIFY2(scene.status().contains("Type the secret of the copy"), qPrintable(scene.status()));
        scene.press("save");
        QVERIFY(child<QLabel>(scene.page, "error.credentials.secret").isVisible());
    }

    void leavesNoEditWithoutAWord()
    {
        CredentialsScene scene;
        const std::string first = scene.world.giveProfile("Dev");
        const std::string second = scene.world.giveProfile("Production");
        scene.show();
        scene.select(first);
        scene.line("name").setText("Changed");
        scene.select(second);
        QVERIFY2(scene.status().contains("Save or discard"), qPrintable(scene.status()));
        QCOMPARE(scene.line("name").text(), "Changed");
        QCOMPARE(scene.list().currentIndex().data(Qt::UserRole).toString(), ui::text(first));
        scene.press("remove"); // says Discard now
        QCOMPARE(scene.line("name").text(), "Dev");
        scene.select(second);
        QCOMPARE(scene.line("name").text(), "Production");
    }

    void takesOverWhatWasTypedOnTheSignPage()
    {
        CredentialsScene scene;
        scene.world.giveCredential("meeting", "typed-key", "typed-secret");
        scene.show();
        const zoom::Table& meeting = *zoom::tableFor("meeting");
        scene.page.saveTyped(meeting);
        QCOMPARE(child<QComboBox>(scene.page, "credentials.kind").currentData().toString(), "meeting");
        QCOMPARE(scene.line("key").text(), "typed-key");
        QVERIFY(scene.line("secret").text().isEmpty());
        scene.press("save");
        QCOMPARE(scene.profiles().size(), std::size_t{1});
        QCOMPARE(scene.secretOf(scene.profiles().front().id), std::string("typed-secret"));
        QVERIFY2(scene.world.credentials.typed(meeting).credential.secret.isEmpty(), "it lives in the profile now");
        QVERIFY(scene.world.credentials.chosen(meeting) != nullptr);
    }

    void findsAmongTheProfiles()
    {
        CredentialsScene scene;
        scene.world.giveProfile("Dev");
        scene.world.giveProfile("Production");
        scene.show();
        QCOMPARE(scene.list().model()->rowCount(), 2);
        scene.line("search").setText("prod");
        QCOMPARE(scene.list().model()->rowCount(), 1);
        scene.line("search").setText("nowhere");
        QCOMPARE(child<QLabel>(scene.page, "credentials.listEmpty").text(), "No profile is like that.");
    }

    void forgetsATypedSecretWhenLocked()
    {
        CredentialsScene scene;
        scene.show();
        scene.press("add");
        scene.fill("Dev");
        scene.world.credentials.screenLocked();
        QVERIFY(scene.line("secret").text().isEmpty());
        QCOMPARE(scene.line("name").text(), "Dev");
    }

    void exportsWithoutSecretsAndAsksTheKeychainNothing()
    {
        CredentialsScene scene;
        scene.world.giveProfile("Dev");
        const auto text = scene.world.book.exported();
        QVERIFY(text && text->find("Dev") != std::string::npos);
        QVERIFY(text->find(support::sdkSecret) == std::string::npos);
        QCOMPARE(scene.world.keychain.reads, 0);
    }
};

QTEST_MAIN(CredentialsPageTest)
#include "credentialspage.moc"
