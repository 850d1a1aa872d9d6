#include "mainwindow.h"

#include "theme.h"
#include "ui/world.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QUrl>

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

bool shows(const MainWindow& window, const QString& page) { return child<QWidget>(window, "page." + page).isVisible(); }
bool isMarked(const MainWindow& window, const QString& page)
{
    return child<QToolButton>(window, "nav." + page).isChecked();
}

void press(MainWindow& window, QKeyCombination keys) { QTest::keyClick(&window, keys.key(), keys.keyboardModifiers()); }

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOnSignAndGoesToEachPlaceByMouse()
    {
        World world;
        const auto window = openWindow(world);
        QVERIFY(shows(*window, "sign") && isMarked(*window, "sign"));
        QTest::mouseClick(&child<QToolButton>(*window, "nav.inspect"), Qt::LeftButton);
        QVERIFY(shows(*window, "inspect") && isMarked(*window, "inspect"));
        QVERIFY(!shows(*window, "sign") && !isMarked(*window, "sign"));
    }

    void goesToEachPlaceByKeyboard()
    {
        World world;
        const auto window = openWindow(world);
        press(*window, Qt::CTRL | Qt::Key_2);
        QVERIFY(shows(*window, "inspect") && isMarked(*window, "inspect"));
        press(*window, Qt::CTRL | Qt::Key_7);
        QVERIFY(shows(*window, "credentials") && isMarked(*window, "credentials"));
        press(*window, Qt::CTRL | Qt::Key_8);
        QVERIFY(shows(*window, "mint") && isMarked(*window, "mint"));
        press(*window, Qt::CTRL | Qt::Key_1);
        QVERIFY(shows(*window, "sign") && isMarked(*window, "sign"));
    }

    void readsNoSecretWhenItOpens()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.preferences.setProfile("video", ui::text(id));
        ui::Credentials credentials(world.book, world.preferences);
        MainWindow window(world.surroundings(credentials));
        QVERIFY(support::showActive(window));
        for (int round = 0; round < 6; ++round) QCoreApplication::processEvents();
        QCOMPARE(child<QWidget>(window, "profileChooser").accessibleName(), "Profile: Dev, Video SDK");
        QCOMPARE(world.keychain.reads + world.keychain.lists, 0);
    }

    void choosesAProfileByKeyboard()
    {
        World world;
        const std::string id = world.giveProfile("Meetings", vault::Kind::Meeting);
        world.giveProfile("Dev");
        const auto window = openWindow(world);
        press(*window, Qt::CTRL | Qt::Key_K);
        auto& search = child<QLineEdit>(*window, "profileChooser.search");
        QVERIFY(search.isVisible());
        QTest::keyClicks(&search, "meet");
        QTest::keyClick(&search, Qt::Key_Return);
        QCOMPARE(world.credentials.current()->id, id);
        QCOMPARE(child<QTabBar>(*window, "sign.kind").currentIndex(), 1);
        QCOMPARE(child<QLabel>(*window, "sign.profile").text(), "Meetings");
        press(*window, Qt::CTRL | Qt::Key_K);
        QTest::keyClick(&search, Qt::Key_Up);
        QTest::keyClick(&search, Qt::Key_Up); // above all profiles: none
        QTest::keyClick(&search, Qt::Key_Return);
        QVERIFY(world.credentials.current() == nullptr);
        QVERIFY(child<QLineEdit>(*window, "sign.key").isVisible());
    }

    void savesATypedPairAsAProfile()
    {
        World world;
        world.giveCredential();
        const auto window = openWindow(world);
        QTest::mouseClick(&child<QPushButton>(*window, "sign.saveProfile"), Qt::LeftButton);
        QVERIFY(shows(*window, "credentials"));
        QCOMPARE(child<QLineEdit>(*window, "credentials.key").text(), support::sdkKey);
        QTest::mouseClick(&child<QPushButton>(*window, "credentials.save"), Qt::LeftButton);
        QTRY_COMPARE(world.book.all().size(), std::size_t{1});
        QCOMPARE(world.keychain.entries.size(), std::size_t{1});
    }

    void importsAFileThatIsDroppedAnywhere()
    {
        World world;
        const auto window = openWindow(world);
        QFile file(world.folder.filePath("web.env"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=s\n");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        auto& line = child<QLineEdit>(*window, "field.sessionName");
        QDragEnterEvent enter(QPoint(2, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&line, &enter);
        QDropEvent drop(QPointF(2, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&line, &drop);
        QVERIFY(shows(*window, "credentials"));
        const auto& status = child<QLabel>(*window, "credentials.status");
        QTRY_VERIFY(status.text().contains("still holds its secrets in clear"));
        QCOMPARE(world.book.all().size(), std::size_t{1});
    }

    void saysThatItForgotTheSecrets()
    {
        World world;
        world.giveCredential();
        const auto window = openWindow(world);
        const auto& notice = child<QLabel>(*window, "window.notice");
        QVERIFY(!notice.isVisible());
        world.credentials.screenLocked();
        QVERIFY(notice.isVisible());
        QVERIFY(notice.text().contains("must be typed again"));
        QTest::mouseClick(&child<QPushButton>(*window, "window.noticeClose"), Qt::LeftButton);
        QVERIFY(!notice.isVisible());
    }

    void saysThatTheProfilesAreDamaged()
    {
        World world;
        QFile file(world.file.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        world.book.reload();
        const auto window = openWindow(world);
        const auto& notice = child<QLabel>(*window, "window.notice");
        QVERIFY(notice.isVisible());
        QVERIFY(notice.text().contains("damaged"));
    }

    void opensAPageByNameAndIgnoresUnknownOnes()
    {
        World world;
        const auto window = openWindow(world);
        window->openPage("inspect");
        QVERIFY(shows(*window, "inspect"));
        window->openPage("nowhere");
        window->openPage({});
        QVERIFY(shows(*window, "inspect"));
    }

    void startsWhereWorkStarts()
    {
        World world;
        const auto window = openWindow(world);
        QCOMPARE(window->focusWidget()->objectName(), "field.role");
        press(*window, Qt::CTRL | Qt::Key_2);
        QCOMPARE(window->focusWidget()->objectName(), "inspect.input");
    }

    void goesToTheTokenByKeyboard()
    {
        World world;
        const auto window = openWindow(world);
        press(*window, Qt::CTRL | Qt::Key_L);
        QCOMPARE(window->focusWidget()->objectName(), "sign.token");
        press(*window, Qt::CTRL | Qt::Key_2);
        child<QWidget>(*window, "inspect.paste").setFocus();
        press(*window, Qt::CTRL | Qt::Key_L);
        QCOMPARE(window->focusWidget()->objectName(), "inspect.input");
    }

    void copiesTheTokenByKeyboardFromAnyField()
    {
        World world;
        world.giveCredential();
        const auto window = openWindow(world);
        child<QComboBox>(*window, "field.role").setCurrentIndex(1);
        auto& name = child<QLineEdit>(*window, "field.sessionName");
        support::retype(name, "Cool Cars");
        QTest::keyClick(&name, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QString token = child<QPlainTextEdit>(*window, "sign.token").toPlainText();
        QVERIFY(!token.isEmpty());
        QCOMPARE(QApplication::clipboard()->text(), token);

        press(*window, Qt::CTRL | Qt::Key_2);
        auto& input = child<QPlainTextEdit>(*window, "inspect.input");
        input.setPlainText("aa.bb.cc");
        QTest::keyClick(&input, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), "aa.bb.cc");
    }

    void showsHelpThatEscapeClosesAndThatBlocksNothing()
    {
        World world;
        const auto window = openWindow(world);
        press(*window, Qt::Key_F1);
        QPointer<QMessageBox> help = window->findChild<QMessageBox*>("window.help");
        QVERIFY(help != nullptr && help->isVisible());
        for (const char* const words : {"Ctrl+Shift+C", "Ctrl+L", "Marketplace"}) QVERIFY(help->text().contains(words));
        QTest::keyClick(help, Qt::Key_Escape);
        QTRY_VERIFY(help.isNull());
    }

    void closesByKeyboard()
    {
        World world;
        const auto window = openWindow(world);
        press(*window, Qt::CTRL | Qt::Key_Q);
        QVERIFY(!window->isVisible());
    }

    void remembersItsPageAndItsSize()
    {
        World world;
        auto window = openWindow(world);
        window->resize(901, 702);
        window->openPage("inspect");
        window->close();
        window = openWindow(world);
        QVERIFY(shows(*window, "inspect"));
        QCOMPARE(window->size(), QSize(901, 702));
    }

    void changesItsLookAtOnceAndForGood()
    {
        World world;
        auto window = openWindow(world);
        const QList<QAction*> schemes = child<QToolButton>(*window, "window.theme").menu()->actions();
        QCOMPARE(schemes.size(), 3);
        schemes.at(2)->trigger();
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        QCOMPARE(world.preferences.scheme(), ui::Scheme::Dark);
        schemes.at(1)->trigger();
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
        window = openWindow(world);
        QVERIFY(child<QToolButton>(*window, "window.theme").menu()->actions().at(1)->isChecked());
    }

    void leavesItsRailAndBothPagesUsableWhenSmall()
    {
        World world;
        const auto window = openWindow(world);
        window->resize(window->minimumSize());
        QVERIFY(window->width() <= 560 && window->height() <= 480);
        const auto& theme = child<QToolButton>(*window, "window.theme");
        QVERIFY(theme.isVisible());
        const QWidget& rail = child<QWidget>(*window, "rail");
        QTRY_VERIFY(theme.mapTo(&rail, theme.rect().bottomLeft()).y() < rail.height());
        for (const QString& page : window->pageNames()) {
            const auto& place = child<QToolButton>(*window, "nav." + page);
            QVERIFY2(place.height() >= place.minimumSizeHint().height(), qPrintable(page));
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "mainwindow.moc"
