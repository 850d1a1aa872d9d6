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
const QStringList signVideo{"sign", "video", "--session-name", "x", "--role", "1"};

} // namespace

/// Profiles as a source of key and secret, where there is no keychain. (tests/e2e has real ones.)
class ProfileSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsWithAProfileThatWasNamedOrIsTheOnlyOne_data()
    {
        QTest::addColumn<QByteArrayList>("kept");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QByteArrayList one{dev, web};
        const QByteArrayList two{dev, prod};
        const QByteArray oauth = "'id': '4', 'name': 'App', 'kind': 'oauth', 'key': 'k'";
        const QStringList meeting{"sign", "meeting"};
        QTest::newRow("named") << two << (signVideo + QStringList{"--profile", "prod"}) << 5 << noBus;
        QTest::newRow("named by id") << two << (signVideo + QStringList{"--profile", "2"}) << 5 << noBus;
        QTest::newRow("the only one") << one << signVideo << 5 << noBus;
        QTest::newRow("a General app for a meeting") << QByteArrayList{oauth} << meeting << 5 << noBus;
        QTest::newRow("several") << two << signVideo << 2
                                 << QByteArray("profile: is needed, as several fit: give --profile with one of Dev, "
                                               "Prod");
        QTest::newRow("unknown") << two << (signVideo + QStringList{"--profile", "x"}) << 2
                                 << QByteArray("profile: is none that is known: x; callsign-cli profiles list shows "
                                               "them all");
        QTest::newRow("of another kind")
            << QByteArrayList{oauth} << (signVideo + QStringList{"--profile", "App"}) << 2
            << QByteArray("profile: cannot be App, which is of the kind oauth: use one of the kind video");
        QTest::newRow("without a secret") << one << (signVideo + QStringList{"--profile", "Web"}) << 2
                                          << QByteArray("profile: cannot be Web, which is of the kind oauth and has "
                                                        "no secret: use one of the kind video");
        QTest::newRow("inspect") << two << QStringList{"inspect", "--profile", "Dev", "a.b.c"} << 5 << noBus;
    }
    void signsWithAProfileThatWasNamedOrIsTheOnlyOne()
    {
        QFETCH(const QByteArrayList, kept);
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        QFETCH(const QByteArray, says);
        const Cli cli;
        keep(cli, kept);
        const Cli::Run run = cli.run(arguments);
        QCOMPARE(run.errLines(), Lines{says});
        QCOMPARE(run.code, code);
        QVERIFY(run.out.isEmpty());
    }

    void asksNoKeychainWhereAnotherSourceIsGiven()
    {
        Cli cli;
        keep(cli, {dev});
        cli.file("zoom.env", "ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=s\n");
        QCOMPARE(cli.run(signVideo + QStringList{"--key", "k", "--secret-stdin", "--profile", "Dev"}, "s").code, 0);
        QCOMPARE(cli.run(signVideo + QStringList{"--env-file", "zoom.env"}).code, 0);
        QCOMPARE(cli.run(signVideo + QStringList{"--env-file", "zoom.env", "--profile", "Dev"}).code, 5);
        cli.set("ZOOM_VIDEO_SDK_KEY", "k").set("ZOOM_VIDEO_SDK_SECRET", "s");
        QCOMPARE(cli.run(signVideo).code, 0);
        QCOMPARE(cli.run(signVideo + QStringList{"--profile", "Dev"}).code, 5);
    }

    void inspectsATokenEvenWhenItsProfilesSecretIsOutOfReach()
    {
        const Cli cli;
        keep(cli, {dev, prod});
        const QByteArray text = token::make(json("{'app_key':'prodKey','role_type':1,'tpc':'x'}"), "s");
        const Cli::Run run = cli.run({"inspect", "--json"}, text);
        QCOMPARE(run.code, 3);
        QCOMPARE(run.at("signature/status").toString(), QString("unchecked"));
        QCOMPARE(run.errLines(), Lines{"warning: " + noBus});
        const Cli::Run other = cli.run({"inspect", "--json"}, token::make(json("{'app_key':'otherKey'}"), "s"));
        QCOMPARE(other.errLines(), Lines{"warning: " + noBus}); // any profile may have signed it; the bus is asked once
        const QByteArray unsignedToken = token::make(json("{'app_key':'otherKey'}"), "s");
        const Cli::Run none = cli.run({"inspect"}, unsignedToken.left(unsignedToken.lastIndexOf('.') + 1));
        QVERIFY2(none.err.isEmpty(), none.err); // nobody has signed it: nobody is asked
    }
};

QTEST_GUILESS_MAIN(ProfileSource)
#include "profilesource.moc"
