#include "app/cli.h"

#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray noBus =
    "callsign-cli cannot reach a keychain: there is no D-Bus session here; log in to a desktop, or "
    "run it under dbus-run-session with a keyring";
const QString profilesFile = "config/callsign/profiles.json";

/// The file with those profiles in it, each the members of an object in single quotes.
void keep(const Cli& cli, const QByteArrayList& profiles)
{
    cli.file(profilesFile, json("{'schema': 1, 'profiles': [{" + profiles.join("}, {") + "}]}"));
}

const QByteArray dev = "'id': '1', 'name': 'Dev', 'kind': 'video', 'key': 'devKey'";
const QByteArray prod = "'id': '2', 'name': 'Prod', 'kind': 'video', 'key': 'prodKey', 'environment': 'production'";
const QByteArray web = "'id': '3', 'name': 'Web', 'kind': 'oauth', 'key': 'webKey', 'publicClient': true";

} // namespace

/// `profiles` where there is no keychain. (tests/e2e has real ones.)
class Profiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatThereIs()
    {
        const Cli cli;
        const Cli::Run none = cli.run({"profiles", "list"});
        QCOMPARE(none.code, 0);
        QVERIFY(none.out.isEmpty());
        QCOMPARE(cli.run({"profiles", "list", "--json"}).out, json("{'schema':1,'profiles':[]}\n"));
        keep(cli, {dev, prod, web});
        const Cli::Run text = cli.run({"profiles", "list"});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.err.isEmpty(), text.err);
        QCOMPARE(text.out, QByteArray("KIND     ENVIRONMENT  KEY      NAME\n"
                                      "video                 devKey   Dev\n"
                                      "video    production   prodKey  Prod\n"
                                      "oauth                 webKey   Web\n"));
        QCOMPARE(cli.run({"profiles", "list", "--json"}).out,
                 json("{'schema':1,'profiles':[{'id':'1','name':'Dev','kind':'video','key':'devKey'},"
                      "{'id':'2','name':'Prod','kind':'video','key':'prodKey','environment':'production'},"
                      "{'id':'3','name':'Web','kind':'oauth','key':'webKey','publicClient':true}]}\n"));
    }

    void addsNothingWithoutAKeychain()
    {
        const Cli cli;
        cli.file("secret.txt", "hush-hush");
        const Cli::Run run =
            cli.run({"profiles", "add", "Dev", "--kind", "video", "--key", "k", "--secret-file", "secret.txt"});
        QCOMPARE(run.code, 5);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines(), Lines{noBus});
        QVERIFY(cli.read(profilesFile).isEmpty());
        const Cli::Run imported = cli.run({"profiles", "import", "-"}, "ZOOM_API_KEY=k\nZOOM_API_SECRET=hush-hush\n");
        QCOMPARE(imported.code, 5);
        QCOMPARE(imported.errLines(), Lines{noBus});
        QVERIFY(cli.read(profilesFile).isEmpty());
    }

    void addsAClientWithoutASecret()
    {
        const Cli cli;
        const Cli::Run run = cli.run({"profiles", "add", "Web", "--kind", "oauth", "--key", "id", "--public-client",
                                      "--redirect-uri", "http://127.0.0.1/cb", "--oauth-base", "https://zoomgov.com",
                                      "--api-base", "https://api.zoomgov.com", "--environment", "government"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.errLines(), Lines{"Added Web, which has no secret."});
        const Cli::Run listed = cli.run({"profiles", "list", "--json"});
        QCOMPARE(listed.at("profiles/0/redirectUri").toString(), QString("http://127.0.0.1/cb"));
        QCOMPARE(listed.at("profiles/0/oauthBase").toString(), QString("https://zoomgov.com"));
        QCOMPARE(listed.at("profiles/0/apiBase").toString(), QString("https://api.zoomgov.com"));
        QCOMPARE(listed.at("profiles/0/environment").toString(), QString("government"));
        QCOMPARE(listed.at("profiles/0/id").toString().size(), 32);
    }

    void listsAllProblemsOfAnAdditionAtOnce_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QList<QByteArray>>("says");
        QTest::newRow("nothing given") << ""
                                       << Lines{"kind: is needed: give video, meeting, api, oauth or s2s",
                                                "name: is needed: give a value", "key: is needed: give a value",
                                                "secret: is needed: give --secret-file or --secret-stdin"};
        QTest::newRow("all wrong")
            << "dev --kind moon --key 'a b' --environment prod --api-base ftp://x --secret-stdin </dev/null"
            << Lines{"kind: cannot be moon: use video, meeting, api, oauth or s2s",
                     "environment: cannot be prod: use development, staging, production or government",
                     "name: cannot be dev: use another name, or remove the profile that has it",
                     "key: holds a blank, a line break or a character beyond ASCII: take that out",
                     "apiBase: cannot be ftp://x: use an address that starts with https://, or http:// on this machine",
                     "secret: is empty: there was nothing on standard input"};
        QTest::newRow("account missing") << "x --kind s2s --key k --secret-stdin"
                                         << Lines{"accountId: is needed: give a value"};
        QTest::newRow("public client with a secret")
            << "x --kind oauth --key k --public-client --secret-stdin"
            << Lines{"secret: is nothing that a public client has: leave it out"};
        QTest::newRow("public client of another kind")
            << "x --kind video --key k --public-client"
            << Lines{"publicClient: is for the kind oauth alone: leave it out"};
    }
    void listsAllProblemsOfAnAdditionAtOnce()
    {
        QFETCH(const QString, line);
        QFETCH(const QList<QByteArray>, says);
        const Cli cli;
        keep(cli, {dev});
        const QByteArray before = cli.read(profilesFile);
        const Cli::Run run = cli.shell("\"$CLI\" profiles add " + line, "hush-hush");
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines(), says);
        QCOMPARE(cli.read(profilesFile), before);
    }

    void warnsOfAPairThatLooksWrong()
    {
        const Cli cli;
        const Cli::Run run =
            cli.run({"profiles", "add", "Dev", "--kind", "video", "--key", "YOUR_VIDEO_SDK_KEY_HERE", "--secret-stdin"},
                    "\"hush-hush\"\n");
        QCOMPARE(run.code, 5);
        QCOMPARE(run.errLines().size(), 3);
        QVERIFY2(run.err.startsWith("warning: Dev: ") && run.err.contains("quotes") && run.err.contains("placeholder"),
                 run.err);
        QVERIFY2(!run.err.contains("hush"), run.err);
    }

    void saysWhyTheKeychainDoesNotWork()
    {
        const Cli cli;
        keep(cli, {dev, web});
        const Cli::Run text = cli.run({"profiles", "check"});
        QCOMPARE(text.code, 5);
        QVERIFY(text.out.isEmpty());
        QCOMPARE(text.errLines(), Lines{noBus});
        const Cli::Run run = cli.run({"profiles", "check", "--json"});
        QCOMPARE(run.code, 5);
        QCOMPARE(run.out, json("{'schema':1,'keychain':{'state':'no-bus','message':'" + noBus +
                               "'},'profiles':[{'name':'Dev','id':'1','secret':'unknown'},"
                               "{'name':'Web','id':'3','secret':'none-needed'}],'orphans':[]}\n"));
    }

    void removesNothingWithoutAKeychain()
    {
        const Cli cli;
        keep(cli, {dev, prod});
        const QByteArray before = cli.read(profilesFile);
        for (const QStringList& names : {QStringList{"Dev"}, QStringList{"nobody"}, QStringList{"prod", "1"}}) {
            const Cli::Run run = cli.run(QStringList{"profiles", "remove"} + names);
            QCOMPARE(run.code, 5);
            QCOMPARE(run.errLines(), Lines{noBus});
            QCOMPARE(cli.read(profilesFile), before);
        }
        QCOMPARE(cli.run({"profiles", "remove"}).code, 2);
    }

    void exportsAndImportsWithoutSecrets()
    {
        const Cli from;
        keep(from, {dev, prod, web});
        const Cli::Run printed = from.run({"profiles", "export"});
        QCOMPARE(printed.code, 0);
        QCOMPARE(from.run({"profiles", "export", "-o", "out.json"}).code, 0);
        QCOMPARE(from.read("out.json"), printed.out);
        QCOMPARE(QFile::permissions(from.path("out.json")) & QFile::Permissions(0x77), QFile::Permissions());
        QCOMPARE(from.run({"profiles", "export", "-o", "nowhere/out.json"}).code, 1);

        const Cli to;
        keep(to, {"'id': '9', 'name': 'DEV', 'kind': 'api', 'key': 'k'"});
        const Cli::Run run = to.run({"profiles", "import", "-"}, printed.out);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("Added Dev (2) (Video SDK)\nAdded Prod (Video SDK)\nAdded Web (OAuth app)\n"));
        QCOMPARE(run.errLines(), Lines{"An export holds no secrets: import an env file that holds them."});
        QCOMPARE(to.run({"profiles", "import", "-"}, printed.out).errLines(),
                 Lines{"All of its profiles are here already."});
    }

    void refusesWhatIsNothingToImport_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QList<QByteArray>>("says");
        QTest::newRow("other variables")
            << QByteArray("PORT=4000\n")
            << Lines{"file: given holds none of ZOOM_VIDEO_SDK_KEY, ZOOM_MEETING_SDK_KEY, ZOOM_API_KEY, "
                     "ZOOM_CLIENT_ID and their secrets"};
        QTest::newRow("halves") << QByteArray("ZOOM_CLIENT_ID=k\nZOOM_API_SECRET=hush-hush\n")
                                << Lines{"ZOOM_API_KEY: is needed beside ZOOM_API_SECRET",
                                         "ZOOM_CLIENT_SECRET: is needed beside ZOOM_CLIENT_ID"};
        QTest::newRow("other JSON") << QByteArray("{}")
                                    << Lines{"file: given is neither an env file nor an export of Callsign"};
        QTest::newRow("dangerous export")
            << json("{'schema':1,'profiles':[{'id':'1','name':'E\\u001b[31m','kind':'s2s','key':'k','accountId':'a',"
                    "'oauthBase':'http://zoom.us'}]}")
            << Lines{"E\\u001b[31m: name: holds a line break or a control character: take that out",
                     "E\\u001b[31m: oauthBase: cannot be http://zoom.us: use an address that starts with https://, or "
                     "http:// on this machine"};
    }
    void refusesWhatIsNothingToImport()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QList<QByteArray>, says);
        const Cli cli;
        cli.file("given", content);
        const Cli::Run run = cli.run({"profiles", "import", "given"});
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines(), says);
        QCOMPARE(cli.run({"profiles", "import", "nowhere"}).code, 2);
        QVERIFY(cli.read(profilesFile).isEmpty());
    }

    void setsADamagedFileAsideAndSaysSo()
    {
        const Cli cli;
        cli.file(profilesFile, "damage");
        const Cli::Run run = cli.run({"profiles", "list"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("set aside as " + cli.path("config/callsign/profiles.damaged-1.json").toUtf8()),
                 run.err);
        QCOMPARE(cli.read("config/callsign/profiles.damaged-1.json"), QByteArray("damage"));
        QCOMPARE(cli.run({"profiles", "list"}).code, 0);
    }

    void saysThatItsLibraryIsMissing()
    {
        const QByteArray missing =
            "callsign-cli cannot read its library callsign-services: check that it exists and may be read";
        const Cli cli;
        keep(cli, {dev});
        const Cli::Run run =
            cli.shell("mkdir \"$DIR/bin\"; cp \"$CLI\" \"$DIR/bin/\"; \"$DIR/bin/callsign-cli\" profiles "
                      "list");
        QCOMPARE(run.code, 1);
        QCOMPARE(run.errLines(), Lines{missing});
        const Cli::Run named =
            cli.shell("\"$DIR/bin/callsign-cli\" sign video --session-name x --role 1 --profile Dev");
        QCOMPARE(named.code, 1);
        QCOMPARE(named.errLines(), Lines{missing});
    }
};

QTEST_GUILESS_MAIN(Profiles)
#include "profiles.moc"
