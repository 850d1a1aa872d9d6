#include "profilebook.h"

#include "support/print.h"
#include "ui/booksteps.h"

#include <QFile>
#include <QSignalSpy>

using base::ErrorCode;
using support::lookUp;
using support::named;
using support::read;
using support::remove;
using support::save;
using support::secretOf;
using support::World;
using ui::Place;
using ui::ProfileBook;

namespace {

QByteArray fileText(const World& world)
{
    QFile file(world.file.path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ProfileBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheProfilesAndNoSecretWhenItIsMade()
    {
        World world;
        world.giveProfile("Dev");
        const ProfileBook book(world.file, world.keychain, world.session);
        QCOMPARE(book.all().size(), std::size_t{1});
        QCOMPARE(book.all().front().name, std::string("Dev"));
        QCOMPARE(world.keychain.reads + world.keychain.lists, 0);
        QCOMPARE(book.place(book.all().front()), Place::Unknown);
    }

    void savesTheProfileAndItsSecretApart()
    {
        World world;
        const vault::Profile profile = named("Dev");
        const auto saved = save(world, profile, secretOf(support::sdkSecret));
        QVERIFY(saved && !saved->trouble);
        QCOMPARE(read(world, profile.id).value_or(""), std::string(support::sdkSecret));
        QVERIFY(world.keychain.entries.contains(profile.id));
        QVERIFY(!fileText(world).contains(support::sdkSecret));
        QVERIFY(fileText(world).contains("Dev"));
    }

    void keepsTheSecretInMemoryAloneWhileTheKeychainRefuses_data()
    {
        QTest::addColumn<int>("code");
        for (const ErrorCode code : {ErrorCode::KeychainNoBus, ErrorCode::KeychainNoService, ErrorCode::KeychainLocked,
                                     ErrorCode::KeychainDenied, ErrorCode::KeychainSilent, ErrorCode::KeychainBroken})
            QTest::addRow("%d", static_cast<int>(code)) << static_cast<int>(code);
    }
    void keepsTheSecretInMemoryAloneWhileTheKeychainRefuses()
    {
        QFETCH(const int, code);
        World world;
        world.keychain.refusal = static_cast<ErrorCode>(code);
        const vault::Profile profile = named("Dev");
        const auto saved = save(world, profile, secretOf("s"));
        QVERIFY(saved && saved->trouble);
        QCOMPARE(saved->trouble->code, *world.keychain.refusal);
        QCOMPARE(world.book.place(profile), Place::Session);
        QCOMPARE(read(world, profile.id).value_or(""), std::string("s"));
        QVERIFY(world.keychain.entries.empty());
    }

    void movesTheSecretToTheKeychainWhenItIsSavedAgain()
    {
        World world;
        world.keychain.refusal = ErrorCode::KeychainLocked;
        const vault::Profile profile = named("Dev");
        QVERIFY(save(world, profile, secretOf("old")));
        world.keychain.refusal.reset();
        lookUp(world);
        QVERIFY(save(world, profile, secretOf("new")));
        QCOMPARE(world.book.place(profile), Place::Keychain);
        QVERIFY(!world.book.forgetSession());
        QCOMPARE(read(world, profile.id).value_or(""), std::string("new"));
    }

    void changesNothingOnOtherErrors()
    {
        World world;
        world.keychain.refusal = ErrorCode::FileUnwritable; // whoever says it: it is not the keychain's state
        const vault::Profile profile = named("Dev");
        const auto saved = save(world, profile, secretOf("s"));
        QVERIFY(!saved);
        QVERIFY(world.book.all().empty());
        QCOMPARE(world.book.place(profile), Place::Unknown);
    }

    void saysWhereEachSecretIsOnceAsked()
    {
        World world;
        const std::string with = world.giveProfile("With");
        const std::string without = world.giveProfile("Without", vault::Kind::Video, {}, "k2", {});
        lookUp(world);
        QCOMPARE(world.book.place(*world.book.find(with)), Place::Keychain);
        QCOMPARE(world.book.place(*world.book.find(without)), Place::Missing);
        QCOMPARE(world.keychain.reads, 0);
        world.keychain.refusal = ErrorCode::KeychainNoBus;
        lookUp(world);
        QCOMPARE(world.book.place(*world.book.find(with)), Place::OutOfReach);
        QCOMPARE(world.book.refusal().code, ErrorCode::KeychainNoBus);
    }

    void namesTheProfileRatherThanItsIdInErrors()
    {
        World world;
        const std::string id = world.giveProfile("Without", vault::Kind::Video, {}, "k2", {});
        const auto secret = read(world, id);
        QVERIFY(!secret);
        QCOMPARE(secret.error().detail, std::string("Without"));
    }

    void removesTheSecretWithTheProfile()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        QVERIFY(remove(world, id));
        QVERIFY(world.book.all().empty());
        QVERIFY(world.keychain.entries.empty());
    }

    void keepsAProfileWhoseSecretCannotBeRemoved()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.keychain.refusal = ErrorCode::KeychainLocked;
        QVERIFY(!remove(world, id));
        QVERIFY(world.book.find(id) != nullptr);
    }

