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

    void followsAReadThatWasRefused()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        ui::KeychainCard card(world.surroundings());
        const auto& state = child<QLabel>(card, "credentials.keychain");
        world.book.lookUp();
        QTRY_VERIFY(state.text().startsWith("Works."));
        world.keychain.refusal = base::ErrorCode::KeychainLocked;
        const base::Request reading = world.book.read(id, [](const auto&) {});
        QTRY_VERIFY(state.text().contains("locked"));
        world.keychain.refusal.reset();
        const base::Request again = world.book.read(id, [](const auto&) {});
        QTRY_VERIFY(state.text().startsWith("Works."));
    }

    void movesWhatIsInMemoryOnceTheKeychainWorksAgain()
    {
        World world;
        world.keychain.refusal = base::ErrorCode::KeychainNoBus;
        ui::KeychainCard card(world.surroundings());
        QVERIFY(support::showActive(card));
        auto& move = child<QPushButton>(card, "credentials.move");
        std::vector<base::Request> saving;
        for (const char* const name : {"Dev", "Production"}) {
            std::string secret = std::string("secret of ") + name;
            saving.push_back(world.book.save({.id = vault::newId(), .name = name, .key = "k"},
                                             base::Secret::take(secret), [](const auto&) {}));
        }
        QTRY_COMPARE(world.book.inMemory().size(), std::size_t{2});
        QVERIFY2(!move.isVisible(), "there is nowhere to move them to");
        world.keychain.refusal.reset();
        QTest::mouseClick(&child<QPushButton>(card, "credentials.check"), Qt::LeftButton);
        QTRY_VERIFY(move.isVisible());
        QCOMPARE(move.text(), "Move 2 secrets to the keychain");
        QTest::mouseClick(&move, Qt::LeftButton);
        QTRY_VERIFY(world.book.inMemory().empty() && !move.isVisible());
        QCOMPARE(world.keychain.entries.size(), std::size_t{2});
        QVERIFY(child<QLabel>(card, "credentials.keychain").text().contains("nowhere else"));
    }

    void staysWithMemoryWhenTheKeychainRefusesTheMove()
    {
        World world;
        world.keychain.refusal = base::ErrorCode::KeychainNoBus;
        ui::KeychainCard card(world.surroundings());
        QVERIFY(support::showActive(card));
        std::string secret = "s";
        const base::Request saving = world.book.save({.id = vault::newId(), .name = "Dev", .key = "k"},
                                                     base::Secret::take(secret), [](const auto&) {});
        QTRY_COMPARE(world.book.inMemory().size(), std::size_t{1});
        world.keychain.refusal.reset();
        world.book.lookUp();
        auto& move = child<QPushButton>(card, "credentials.move");
        QTRY_VERIFY(move.isVisible());
        world.keychain.refusal = base::ErrorCode::KeychainLocked;
        QTest::mouseClick(&move, Qt::LeftButton);
        QTRY_VERIFY(child<QLabel>(card, "credentials.keychain").text().contains("locked"));
        QCOMPARE(world.book.inMemory().size(), std::size_t{1});
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
