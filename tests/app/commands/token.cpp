#include "app/zoomserver.h"

#include <QTest>

using token::json;
using Lines = QList<QByteArray>;
using Seen = ZoomServer::Seen;

/// `token` and `status`, with an app that needs no sign-in. (tests/e2e has a keychain and somebody who signs in.)
class TokenVerb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheTokenAlone()
    {
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("token"));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("access-1\n"));
        QVERIFY2(run.err.isEmpty(), run.err);
        QCOMPARE(zoom.seen().front().body, QByteArray("grant_type=account_credentials&account_id=the-account"));
        QCOMPARE(zoom.seen().front().authorization,
                 "Basic " + QByteArray("abcdefghijklmnopqrstuv:hush-hush").toBase64());
    }

    void printsItAsJson()
    {
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("token --json"));
        QCOMPARE(run.at("schema").toInt(), 1);
        QCOMPARE(run.at("token").toString(), QString("access-1"));
        QCOMPARE(run.at("apiBase").toString(), zoom.base());
        const qint64 left = run.at("expiresAt").toInteger() - QDateTime::currentSecsSinceEpoch();
        QVERIFY(left > 3500 && left <= 3600);
    }

    void printsItAsAHeaderFieldForCurl()
    {
        const ZoomServer zoom;
        QCOMPARE(serverToServer().run(zoom.words("token --header")).out,
                 QByteArray("Authorization: Bearer access-1\n"));
        QCOMPARE(serverToServer().run(zoom.words("token --header --json")).code, 2);
    }

    void givesTheAppsOwnToken()
    {
        const ZoomServer zoom;
        Cli cli = serverToServer();
        QCOMPARE(cli.run(zoom.words("token --client-credentials")).code, 0);
        QCOMPARE(zoom.seen().front().body, QByteArray("grant_type=client_credentials"));
    }

    void saysWhenTheServerGivesLessThanAsked()
    {
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("token --min-validity 2h"));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.errLines(), Lines{"warning: the server gives no token that lives for 2 h"});
        QCOMPARE(serverToServer().run(zoom.words("token --min-validity soon")).code, 2);
    }

    void endsAsTheWorldRefuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("wrong client") << 401 << json("{'error':'invalid_client','reason':'x'}")
                                      << QByteArray("callsign-cli was refused: The client is not known");
        QTest::newRow("HTML") << 200 << QByteArray("<html>") << QByteArray("got an answer that is of no use");
        QTest::newRow("no token") << 200 << QByteArray("{}") << QByteArray("got an answer that is of no use");
        QTest::newRow("redirect") << 302 << QByteArray() << QByteArray("a redirect, which is not followed");
        QTest::newRow("5 MB") << 200 << QByteArray(5'000'000, ' ') << QByteArray("longer than any should be");
    }
    void endsAsTheWorldRefuses()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, says);
        ZoomServer zoom;
        zoom.token([=](const Seen&) { return ZoomServer::answer(status, body, {{"Location", "/elsewhere"}}); });
        const Cli::Run run = serverToServer().run(zoom.words("token"));
        QCOMPARE(run.code, 1);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains(says), run.err);
    }

    void tellsTroubleOfTheNetworkFromTheRest()
    {
        QString gone;
        {
            const ZoomServer zoom;
            gone = zoom.base();
        }
        const Cli cli = serverToServer();
        const Cli::Run unreachable = cli.run({"token", "--oauth-base", gone});
        QCOMPARE(unreachable.code, 6);
        QVERIFY2(unreachable.err.contains("cannot reach 127.0.0.1"), unreachable.err);
    }

    void takesNoAddressThatTheSecretMayNotTravelTo()
    {
        const ZoomServer zoom;
        for (const QString& base : {QString("http://zoom.example.org"), QString("ftp://zoom.us"), QString("https://"),
                                    zoom.base() + "#f", zoom.base() + "/?x="}) {
            const Cli::Run run = serverToServer().run({"token", "--oauth-base", base});
            QCOMPARE(run.code, 2);
            QVERIFY2(run.err.startsWith("oauthBase: cannot be " + base.toUtf8() + ": use an address "), run.err);
        }
        QVERIFY(zoom.seen().isEmpty());
        QCOMPARE(serverToServer().run({"token", "--oauth-base", zoom.base().replace("http:", "HTTP:")}).code, 0);
    }

    void keepsWhatGoesToThisMachineOnIt()
    {
        const ZoomServer proxy;
        const ZoomServer zoom;
        Cli cli = serverToServer();
        cli.set("http_proxy", proxy.base()).set("https_proxy", proxy.base());
        QCOMPARE(cli.run(zoom.words("token")).out, QByteArray("access-1\n"));
        QVERIFY(proxy.seen().isEmpty());
        QCOMPARE(cli.run({"token", "--oauth-base", "https://zoom.example.org"}).code, 6);
        QCOMPARE(proxy.seen().size(), 1); // and the rest goes through it
        QCOMPARE(proxy.seen().front().method, QByteArray("CONNECT"));
    }

    void saysThatNobodySignsIn()
    {
        const ZoomServer zoom;
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("status"));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("Nobody signs in with the environment: token fetches one.\n"));
        const Cli::Run asJson = cli.run(zoom.words("status --json"));
        QCOMPARE(asJson.at("signInNeeded"), QJsonValue(false));
        QCOMPARE(cli.run(zoom.words("logout")).code, 0);
        QVERIFY(zoom.seen().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TokenVerb)
#include "token.moc"
