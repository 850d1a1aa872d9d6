#include "app/zoomserver.h"

#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray video = "'id': '1', 'name': 'Dev', 'kind': 'video', 'key': 'devKey'";
const QByteArray web = "'id': '2', 'name': 'Web app', 'kind': 'oauth', 'key': 'webKey', 'publicClient': true";
const QByteArray robot = "'id': '3', 'name': 'Robot', 'kind': 's2s', 'key': 'robotKey', 'accountId': 'a'";

/// The file with those profiles in it, each the members of an object in single quotes.
void keep(const Cli& cli, const QByteArrayList& profiles)
{
    cli.file("config/callsign/profiles.json", json("{'schema': 1, 'profiles': [{" + profiles.join("}, {") + "}]}"));
}

} // namespace

/// Whose tokens a command line means.
class AppSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhichProfileIsNeeded_data()
    {
        QTest::addColumn<QList<QByteArray>>("profiles");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("none") << Lines{} << "token"
                              << QByteArray("profile: is needed, of the kind oauth or s2s: see callsign-cli profiles "
                                            "add --help");
        QTest::newRow("none that fits") << Lines{video} << "status"
                                        << QByteArray("profile: is needed, of the kind oauth or s2s: see callsign-cli "
                                                      "profiles add --help");
        QTest::newRow("several") << Lines{video, web, robot} << "login"
                                 << QByteArray("profile: is needed, as several fit: give --profile with one of Web "
                                               "app, Robot");
        QTest::newRow("unknown") << Lines{web} << "api GET /users/me --profile Nobody"
                                 << QByteArray("profile: is none that is known: Nobody; callsign-cli profiles list "
                                               "shows them all");
        QTest::newRow("other kind") << Lines{video, web} << "zak --profile dev"
                                    << QByteArray("profile: cannot be Dev, which is of the kind video: use one of the "
                                                  "kind oauth or s2s");
        QTest::newRow("base of its own") << Lines{web} << "logout --api-base https://x"
                                         << QByteArray("apiBase: is the profile's own: leave it out");
        QTest::newRow("no env file") << Lines{web} << "token --env-file nowhere"
                                     << QByteArray("env-file: cannot read nowhere: check that it exists and may be "
                                                   "read");
    }
    void saysWhichProfileIsNeeded()
    {
        QFETCH(const QList<QByteArray>, profiles);
        QFETCH(const QString, line);
        QFETCH(const QByteArray, says);
        const Cli cli;
        if (!profiles.isEmpty()) keep(cli, profiles);
        const Cli::Run run = cli.run(line.split(' '));
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines(), Lines{says});
        const Cli::Run asJson = cli.run(line.split(' ') + QStringList{"--json"});
        QCOMPARE(asJson.code, 2);
        QVERIFY2(says.contains(asJson.at("problems/0/message").toString().toUtf8()), asJson.out);
    }

    void takesTheOnlyProfileThatSignsIn()
    {
        const Cli cli;
        keep(cli, {video, web});
        for (const char* const line : {"token", "status", "login --no-browser", "logout", "api GET /users/me", "zak"}) {
            const Cli::Run run = cli.run(QString(line).split(' '));
            QCOMPARE(run.code, 5); // its tokens would be in the keychain, and there is none
            QVERIFY(run.out.isEmpty());
            QVERIFY2(run.err.contains("D-Bus"), run.err);
            QVERIFY2(!run.err.contains("/oauth/authorize"), run.err);
        }
    }

    void takesAnEnvFile()
    {
        const ZoomServer zoom;
        const Cli cli;
        keep(cli, {web});
        cli.file("a.env", "ZOOM_CLIENT_ID=fromFile\nZOOM_CLIENT_SECRET=hush\nZOOM_ACCOUNT_ID=acc\n");
        QCOMPARE(cli.run(zoom.words("token --env-file a.env")).out, QByteArray("access-1\n"));
        QCOMPARE(zoom.seen().front().authorization, "Basic " + QByteArray("fromFile:hush").toBase64());
        cli.file("half.env", "ZOOM_CLIENT_ID=fromFile\n");
        const Cli::Run half = cli.run(zoom.words("token --env-file half.env"));
        QCOMPARE(half.code, 2);
        QCOMPARE(half.errLines(), (Lines{"ZOOM_CLIENT_SECRET: is needed: put it into half.env",
                                         "ZOOM_ACCOUNT_ID: is needed: put it into half.env"}));
        cli.file("app.env", "ZOOM_CLIENT_ID=fromFile\nZOOM_CLIENT_SECRET=hush\n");
        QCOMPARE(cli.run(zoom.words("token --client-credentials --env-file app.env")).code, 0);
    }

    void takesANamedProfileBeforeVariables()
    {
        const ZoomServer zoom;
        const Cli cli = serverToServer();
        keep(cli, {web});
        QCOMPARE(cli.run({"token", "--profile", "Web app"}).code, 5);
        QCOMPARE(cli.run(zoom.words("token")).code, 0);
    }

    void needsAWholePairInTheEnvironment()
    {
        Cli cli;
        keep(cli, {web});
        cli.set("ZOOM_CLIENT_ID", "id").set("ZOOM_CLIENT_SECRET", "hush");
        QCOMPARE(cli.run({"token"}).code, 5); // that app would need a sign-in, which needs a profile
        cli.set("ZOOM_ACCOUNT_ID", "acc").set("ZOOM_CLIENT_SECRET", "");
        QCOMPARE(cli.run({"token"}).code, 5);
    }
};

QTEST_GUILESS_MAIN(AppSource)
#include "appsource.moc"