    void removesWhatTheKeychainNeverHadWithoutIt()
    {
        World world;
        world.keychain.refusal = ErrorCode::KeychainNoBus;
        const vault::Profile profile = named("Dev");
        QVERIFY(save(world, profile, secretOf("s")));
        QVERIFY(remove(world, profile.id));
        QVERIFY(world.book.all().empty());
        QVERIFY(!world.book.forgetSession());
    }

    void forgetsWhatIsInMemory()
    {
        World world;
        world.keychain.refusal = ErrorCode::KeychainNoBus;
        const vault::Profile profile = named("Dev");
        QVERIFY(save(world, profile, secretOf("s")));
        QVERIFY(world.book.forgetSession());
        world.keychain.refusal.reset();
        QVERIFY(!read(world, profile.id));
    }

    void dropsAnAnswerThatNobodyWaitsFor()
    {
        World world;
        world.keychain.waits = true;
        {
            const base::Request request = world.book.save(
                named("Dev"), secretOf("s"), [](const auto&) { qFatal("answered although the request is gone"); });
            QTRY_COMPARE(world.keychain.waiting(), 1); // once the entry's lock is taken
        }
        QCOMPARE(world.keychain.waiting(), 0);
        world.keychain.release();
        QCoreApplication::processEvents();
    }

    void seesWhatAnotherProcessWrote()
    {
        World world;
        const QSignalSpy changes(&world.book, &ProfileBook::changed);
        world.book.reload();
        QCOMPARE(changes.count(), 0);
        const storage::ProfileFile other(world.file.path());
        QVERIFY(other.change([](vault::Profiles& profiles) -> base::Result<void> {
            profiles.put(named("Elsewhere"));
            return {};
        }));
        world.book.reload();
        QCOMPARE(changes.count(), 1);
        QCOMPARE(world.book.all().front().name, std::string("Elsewhere"));
    }

    void keepsWhatItHasReadWhileTheFileCannotBeRead()
    {
        World world;
        world.giveProfile("Dev");
        QFile file(world.file.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        const auto write = [&](const QByteArray& text) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(text);
            file.close();
            world.book.reload();
        };
        write(R"({"schema": 99, "profiles": []})");
        QVERIFY2(world.book.trouble().contains("newer"), qPrintable(world.book.trouble()));
        QCOMPARE(world.book.all().size(), std::size_t{1});
        write(before);
        QCOMPARE(world.book.trouble(), QString());
        QCOMPARE(world.book.all().size(), std::size_t{1});
    }

    void saysThatTheFileIsDamagedAndStartsAnew()
    {
        World world;
        QFile file(world.file.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ not json");
        file.close();
        world.book.reload();
        QVERIFY2(world.book.trouble().contains("damaged"), qPrintable(world.book.trouble()));
        QVERIFY(save(world, named("Dev"), secretOf("s")));
        QCOMPARE(world.book.trouble(), QString());
    }
};

QTEST_MAIN(ProfileBookTest)
#include "profilebook.moc"
