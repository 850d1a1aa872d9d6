#include "pages/keychaincard.h"

#include "ui/world.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace std::chrono_literals;
using support::child;
using support::World;

class KeychainCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongAndAsksAgain()
    {
        World world;
        world.keychain.refusal = base::ErrorCode::KeychainNoService;
        ui::KeychainCard card(world.surroundings());
        QVERIFY(support::showActive(card));
        const auto& state = child<QLabel>(card, "credentials.keychain");
        auto& check = child<QPushButton>(card, "credentials.check");
        world.book.lookUp();
        QVERIFY(!check.isEnabled());
        QTRY_VERIFY(state.text().contains("install and start gnome-keyring"));
        QVERIFY(state.text().contains("kept in memory alone"));
        world.keychain.refusal.reset();
        QTest::mouseClick(&check, Qt::LeftButton);
        QTRY_VERIFY(state.text().startsWith("Works."));
        QCOMPARE(world.keychain.reads, 0);
    }

    void setsAndRemembersTheIdleTime()
    {
        World world;
        const QSignalSpy idle(&world.idle, &ui::IdleWatch::idle);
        ui::KeychainCard card(world.surroundings());
        auto& box = child<QComboBox>(card, "credentials.idle");
        QCOMPARE(box.currentData().toInt(), 15);
        box.setCurrentIndex(box.findData(5));
        QCOMPARE(world.preferences.idleMinutes(), 5);
        world.now += 5min;
        support::tick(world.idle);
        QCOMPARE(idle.count(), 1);
        box.setCurrentIndex(box.findData(0));
        QCOMPARE(world.preferences.idleMinutes(), 0);
        world.now += 24h;
        support::tick(world.idle);
        QCOMPARE(idle.count(), 1);
    }
};

QTEST_MAIN(KeychainCardTest)
#include "keychaincard.moc"
