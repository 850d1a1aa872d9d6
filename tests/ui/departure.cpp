#include "departure.h"

#include "mainwindow.h"
#include "ui/accountscenes.h"

#include <QLabel>
#include <QSignalSpy>

using support::child;
using support::World;
using ui::MainWindow;

namespace {

const QByteArray renewed =
    R"({"access_token":"access-new","refresh_token":"refresh-new","expires_in":3600,"scope":"user:read:user"})";

/// The window on its Sign in page, with kept tokens that are being renewed.
struct Renewing
{
    World world;
    std::string id;
    std::unique_ptr<MainWindow> window;
    base::Request asking;

    Renewing()
    {
        world.network.script = [](const support::FakeNetwork::Asked& asked) -> support::FakeNetwork::Said {
            if (asked.url.path() != "/oauth/token") return support::scenes::whoAmI(asked);
            return {.body = renewed};
        };
        id = support::scenes::giveApp(world, true);
        window = std::make_unique<MainWindow>(world.surroundings());
        support::scenes::show(*window, "signin");
        asking = world.accounts.session().token(std::chrono::hours(2), [](const base::Result<oauth::Access>&) {});
        if (!QTest::qWaitFor([this] { return world.network.count("/oauth/token") == 1; })) qFatal("nothing is asked");
    }
    /// Lets the keychain answer, so that nothing is under way any more.
    void finish()
    {
        world.keychain.release();
        if (!QTest::qWaitFor([this] { return !world.accounts.isAtRisk(); })) qFatal("it goes on");
    }
    std::string kept() const
    {
        const auto bundle = vault::Bundle::parse(world.keychain.entries.at(id).reveal());
        return std::string(bundle->find("refresh")->reveal());
    }
    QString notice() const { return child<QLabel>(*window, "window.notice").text(); }
};

} // namespace

class DepartureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsTheWindowCloseAtOnceWhenNothingIsOnItsWay()
    {
        World world;
        support::scenes::giveApp(world, true);
        MainWindow window(world.surroundings());
        support::scenes::show(window, "signin");
        QVERIFY(window.close());
    }

    void waitsForARefreshAndItsKeeping()
    {
        Renewing scene;
        QVERIFY(!scene.window->close());
        QVERIFY(scene.notice().startsWith("Closing as soon as"));
        QTRY_VERIFY(!scene.window->isVisible());
        QCOMPARE(scene.kept(), std::string("refresh-new"));
    }

    void closesAtTheSecondTime()
    {
        Renewing scene;
        scene.world.keychain.waits = true;
        QVERIFY(!scene.window->close());
        QVERIFY(scene.window->close());
        scene.finish();
    }

    void waitsEvenIfNobodyWaitsForTheTokens()
    {
        Renewing scene;
        scene.asking.cancel();
        scene.world.accounts.forget(); // as when the screen is locked
        QVERIFY(!scene.window->close());
        QTRY_VERIFY(!scene.window->isVisible());
        QCOMPARE(scene.kept(), std::string("refresh-new"));
    }

    void refusesOnceWhileTokensAreInMemoryAlone()
    {
        Renewing scene;
        scene.world.keychain.refusal = base::ErrorCode::KeychainLocked;
        QVERIFY(!scene.window->close());
        QTRY_VERIFY(scene.notice().startsWith("New tokens are in memory alone"));
        QVERIFY(scene.window->isVisible());
        QVERIFY(scene.window->close());
    }

    void triesToKeepThemBeforeItRefuses()
    {
        Renewing scene;
        scene.world.keychain.refusal = base::ErrorCode::KeychainLocked;
        QTRY_VERIFY(scene.world.accounts.unsaved().has_value());
        scene.world.keychain.refusal.reset();
        QVERIFY(!scene.window->close());
        QTRY_VERIFY(!scene.window->isVisible());
        QCOMPARE(scene.kept(), std::string("refresh-new"));
    }

    void leavesInTheEndWhenNobodyCanBeAsked()
    {
        Renewing scene;
        scene.world.keychain.refusal = base::ErrorCode::KeychainLocked;
        scene.window->leave();
        scene.window->leave(); // a second signal changes nothing
        QVERIFY(scene.window->isVisible());
        QTRY_VERIFY(!scene.window->isVisible());
    }

    void endsItsPatienceWithASentence()
    {
        Renewing scene;
        scene.world.keychain.waits = true;
        ui::Departure departure(scene.world.accounts, nullptr, std::chrono::milliseconds(60));
        QSignalSpy refused(&departure, &ui::Departure::refused);
        QVERIFY(!departure.ask());
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(refused.front().front().toString().contains("close it again"));
        scene.finish();
    }
};

QTEST_MAIN(DepartureTest)
#include "departure.moc"
