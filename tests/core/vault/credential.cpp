#include "vault/credential.h"

#include "support/freedmemory.h"
#include "support/print.h"

using namespace std::string_literals;

namespace {

std::optional<vault::Credential> credentialIn(std::string_view text, std::string_view prefix = "ZOOM_API")
{
    const std::vector<vault::Variable> variables = vault::parseDotenv(text);
    return vault::credentialIn(variables, prefix);
}

} // namespace

class CredentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() // no test sees what another, or the machine, has set
    {
        qunsetenv("ZOOM_API_KEY");
        qunsetenv("ZOOM_API_SECRET");
    }

    void findsThePairAmongOtherVariables()
    {
        const auto found = credentialIn("PORT=1\nZOOM_API_SECRET=s\nZOOM_API_KEY=k\nZOOM_VIDEO_SDK_KEY=other\n");
        QVERIFY(found.has_value());
        QCOMPARE(found->key, "k"s);
        QCOMPARE(found->secret.reveal(), "s"s);
    }

    void findsHalfAPair()
    {
        const auto key = credentialIn("ZOOM_API_KEY=k");
        QVERIFY(key.has_value() && key->secret.isEmpty());
        QCOMPARE(key->key, "k"s);
        const auto secret = credentialIn("ZOOM_API_SECRET=s");
        QVERIFY(secret.has_value() && secret->key.empty());
        QCOMPARE(secret->secret.reveal(), "s"s);
    }

    void findsNothingUnderOtherNames()
    {
        for (const char* const text :
             {"", "ZOOM_API=x", "ZOOM_API_KEY_ID=x", "MY_ZOOM_API_KEY=x", "zoom_api_key=x", "ZOOM_APIX_KEY=x",
              "ZOOM_VIDEO_SDK_KEY=x\nZOOM_VIDEO_SDK_SECRET=y", "ZOOM_API_SECRETS=x"})
            QVERIFY2(!credentialIn(text).has_value(), text);
    }

    void leavesTheVariablesAsTheyAre()
    {
        const std::vector<vault::Variable> variables = vault::parseDotenv("ZOOM_API_SECRET=s\nZOOM_API_KEY=k");
        QVERIFY(vault::credentialIn(variables, "ZOOM_API").has_value());
        QCOMPARE(variables[0].value.reveal(), "s"s);
        QCOMPARE(variables[1].value.reveal(), "k"s);
    }

    void readsTheEnvironment()
    {
        QVERIFY(!vault::credentialInEnvironment("ZOOM_API").has_value());
        qputenv("ZOOM_API_KEY", "k");
        qputenv("ZOOM_API_SECRET", "s with blanks = and #");
        const auto found = vault::credentialInEnvironment("ZOOM_API");
        QVERIFY(found.has_value());
        QCOMPARE(found->key, "k"s);
        QCOMPARE(found->secret.reveal(), "s with blanks = and #"s);
        QVERIFY(!vault::credentialInEnvironment("ZOOM_VIDEO_SDK").has_value());
    }

    void takesAnIdForTheKey()
    {
        const auto found = credentialIn("ZOOM_CLIENT_ID=i\nZOOM_CLIENT_SECRET=s", "ZOOM_CLIENT");
        QCOMPARE(found.value().key, "i"s);
        QCOMPARE(credentialIn("ZOOM_API_ID=i\nZOOM_API_KEY=k").value().key, "k"s);
        QCOMPARE(credentialIn("ZOOM_API_KEY=\nZOOM_API_ID=i").value().key, "i"s);
    }

    void leavesNoSecretInTheEnvironment()
    {
        qputenv("ZOOM_API_KEY", "k");
        qputenv("ZOOM_API_SECRET", "s3cret");
        const char* const place = std::getenv("ZOOM_API_SECRET");
        QCOMPARE(vault::credentialInEnvironment("ZOOM_API")->secret.reveal(), "s3cret"s);
        QCOMPARE(QByteArray(place, 6), QByteArray(6, '\0'));
        QVERIFY(vault::credentialInEnvironment("ZOOM_API")->secret.isEmpty());
    }

    void anEmptyVariableIsNotThere()
    {
        qputenv("ZOOM_API_KEY", "");
        qputenv("ZOOM_API_SECRET", "");
        QVERIFY(!vault::credentialInEnvironment("ZOOM_API").has_value());
        QVERIFY(!credentialIn("ZOOM_API_KEY=\nZOOM_API_SECRET=\n").has_value()); // as a copied .env.example has it
    }

    void keepsNoCopyOfTheSecretInFreedMemory()
    {
        constexpr std::string_view marker = "a-secret-in-the-environment";
        qputenv("ZOOM_API_KEY", "k");
        qputenv("ZOOM_API_SECRET", marker.data());
        const support::FreedMemory freed(marker);
        QVERIFY(vault::credentialInEnvironment("ZOOM_API").has_value());
        QCOMPARE(freed.leaks(), std::size_t{0});
    }

    void theDemoPairSaysThatItIsMadeUp()
    {
        const vault::Credential demo = vault::demoCredential();
        QCOMPARE(demo.key, "demo-key-not-from-zoom"s);
        QCOMPARE(demo.secret.reveal(), "demo-secret-made-up-by-callsign-not-from-zoom"s);
    }
};

QTEST_APPLESS_MAIN(CredentialTest)
#include "credential.moc"
