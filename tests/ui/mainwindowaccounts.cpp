// What the window does around its pages for signing in and calling.
#include "mainwindow.h"
#include "pages/signin.h"
#include "ui/world.h"

#include <QLabel>
#include <QLineEdit>

#include <memory>

using support::child;
using support::World;
using ui::MainWindow;

namespace {

std::unique_ptr<MainWindow> openWindow(World& world)
{
    auto window = std::make_unique<MainWindow>(world.surroundings());
    if (!support::showActive(*window)) qFatal("the window gets no keyboard");
    return window;
}

void press(MainWindow& window, QKeyCombination keys) { QTest::keyClick(&window, keys.key(), keys.keyboardModifiers()); }

} // namespace

class MainWindowAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhenTheBrowserIsDone()
    {
        World world;
        const auto window = openWindow(world);
        window->showMinimized();
        QTRY_VERIFY(window->isMinimized());
        Q_EMIT child<ui::SignInPage>(*window, "page.signin").wantsFront();
        QVERIFY(!window->isMinimized() && window->isVisible());
    }

    void asksNobodyToSignInToWhatHasNoSignIn()
    {
        World world;
        const std::string app = world.giveProfile("App", vault::Kind::OAuth);
        world.giveProfile("Video");
        const auto window = openWindow(world);
        press(*window, Qt::CTRL | Qt::Key_3);
        const auto pick = [&](const QString& name) {
            press(*window, Qt::CTRL | Qt::Key_K);
            auto& search = child<QLineEdit>(*window, "profileChooser.search");
            QTest::keyClicks(&search, name);
            QTest::keyClick(&search, Qt::Key_Return);
        };
        pick("video");
        QVERIFY(child<QLabel>(*window, "window.notice").text().startsWith("Nobody signs in to Video"));
        QCOMPARE(world.credentials.current()->id, app);
        QCOMPARE(world.accounts.current()->id, app);
        press(*window, Qt::CTRL | Qt::Key_4);
        QVERIFY(child<QWidget>(*window, "page.api").isVisible());
    }
};

QTEST_MAIN(MainWindowAccountsTest)
#include "mainwindowaccounts.moc"
