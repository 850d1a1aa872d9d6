#include "app/zoomserver.h"

#include <QTest>

using token::json;
using Lines = QList<QByteArray>;
using Seen = ZoomServer::Seen;

/// `zak` and `obf`.
class JoinTokens : public QObject
{
    Q_OBJECT

    static http::Response joinToken(const Seen&) { return ZoomServer::answer(200, json("{'token':'the-token'}")); }

private Q_SLOTS:
    void printTheTokenAlone_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("ZAK") << "zak" << QByteArray("/v2/users/me/token?type=zak");
        QTest::newRow("of a user") << "zak --user a@b.org" << QByteArray("/v2/users/a%40b.org/token?type=zak");
        QTest::newRow("OBF") << "obf --meeting-number 123-456-789"
                             << QByteArray("/v2/users/me/token?type=onbehalf&meeting_id=123456789");
    }
    void printTheTokenAlone()
    {
        QFETCH(const QString, line);
        QFETCH(const QByteArray, target);
        ZoomServer zoom;
        zoom.api(joinToken);
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words(line));
        QVERIFY2(run.code == 0, run.err);
        QCOMPARE(run.out, QByteArray("the-token\n"));
        QVERIFY2(run.err.isEmpty(), run.err);
        QCOMPARE(zoom.calls().front().target, target);
        QCOMPARE(cli.run(zoom.words(line + " --json")).out, json("{'schema':1,'token':'the-token'}\n"));
    }

    void askForAnOnBehalfTokenOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("401") << 401 << json("{'code':124}");
        QTest::newRow("429") << 429 << json("{'code':429}");
        QTest::newRow("not in the meeting") << 400 << json("{'code':3000,'message':'x'}");
        QTest::newRow("no token") << 200 << json("{}");
    }
    void askForAnOnBehalfTokenOnce()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        ZoomServer zoom;
        zoom.api([=](const Seen&) { return ZoomServer::answer(status, body, {{"Retry-After", "0"}}); });
        const Cli::Run run = serverToServer().run(zoom.words("obf --meeting-number 1"));
        QCOMPARE(run.code, 1);
        QVERIFY(run.out.isEmpty());
        QVERIFY(run.err.startsWith("callsign-cli "));
        QCOMPARE(zoom.calls().size(), 1);
    }

    void wantAMeetingNumber_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("none") << QStringList{}
                              << QByteArray("meetingNumber: is needed: an on-behalf token is for one meeting");
        QTest::newRow("letters") << QStringList{"--meeting-number", "abc"}
                                 << QByteArray("meetingNumber: is at most 12 digits, and not 0");
        QTest::newRow("zero") << QStringList{"--meeting-number", "0"}
                              << QByteArray("meetingNumber: is at most 12 digits, and not 0");
        QTest::newRow("long") << QStringList{"--meeting-number", "1234567890123"}
                              << QByteArray("meetingNumber: is at most 12 digits, and not 0");
    }
    void wantAMeetingNumber()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QByteArray, says);
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("obf") + words);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errLines(), Lines{says});
        QVERIFY(zoom.seen().isEmpty());
    }

    void takeNoUserThatCannotStandInAPath()
    {
        const ZoomServer zoom;
        for (const char* const user : {"", ".", ".."}) {
            const Cli::Run run = serverToServer().run(zoom.words("zak") + QStringList{"--user", user});
            QCOMPARE(run.code, 2);
            QVERIFY2(run.err.startsWith("user: is an ID or e-mail address"), run.err);
        }
        QVERIFY(zoom.seen().isEmpty());
    }

    void askForAZakWithWhicheverScopeIsThere()
    {
        ZoomServer zoom;
        zoom.api(joinToken);
        zoom.grant("user:read:zak");
        QCOMPARE(serverToServer().run(zoom.words("zak")).out, QByteArray("the-token\n"));
        QCOMPARE(zoom.calls().size(), 1);
        QCOMPARE(zoom.calls().front().target, QByteArray("/v2/users/me/zak"));
    }

    void sayWhichScopeIsLackingWithoutASignIn()
    {
        ZoomServer zoom;
        zoom.grant("meeting:read:meeting");
        const Cli::Run run = serverToServer().run(zoom.words("zak"));
        QCOMPARE(run.code, 4);
        QVERIFY2(run.err.contains("lacks the scope user:read:token") && !run.err.contains("sign in"), run.err);
        QVERIFY(zoom.calls().isEmpty());
    }

    void sayWhatCameInPlaceOfAToken_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("created") << 201;
        QTest::newRow("empty") << 204;
        QTest::newRow("redirect") << 302;
    }
    void sayWhatCameInPlaceOfAToken()
    {
        QFETCH(const int, status);
        ZoomServer zoom;
        zoom.api([=](const Seen&) { return ZoomServer::answer(status, {}); });
        const Cli::Run run = serverToServer().run(zoom.words("zak"));
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("HTTP " + QByteArray::number(status)), run.err);
    }

    void neverShowTheTokenOtherwise()
    {
        ZoomServer zoom;
        zoom.api(joinToken);
        const Cli::Run run = serverToServer().run(zoom.words("zak --verbose"));
        QCOMPARE(run.out, QByteArray("the-token\n"));
        QVERIFY2(run.err.contains("\"token\": \"***\""), run.err);
        QVERIFY2(!run.err.contains("the-token"), run.err);
    }
};

QTEST_GUILESS_MAIN(JoinTokens)
#include "jointokens.moc"
