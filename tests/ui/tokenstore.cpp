#include "tokenstore.h"

#include "ui/booksteps.h"
#include "vault/bundle.h"

using base::ErrorCode;
using support::World;

class TokenStoreTest : public QObject
{
    Q_OBJECT

    /// The entry of that name in what the store gives; `(none)` without one.
    static std::string entryOf(World& world, const std::string& id, const char* name)
    {
        std::optional<std::string> found;
        const base::Request request = world.tokens.read(id, [&](const base::Result<base::Secret>& bytes) {
            const auto bundle = vault::Bundle::parse(bytes ? bytes->reveal() : std::string_view("-"));
            const base::Secret* const entry = bundle ? bundle->find(name) : nullptr;
            found = entry == nullptr ? "(none)" : std::string(entry->reveal());
        });
        if (!QTest::qWaitFor([&] { return found.has_value(); })) qFatal("no answer");
        return *found;
    }

private Q_SLOTS:
    void readsTheKeychain()
    {
        World world;
        const std::string id = world.giveProfile("App", vault::Kind::OAuth);
        world.giveTokens(id);
        QCOMPARE(entryOf(world, id, "secret"), std::string(support::sdkSecret));
        QCOMPARE(entryOf(world, id, "access"), std::string(support::accessToken));
    }

    void readsASecretThatIsInMemoryAlone()
    {
        World world;
        world.keychain.refusal = ErrorCode::KeychainNoBus;
        vault::Profile profile = support::named("App");
        profile.kind = vault::Kind::OAuth;
        QVERIFY(support::save(world, profile, support::secretOf("typed")).has_value());
        QCOMPARE(entryOf(world, profile.id, "secret"), std::string("typed"));
        world.keychain.refusal.reset(); // it works again, and holds tokens beside an older secret
        world.keychain.keep(profile.id, "older");
        world.giveTokens(profile.id);
        QCOMPARE(entryOf(world, profile.id, "secret"), std::string("typed"));
        QCOMPARE(entryOf(world, profile.id, "access"), std::string(support::accessToken));
    }

    void keepsNoTokenOutsideTheKeychain()
    {
        World world;
        world.keychain.refusal = ErrorCode::KeychainNoBus;
        vault::Profile profile = support::named("App");
        QVERIFY(support::save(world, profile, support::secretOf("typed")).has_value());
        std::optional<bool> kept;
        const base::Request request = world.tokens.write(
            profile.id, support::secretOf("x"), [&](const base::Result<void>& done) { kept = done.has_value(); });
        QTRY_VERIFY(kept.has_value());
        QVERIFY(!*kept);
    }
};

QTEST_MAIN(TokenStoreTest)
#include "tokenstore.moc"
