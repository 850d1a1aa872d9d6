// The Credentials page's editor: nothing that was typed is lost without a word, and nothing that was forgotten returns.
#include "support/print.h"
#include "ui/pages/credentialspage.h"

#include <QAction>
#include <QCheckBox>

using base::ErrorCode;
using support::CredentialsScene;

class CredentialsEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsNoSecretBackAfterALock()
    {
        CredentialsScene scene;
        scene.show();
        scene.press("add");
        QTest::keyClicks(&scene.line("secret"), "typed");
        scene.world.credentials.screenLocked();
        scene.line("secret").actions().first()->trigger(); // while hidden, undoing empties the line
        scene.line("secret").undo();
        QVERIFY(scene.line("secret").text().isEmpty());
        QVERIFY2(scene.status().contains("what was typed into the profile's secret is gone"),
                 qPrintable(scene.status()));
    }

    void saysNothingWhenALockHadNothingToTake()
    {
        CredentialsScene scene;
        scene.world.giveProfile("Dev");
        scene.show();
        scene.world.credentials.screenLocked();
        QCOMPARE(scene.status(), QString());
    }

    void copiesNoSecretAfterALock()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.show();
        scene.select(id);
        scene.world.keychain.waits = true;
        scene.press("duplicate");
        scene.world.credentials.screenLocked();
        scene.world.keychain.release();
        scene.settleDown();
        QCOMPARE(scene.line("name").text(), "Dev");
        QVERIFY(scene.button("duplicate").isEnabled());
        QVERIFY2(scene.status().contains("nothing was duplicated"), qPrintable(scene.status()));
    }

    void opensTheOriginalAgainAfterADiscardedCopy()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.show();
        scene.select(id);
        scene.press("duplicate");
        QCOMPARE(scene.line("name").text(), "Dev (2)");
        scene.press("remove"); // says Discard
        QVERIFY(scene.line("name").isVisible());
        QCOMPARE(scene.line("name").text(), "Dev");
        QCOMPARE(scene.list().currentIndex().data(Qt::UserRole).toString(), ui::text(id));
    }

    void opensAProfileAfterADiscardedPairFromTheSignPage()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.world.giveCredential("meeting", "typed-key", "typed-secret");
        scene.show();
        scene.page.saveTyped(*zoom::tableFor("meeting"));
        scene.press("remove");
        QTest::mouseClick(scene.list().viewport(), Qt::LeftButton, {},
                          scene.list().visualRect(scene.list().model()->index(0, 0)).center());
        scene.settleDown();
        QCOMPARE(scene.line("name").text(), "Dev");
        QVERIFY(scene.line("name").isVisible());
        scene.line("name").setText("Renamed");
        scene.press("save");
        QCOMPARE(scene.world.book.find(id)->name, std::string("Renamed"));
    }

    void keepsWhatIsTypedInPlaceOfAnotherNewProfile()
    {
        CredentialsScene scene;
        scene.world.giveCredential("meeting", "typed-key", "typed-secret");
        scene.show();
        scene.press("add");
        scene.fill("Dev");
        scene.press("add");
        QCOMPARE(scene.line("name").text(), "Dev");
        QCOMPARE(scene.status(), "Save or discard this profile first.");
        QTest::keyClick(&scene.page, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(scene.line("secret").text(), support::sdkSecret);
        scene.page.saveTyped(*zoom::tableFor("meeting"));
        QCOMPARE(scene.line("key").text(), support::sdkKey);
        QVERIFY(scene.line("name").hasFocus());
    }

    void keepsATypedPairThatComesWhileAnotherIsSaved()
    {
        CredentialsScene scene;
        scene.world.giveCredential("video", "video-key", "video-secret");
        scene.world.giveCredential("meeting", "meeting-key", "meeting-secret");
        scene.show();
        const zoom::Table& video = *zoom::tableFor("video");
        const zoom::Table& meeting = *zoom::tableFor("meeting");
        scene.page.saveTyped(video);
        scene.world.keychain.waits = true;
        scene.press("save");
        scene.page.saveTyped(meeting);
        QVERIFY2(scene.status().contains("waits for the keychain"), qPrintable(scene.status()));
        scene.world.keychain.release();
        scene.settleDown();
        QCOMPARE(scene.profiles().size(), std::size_t{1});
        QVERIFY(scene.world.credentials.typed(video).credential.secret.isEmpty());
        QVERIFY(!scene.world.credentials.typed(meeting).credential.secret.isEmpty());
    }

    void takesTheSecretFromAClientThatBecomesPublic()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Desktop", vault::Kind::OAuth);
        scene.show();
        scene.select(id);
        auto& isPublic = support::child<QCheckBox>(scene.page, "credentials.publicClient");
        isPublic.setChecked(true);
        scene.press("save");
        QVERIFY(scene.world.book.find(id)->publicClient);
        QVERIFY(scene.world.keychain.entries.empty());
        isPublic.setChecked(false);
        scene.press("save");
        QVERIFY2(scene.world.book.find(id)->publicClient, "without a secret it is no other client");
    }

    void saysWhereTheSecretIs()
    {
        CredentialsScene scene;
        const std::string kept = scene.world.giveProfile("Kept");
        const std::string missing = scene.world.giveProfile("Missing", vault::Kind::Video, {}, "k2", {});
        scene.show();
        scene.select(missing);
        QCOMPARE(scene.line("secret").placeholderText(), "Not kept anywhere; type it");
        scene.select(kept);
        QCOMPARE(scene.line("secret").placeholderText(), "Kept in the keychain; type to replace");
        scene.world.keychain.refusal = ErrorCode::KeychainLocked;
        scene.world.book.lookUp();
        scene.settleDown();
        QVERIFY(scene.line("secret").placeholderText().startsWith("Keychain out of reach"));
    }
};

QTEST_MAIN(CredentialsEditorTest)
#include "credentialseditor.moc"
