#include "vault/profile.h"

#include "support/print.h"

#include <map>
#include <set>

using base::Fault;
using vault::Kind;
using vault::Profile;
using namespace std::string_literals;

namespace {

Profile sound() { return {.id = "1", .name = "Dev", .kind = Kind::Video, .key = "k"}; }

/// The problems as `field:fault`, one after the other.
std::string faultsOf(const Profile& profile, const std::vector<Profile>& others = {})
{
    std::string text;
    for (const base::Problem& problem : vault::problemsOf(profile, others))
        text += (text.empty() ? "" : " ") + problem.field + ':' + std::to_string(static_cast<int>(problem.fault));
    return text;
}

std::string fault(const std::string& field, Fault fault)
{
    return field + ':' + std::to_string(static_cast<int>(fault));
}

} // namespace

class ProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesReadBackAsWhatTheyName()
    {
        std::set<std::string_view> names;
        for (const Kind kind : vault::kinds()) {
            names.insert(vault::name(kind));
            QVERIFY(vault::kindNamed(vault::name(kind)) == kind);
            for (const std::string_view text : {vault::title(kind), vault::keyLabel(kind), vault::secretLabel(kind),
                                                vault::whereToFind(kind), vault::environmentPrefix(kind)})
                QVERIFY(!text.empty());
        }
        QVERIFY((names == std::set<std::string_view>{"video", "meeting", "api", "oauth", "s2s"}));
        for (const vault::Environment environment : vault::environments())
            QVERIFY(vault::environmentNamed(vault::name(environment)) == environment);
        QVERIFY(!vault::kindNamed("Video") && !vault::kindNamed("") && !vault::environmentNamed("prod"));
    }

    void makesAnotherIdEachTime()
    {
        std::set<std::string> ids;
        for (int i = 0; i < 1'000; ++i) ids.insert(vault::newId());
        QCOMPARE(ids.size(), std::size_t{1'000});
        for (const std::string& id : ids) {
            QCOMPARE(id.size(), std::size_t{32});
            QVERIFY(id.find_first_not_of("0123456789abcdef") == std::string::npos);
        }
    }

    void findsNothingWrongWithASoundProfile()
    {
        QCOMPARE(faultsOf(sound()), ""s);
        Profile full = sound();
        full.kind = Kind::S2S;
        full.accountId = "a";
        full.name = "Zoë 会議 😀";
        QCOMPARE(faultsOf(full), ""s);
    }

    void checksTheName()
    {
        Profile profile = sound();
        for (const char* const empty : {"", "  ", "\t"}) {
            profile.name = empty;
            QCOMPARE(faultsOf(profile), fault("name", Fault::Missing));
        }
        for (const char* const odd : {"a\nb", "a\x1b[31m", "a\x7f", "\xff", "a\xc2\x85", "a\xe2\x80\xa8"}) {
            profile.name = odd;
            QCOMPARE(faultsOf(profile), fault("name", Fault::Charset));
        }
        profile.name = std::string(64, 'x');
        QCOMPARE(faultsOf(profile), ""s);
        profile.name += 'x';
        QCOMPARE(faultsOf(profile), fault("name", Fault::TooLong));
    }

    void givesAnNameToOneProfileAlone()
    {
        Profile other = sound();
        other.id = "2";
        other.name = "dEV";
        QCOMPARE(faultsOf(sound(), {other}), fault("name", Fault::NotAllowed));
        QCOMPARE(faultsOf(sound(), {sound()}), ""s); // itself
    }

    void checksKeyAndAccount()
    {
        Profile profile = sound();
        profile.kind = Kind::S2S;
        profile.key.clear();
        QCOMPARE(faultsOf(profile), fault("key", Fault::Missing) + ' ' + fault("accountId", Fault::Missing));
        profile.accountId = "a b";
        for (const char* const odd : {"a b", "k\n", "\xc3\xa9"}) {
            profile.key = odd;
            QCOMPARE(faultsOf(profile), fault("key", Fault::Charset) + ' ' + fault("accountId", Fault::Charset));
        }
    }

    void takesSafeAddressesAlone_data()
    {
        QTest::addColumn<std::string>("address");
        QTest::addColumn<bool>("good");
        for (const char* const good : {"https://zoomgov.com", "https://zoom.us/oauth", "http://127.0.0.1:8080/callback",
                                       "http://localhost", "http://[::1]:1/x", "https://localhost:1"})
            QTest::newRow(good) << std::string(good) << true;
        for (const char* const bad :
             {"zoom.us", "http://zoom.us", "http://localhost.example.org", "http://127.0.0.1@example.org",
              "http://127.0.0.1.example.org", "https://", "https:///x", "ftp://localhost", "javascript:1",
              "https://zoom.us/a b", "https://zoom.us\n", "https://z\xc3\xb6om.us", "http://localhost\\@example.org"})
            QTest::newRow(bad) << std::string(bad) << false;
    }
    void takesSafeAddressesAlone()
    {
        QFETCH(const std::string, address);
        QFETCH(const bool, good);
        Profile profile = sound();
        profile.redirectUri = profile.oauthBase = profile.apiBase = address;
        const std::string all = fault("redirectUri", Fault::NotAllowed) + ' ' + fault("oauthBase", Fault::NotAllowed) +
                                ' ' + fault("apiBase", Fault::NotAllowed);
        QCOMPARE(faultsOf(profile), good ? ""s : all);
    }

    void takesBasesWithoutQueryAndFragmentAlone()
    {
        for (const char* const odd : {"http://localhost?x", "https://zoom.us/#"}) {
            Profile profile = sound();
            profile.redirectUri = profile.oauthBase = profile.apiBase = odd;
            QCOMPARE(faultsOf(profile),
                     fault("oauthBase", Fault::NotAllowed) + ' ' + fault("apiBase", Fault::NotAllowed));
        }
    }

    void namesTheKindOfTokenThatItsSecretSigns()
    {
        Profile profile = sound();
        const std::map<Kind, std::string_view> signs{{Kind::Video, "video"},
                                                     {Kind::Meeting, "meeting"},
                                                     {Kind::Api, "api"},
                                                     {Kind::OAuth, "meeting"},
                                                     {Kind::S2S, ""}};
        for (const Kind kind : vault::kinds()) {
            profile.kind = kind;
            QCOMPARE(vault::signedKind(profile), signs.at(kind));
        }
        profile.kind = Kind::OAuth;
        profile.publicClient = true;
        QCOMPARE(vault::signedKind(profile), std::string_view());
    }

    void findsAFreeName()
    {
        std::vector<Profile> others{sound()};
        QCOMPARE(vault::freeName("Prod", others), "Prod"s);
        QCOMPARE(vault::freeName("dev", others), "dev (2)"s);
        others.push_back({.id = "2", .name = "DEV (2)", .kind = Kind::Api, .key = "k"});
        QCOMPARE(vault::freeName("dev", others), "dev (3)"s);
    }
};

QTEST_APPLESS_MAIN(ProfileTest)
#include "profile.moc"
