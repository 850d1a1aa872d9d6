// The Credentials page and what is removed there: not before the page is left.
#include "mainwindow.h"
#include "support/print.h"
#include "ui/pages/credentialspage.h"

using base::ErrorCode;
using support::child;
using support::CredentialsScene;
using support::World;
using ui::MainWindow;

namespace {

/// The window on its Credentials page, with the profile's removal asked for.
struct Removing
{
    World world;
    std::string id = world.giveProfile("Dev");
    MainWindow window{world.surroundings()};

    Removing()
    {
        window.openPage("credentials");
        if (!support::showActive(window)) qFatal("no keyboard");
        CredentialsScene::settleDown();
        QTest::mouseClick(&child<QPushButton>(window, "credentials.remove"), Qt::LeftButton);
    }
    bool isThere() const { return world.book.find(id) != nullptr; }
};

} // namespace

class CredentialsRemovalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canBeUndoneWhileThePageIsOpen()
    {
        CredentialsScene scene;
        const std::string id = scene.world.giveProfile("Dev");
        scene.show();
        scene.select(id);
        scene.press("remove");
        QVERIFY(scene.list().currentIndex().data(Qt::DisplayRole).toString().contains("is removed when"));
        QVERIFY(!scene.line("name").isEnabled());
        QCOMPARE(scene.profiles().size(), std::size_t{1});
        QVERIFY(scene.button("undo").hasFocus());
        scene.press("undo");
        QVERIFY(scene.line("name").isEnabled());
        QVERIFY(scene.page.settle());
        QCOMPARE(scene.profiles().size(), std::size_t{1});
        QCOMPARE(scene.secretOf(id), std::string(support::sdkSecret));
    }

    void isDoneWhenThePageIsLeft()
    {
        const Removing removing;
        QVERIFY(removing.isThere());
        QTest::keyClick(&const_cast<MainWindow&>(removing.window), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(!removing.isThere());
        QVERIFY(removing.world.keychain.entries.empty());
    }

    void isDoneBeforeTheWindowCloses()
    {
        Removing removing;
        QVERIFY(!removing.window.close());
        QTRY_VERIFY(!removing.window.isVisible());
        QVERIFY(!removing.isThere());
        QVERIFY(removing.world.keychain.entries.empty());
    }

    void isSaidWhenItFailsAndTheProfileStays()
    {
        Removing removing;
        removing.world.keychain.refusal = ErrorCode::KeychainLocked;
        QTest::keyClick(&removing.window, Qt::Key_1, Qt::ControlModifier);
        auto& notice = child<QLabel>(removing.window, "window.notice");
        QTRY_VERIFY(notice.isVisible());
        QVERIFY2(notice.text().contains("locked") && notice.text().contains("Dev was not removed"),
                 qPrintable(notice.text()));
        QVERIFY(removing.isThere());
        QVERIFY(!removing.world.keychain.entries.empty());
    }

    void canBeOfTheProfileAloneWhileTheKeychainRefuses()
    {
        Removing removing;
        auto& alone = child<QPushButton>(removing.window, "credentials.removeAlone");
        QVERIFY(!alone.isVisible());
        removing.world.keychain.refusal = ErrorCode::KeychainNoBus;
        QVERIFY(!removing.window.close());
        QTRY_VERIFY(alone.isVisible());
        QVERIFY(removing.isThere());
        QTest::mouseClick(&alone, Qt::LeftButton);
        QVERIFY(!removing.isThere());
        const QString said = child<QLabel>(removing.window, "credentials.status").text();
        QVERIFY2(said.contains("Dev is removed") && said.contains("may still be in the keychain"), qPrintable(said));
    }

    void keepsTheWindowOpenWhenItFails()
    {
        Removing removing;
        removing.world.keychain.refusal = ErrorCode::KeychainLocked;
        QVERIFY(!removing.window.close());
        CredentialsScene::settleDown();
        QVERIFY(removing.window.isVisible());
        QVERIFY(child<QLabel>(removing.window, "credentials.status").isVisible());
        QVERIFY2(removing.window.close(), "it has been said, so the next close is obeyed");
    }

    void doesNotKeepWhoInsistsOnClosing()
    {
        Removing removing;
        removing.world.keychain.waits = true;
        QVERIFY(!removing.window.close());
        QVERIFY(removing.window.close());
    }
};

QTEST_MAIN(CredentialsRemovalTest)
#include "credentialsremoval.moc"
