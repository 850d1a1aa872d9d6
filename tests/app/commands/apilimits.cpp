#include "app/zoomserver.h"

#include <QTest>

using token::json;
using Seen = ZoomServer::Seen;

/// What `api` does not send, and what it says when no token is taken.
class ApiLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotRepeatByItselfWhatMayBeSentOnce()
    {
        ZoomServer zoom;
        zoom.api(inTurn({ZoomServer::answer(429, json("{'code':429}"), {{"Retry-After", "0"}})}));
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me/token?type=onbehalf&meeting_id=1"));
        QCOMPARE(run.code, 1);
        QCOMPARE(zoom.calls().size(), 1);
    }

    void refusesPathsThatMeanSomethingElse_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("fragment") << "/a#b?c=1" << QByteArray("path: holds a #");
        QTest::newRow("above") << "../../etc" << QByteArray("path: has a . or ..");
        QTest::newRow("above, encoded") << "/users/%2e%2E/x" << QByteArray("path: has a . or ..");
        QTest::newRow("version alone") << "/v2" << QByteArray("path: names no call");
        QTest::newRow("blank") << "/a b" << QByteArray("path: holds a blank");
        QTest::newRow("line break") << "/a\r\nX: y" << QByteArray("path: holds a blank, a control character");
        QTest::newRow("beyond ASCII") << QString::fromUtf8("/meetings/\xc3\xbc") << QByteArray("path: holds a blank");
    }
    void refusesPathsThatMeanSomethingElse()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, says);
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("api GET") + QStringList{path});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith(says), run.err);
        QVERIFY(zoom.seen().isEmpty());
    }

    void takesNoDamagedAnswerForAWholeOne_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("cut") << QByteArray("identity") << QByteArray("{\"a\":[1,2");
        QTest::newRow("not packed") << QByteArray("gzip") << QByteArray("{}");
        QTest::newRow("packed otherwise") << QByteArray("br") << QByteArray("\xff\xff");
    }
    void takesNoDamagedAnswerForAWholeOne()
    {
        QFETCH(const QByteArray, coding);
        QFETCH(const QByteArray, body);
        ZoomServer zoom;
        zoom.api([=](const Seen&) {
            return ZoomServer::answer(200, body, {{"Content-Encoding", coding.toStdString()}});
        });
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me"));
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.startsWith("callsign-cli got an answer that is of no use: it is "), run.err);
        QCOMPARE(serverToServer().run(zoom.words("api GET /users/me --json")).code, 1);
    }

    void writesJsonThatIsUtf8WhateverComes()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) {
            return ZoomServer::answer(200, "a\xff"
                                           "b");
        });
        const Cli::Run run = serverToServer().run(zoom.words("api GET /x --json"));
        QVERIFY2(run.out.contains("a\xef\xbf\xbd"
                                  "b"),
                 run.out);
        QVERIFY(!run.out.contains('\xff'));
    }

    void signsTokensForTheVideoSdk()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(200, "{}"); });
        Cli cli = serverToServer();
        const QStringList words = zoom.words("api GET /videosdk/sessions");
        const Cli::Run without = cli.run(words);
        QCOMPARE(without.code, 2);
        QVERIFY2(without.err.contains("is needed, of the kind api"), without.err);
        QVERIFY(zoom.seen().isEmpty());
        cli.set("ZOOM_API_KEY", "the-key").set("ZOOM_API_SECRET", "the-secret");
        const Cli::Run run = cli.run(words);
        QVERIFY2(run.code == 0, run.err);
        QCOMPARE(zoom.seen().size(), 1); // nothing was asked of the token endpoint
        const QByteArray token = zoom.calls().front().authorization.mid(7);
        QVERIFY(token::isSignedWith(token, "the-secret"));
        QCOMPARE(QJsonDocument::fromJson(token::payloadOf(token)).object()["iss"].toString(), QString("the-key"));
        zoom.api([](const Seen&) { return ZoomServer::answer(401, json("{'code':124}")); });
        const Cli::Run refused = cli.run(words);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("Check API key and API secret"), refused.err);
        QVERIFY2(refused.err.contains("signed with the API key the-key"), refused.err);
        QCOMPARE(zoom.calls().size(), 2);
    }

    void printsAFailureAsJsonToo()
    {
        ZoomServer zoom;
        zoom.token([](const Seen&) { return ZoomServer::answer(401, json("{'error':'invalid_client'}")); });
        for (const char* const line : {"api GET /users/me --json", "token --json", "login --json", "zak --json"}) {
            const Cli::Run run = serverToServer().run(zoom.words(line));
            QCOMPARE(run.code, 1);
            QCOMPARE(run.at("schema").toInt(), 1);
            QCOMPARE(run.at("error/exit").toInt(), 1);
            QVERIFY2(run.at("error/message").toString().contains("The client is not known"), run.out);
            QVERIFY(run.err.contains("The client is not known"));
        }
    }

    void namesWhatToCheckOfAnAppThatNobodySignsInTo()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(401, json("{'code':124}")); });
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me"));
        QVERIFY2(run.err.contains("Check account ID, client ID and client secret"), run.err);
        QVERIFY2(run.err.contains("Nobody signs in to the environment; its account ID is the-account."), run.err);
    }
};

QTEST_GUILESS_MAIN(ApiLimits)
#include "apilimits.moc"
