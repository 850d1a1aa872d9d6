#include "vault/profiles.h"

#include "support/print.h"

using base::ErrorCode;
using vault::Kind;
using vault::Profile;
using vault::Profiles;
using namespace std::string_literals;

namespace {

/// JSON written with single quotes, for places where moc stumbles over raw strings.
std::string json(QByteArray text) { return text.replace('\'', '"').toStdString(); }

Profiles parsed(const QByteArray& text)
{
    auto profiles = Profiles::parse(json(text), "p");
    if (!profiles) qFatal("not profiles: %s", text.constData());
    return *std::move(profiles);
}

Profile profile(std::string id, std::string name)
{
    return {.id = std::move(id), .name = std::move(name), .kind = Kind::Video, .key = "k"};
}

} // namespace

class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatItReads()
    {
        Profiles profiles;
        QVERIFY(profiles.all().empty());
        Profile full{.id = "1",
                     .name = "Zoë",
                     .kind = Kind::S2S,
                     .key = "k",
                     .accountId = "a",
                     .redirectUri = "r",
                     .oauthBase = "o",
                     .apiBase = "b",
                     .environment = vault::Environment::Staging,
                     .publicClient = true};
        profiles.put(full);
        profiles.put(profile("2", "Bare"));
        const auto again = Profiles::parse(profiles.text(), "p");
        QVERIFY(again.has_value());
        QVERIFY(again->all() == profiles.all());
        QVERIFY(again->all().front() == full);
        QCOMPARE(again->text(), profiles.text());
    }

    void leavesEmptyMembersOut()
    {
        Profiles profiles;
        profiles.put(profile("1", "Dev"));
        QCOMPARE(profiles.text(),
                 json("{\n  'schema': 1,\n  'profiles': [\n    {\n      'id': '1',\n"
                      "      'name': 'Dev',\n      'kind': 'video',\n      'key': 'k'\n    }\n  ]\n}\n"));
    }

    void keepsWhatItDoesNotKnowWhereItStood()
    {
        Profiles profiles = parsed("{'new': [1.50, {'b': null}], 'schema': 1, 'profiles': [{'z': 12345678901234567890, "
                                   "'kind': 'video', 'id': '1', 'name': 'Dev', 'environment': 'moon', 'key': 'k', "
                                   "'a': {'y': 1, 'x': 2}}, {'id': '2', 'name': 'Other', 'kind': 'api', 'key': 'k'}], "
                                   "'end': 'é'}");
        Profile changed = profiles.all().front();
        changed.name = "Renamed";
        changed.accountId = "new";
        profiles.put(changed);
        profiles.remove("2");
        std::string flat = profiles.text();
        std::erase_if(flat, [](char c) { return c == ' ' || c == '\n'; });
        QCOMPARE(flat, json("{'new':[1.5,{'b':null}],'schema':1,'profiles':[{'z':12345678901234567890,'kind':'video',"
                            "'id':'1','name':'Renamed','environment':'moon','key':'k','a':{'y':1,'x':2},"
                            "'accountId':'new'}],'end':'é'}"));
    }

    void takesAMemberAwayThatBecameEmpty()
    {
        Profiles profiles = parsed("{'schema':1,'profiles':[{'id':'1','name':'D','kind':'oauth','key':'k',"
                                   "'redirectUri':'https://x','environment':'staging','publicClient':true}]}");
        profiles.put({.id = "1", .name = "D", .kind = Kind::OAuth, .key = "k"});
        for (const char* const member : {"redirectUri", "environment", "publicClient"})
            QVERIFY2(profiles.text().find(member) == std::string::npos, member);
    }

    void findsByIdAndByName()
    {
        Profiles profiles;
        profiles.put(profile("1", "Dev"));
        profiles.put(profile("2", "1x"));
        QCOMPARE(profiles.find("1")->name, "Dev"s);
        QCOMPARE(profiles.find("dEV")->id, "1"s);
        QVERIFY(profiles.find("De") == nullptr && profiles.find("") == nullptr);
    }

    void replacesAndRemoves()
    {
        Profiles profiles;
        for (const char* const id : {"1", "2", "3"}) profiles.put(profile(id, "p"s + id));
        profiles.put(profile("2", "new"));
        profiles.remove("1");
        profiles.remove("nobody");
        QCOMPARE(profiles.all().size(), std::size_t{2});
        QCOMPARE(profiles.all()[0].name, "new"s);
        QCOMPARE(profiles.all()[1].id, "3"s);
        QVERIFY(Profiles::parse(profiles.text(), "p")->all() == profiles.all());
    }

    void takesOverTheProfilesOfAnotherFile()
    {
        Profiles here;
        here.put(profile("1", "Dev"));
        const Profiles other = parsed("{'schema':1,'profiles':[{'id':'1','name':'Changed','kind':'api','key':'k'},"
                                      "{'id':'2','name':'DEV','kind':'api','key':'k','new':true},"
                                      "{'id':'3','name':'Prod','kind':'api','key':'k'}]}");
        const std::vector<Profile> added = here.merge(other);
        QCOMPARE(added.size(), std::size_t{2});
        QCOMPARE(added[0].name, "DEV (2)"s);
        QCOMPARE(here.all().size(), std::size_t{3});
        QCOMPARE(here.find("1")->name, "Dev"s);
        QVERIFY(here.text().find("\"new\": true") != std::string::npos);
        QVERIFY(Profiles::parse(here.text(), "p")->all() == here.all());
        QVERIFY(here.merge(other).empty());
    }

    void refusesAFileThatIsDamaged_data()
    {
        QTest::addColumn<std::string>("text");
        const auto row = [](const char* text) { QTest::newRow(text) << json(text); };
        for (const char* const text :
             {"", "{", "[]", "null", "{}", "{'schema':1}", "{'schema':1,'profiles':{}}", "{'schema':1,'profiles':[1]}",
              "{'schema':'1','profiles':[]}", "{'schema':1.0,'profiles':[]}", "{'schema':0,'profiles':[]}",
              "{'schema':-1,'profiles':[]}", "{'schema':18446744073709551615,'profiles':[]}", "{'profiles':[]}",
              "{'schema':1,'profiles':[]} x", "{'schema':1,'profiles':[]"})
            row(text);
        const auto one = [](const char* members) {
            QTest::newRow(members) << json("{'schema':1,'profiles':[" + QByteArray(members) + "]}");
        };
        for (const char* const members :
             {"{}", "{'id':'1','name':'D','key':'k'}", "{'id':'1','kind':'video','key':'k'}",
              "{'name':'D','kind':'video','key':'k'}", "{'id':'','name':'D','kind':'video','key':'k'}",
              "{'id':'x/0/1','name':'D','kind':'video','key':'k'}", "{'id':1,'name':'D','kind':'video','key':'k'}",
              "{'id':'1','name':'D','kind':'video','key':1}",
              "{'id':'1','name':'D','kind':'video','key':'k','apiBase':[]}",
              "{'id':'1','name':'D','kind':'video','key':'k','publicClient':'yes'}",
              "{'id':'1','name':'D','kind':'video'},{'id':'1','name':'E','kind':'video'}",
              "{'id':'1','name':'D','kind':'video'},{'id':'2','name':'d','kind':'video'}"})
            one(members);
        QTest::newRow("not UTF-8") << "{\"schema\":1,\"profiles\":[],\"x\":\"\xff\"}"s;
        QTest::newRow("too deep") << "{\"schema\":1,\"profiles\":[],\"x\":" + std::string(100'000, '[') +
                                         std::string(100'000, ']') + '}';
    }
    void refusesAFileThatIsDamaged()
    {
        QFETCH(const std::string, text);
        const auto profiles = Profiles::parse(text, "the/path");
        QVERIFY(!profiles.has_value());
        QVERIFY((profiles.error() == base::Error{ErrorCode::ProfilesDamaged, "the/path"}));
    }

    void keepsProfilesOfKindsThatItDoesNotKnow()
    {
        auto profiles = Profiles::parse(json("{'schema':1,'profiles':[{'id':'1','name':'D','kind':'moon','x':1},"
                                             "{'id':'2','name':'E','kind':'video','key':'k'}]}"),
                                        "the/path");
        QVERIFY(profiles.has_value());
        QCOMPARE(profiles->all().size(), std::size_t{1});
        profiles->remove("2");
        QVERIFY(profiles->text().find("\"moon\"") != std::string::npos);
        QVERIFY(profiles->text().find("\"E\"") == std::string::npos);
    }

    void leavesAFileOfANewerVersionAlone()
    {
        const auto profiles = Profiles::parse(json("{'schema':2,'profiles':'elsewhere'}"), "the/path");
        QVERIFY(!profiles.has_value());
        QVERIFY((profiles.error() == base::Error{ErrorCode::ProfilesNewer, "the/path"}));
    }
};

QTEST_APPLESS_MAIN(ProfilesTest)
#include "profiles.moc"
