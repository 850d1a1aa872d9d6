// The book when the keychain refuses, and for clients without a secret.
#include "support/print.h"
#include "ui/booksteps.h"

using base::ErrorCode;
using support::lookUp;
using support::named;
using support::remove;
using support::save;
using support::secretOf;
using support::World;
using ui::Place;
using ui::ProfileBook;

class ProfileBookStatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsNoSecretOfAPublicClient()
    {
        World world;
        const std::string id = world.giveProfile("Desktop", vault::Kind::OAuth);
        lookUp(world);
        vault::Profile profile = *world.book.find(id);
        profile.publicClient = true;
        QVERIFY(save(world, profile, std::nullopt));
        QVERIFY(world.keychain.entries.empty());
        QCOMPARE(world.book.place(profile), Place::NotNeeded);
        profile.publicClient = false;
        QVERIFY(save(world, profile, std::nullopt));
        QCOMPARE(world.book.place(profile), Place::Missing);
    }

    void forgetsThePublicClientsSecretInMemoryWithoutAKeychain()
    {
        World world;
        world.keychain.refusal = ErrorCode::KeychainNoBus;
        vault::Profile profile = named("Desktop");
        profile.kind = vault::Kind::OAuth;
        QVERIFY(save(world, profile, secretOf("s")));
        profile.publicClient = true;
        const auto saved = save(world, profile, std::nullopt);
        QVERIFY(saved && !saved->trouble);
        QVERIFY(world.book.inMemory().empty());
        QVERIFY(world.book.find(profile.id)->publicClient);
    }

    void removesAProfileAloneWhoseSecretCannotBeReached()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.keychain.refusal = ErrorCode::KeychainNoBus;
        QVERIFY(!remove(world, id));
        QVERIFY(world.book.removeAlone(id));
        QVERIFY(world.book.all().empty());
        QVERIFY(!world.keychain.entries.empty());
    }

    void knowsThatTheKeychainRefusesFromWhateverItWasAsked()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        lookUp(world);
        world.keychain.refusal = ErrorCode::KeychainLocked;
        const vault::Profile profile = *world.book.find(id);
        QVERIFY(save(world, profile, secretOf("s")));
        QCOMPARE(world.book.lasting(), ProfileBook::Lasting::Refuses);
        QCOMPARE(world.book.refusal().code, ErrorCode::KeychainLocked);
        QCOMPARE(world.book.place(profile), Place::Session);
    }
};

QTEST_MAIN(ProfileBookStatesTest)
#include "profilebookstates.moc"
