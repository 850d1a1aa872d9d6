#include "app/zoomserver.h"

#include <QTest>

using token::json;
using Lines = QList<QByteArray>;
using Seen = ZoomServer::Seen;

/// `api`, with an app that needs no sign-in. (tests/e2e has a keychain and somebody who signs in.)
class ApiVerb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheAnswerAsItCame()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(200, "{ \"id\" :1}"); });
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("api GET /users/me"));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("{ \"id\" :1}"));
        QVERIFY2(run.err.isEmpty(), run.err);
        QCOMPARE(zoom.calls().size(), 1);
        QCOMPARE(zoom.calls().front().target, QByteArray("/v2/users/me"));
        QCOMPARE(zoom.calls().front().authorization, QByteArray("Bearer access-1"));
        QCOMPARE(zoom.calls().front().body, QByteArray());
    }

    void takesPathsAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("without version") << "get /users/me" << QByteArray("/v2/users/me");
        QTest::newRow("with version") << "GET /v2/users/me" << QByteArray("/v2/users/me");
        QTest::newRow("without slash") << "GET users/me" << QByteArray("/v2/users/me");
        QTest::newRow("query") << "GET /users -q page_size=30 --query status=a&b"
                               << QByteArray("/v2/users?page_size=30&status=a%26b");
        QTest::newRow("two queries") << "GET /users?page_size=30 -q status=active"
                                     << QByteArray("/v2/users?page_size=30&status=active");
    }
    void takesPathsAsTheyAreWritten()
    {
        QFETCH(const QString, words);
        QFETCH(const QByteArray, target);
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("api " + words));
        QVERIFY2(run.code == 0, run.err);
        QCOMPARE(zoom.calls().front().target, target);
    }

    void sendsABody_data()
    {
        QTest::addColumn<QString>("data");
        QTest::newRow("given") << "{\"a\":1}";
        QTest::newRow("from a file") << "@body.json";
        QTest::newRow("from standard input") << "-";
    }
    void sendsABody()
    {
        QFETCH(const QString, data);
        const ZoomServer zoom;
        const Cli cli = serverToServer();
        const QByteArray body = json("{'a':1}");
        cli.file("body.json", body);
        const Cli::Run run = cli.run(zoom.words("api POST /users/me/meetings") + QStringList{"-d", data}, body);
        QVERIFY2(run.code == 0, run.err);
        QCOMPARE(zoom.calls().front().method, QByteArray("POST"));
        QCOMPARE(zoom.calls().front().body, body);
        QCOMPARE(zoom.calls().front().type, QByteArray("application/json"));
    }

    void listsAllThatIsWrongAndSendsNothing()
    {
        const ZoomServer zoom;
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("api FETCH https://api.zoom.us/v2/users -q =x -d {a:1} --all-pages"));
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines(),
                 (Lines{"method: is GET, POST, PUT, PATCH, DELETE or HEAD, and stands before the path",
                        "path: is given without the host, such as /users/me",
                        "query: is a name, = and a value, such as page_size=30",
                        "data: is not JSON: check how the shell took its quotes", "allPages: goes with GET alone"}));
        QCOMPARE(cli.run(zoom.words("api")).code, 2);
        QCOMPARE(cli.run(zoom.words("api POST /x -d @nowhere")).code, 2);
        QVERIFY(zoom.seen().isEmpty());
    }

    void explainsARefusal_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no meeting") << 404 << json("{'code':3001,'message':'Meeting does not exist: 9.'}")
                                    << QByteArray("There is no such meeting");
        QTest::newRow("no user") << 404 << json("{'code':1001,'message':'User does not exist'}")
                                 << QByteArray("use an e-mail address instead of me");
        QTest::newRow("bad value") << 400 << json("{'code':300,'message':'Validation Failed.'}")
                                   << QByteArray("A value in the request is not valid");
        QTest::newRow("token") << 401 << json("{'code':124,'message':'Invalid access token.'}")
                               << QByteArray("The access token is not valid");
        QTest::newRow("scopes") << 400
                                << json("{'code':4711,'message':'Invalid access token, does not contain scopes:[x]'}")
                                << QByteArray("The token lacks a scope");
        QTest::newRow("no JSON") << 502 << QByteArray("<html>") << QByteArray("The server failed");
    }
    void explainsARefusal()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, says);
        ZoomServer zoom;
        zoom.api([=](const Seen&) { return ZoomServer::answer(status, body); });
        const Cli::Run run = serverToServer().run(zoom.words("api POST /users/me/meetings"));
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, body);
        QVERIFY2(run.err.contains(says), run.err);
        QCOMPARE(zoom.calls().size(), 1);
    }

    void namesAMissingScopeAndSendsNothing()
    {
        ZoomServer zoom;
        zoom.grant("user:read:user");
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("api GET /meetings/123"));
        QCOMPARE(run.code, 4);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains("lacks the scope meeting:read:meeting"), run.err);
        QVERIFY(zoom.calls().isEmpty());
        QCOMPARE(cli.run(zoom.words("api GET /users/me")).code, 0);
        QCOMPARE(cli.run(zoom.words("api GET /something/else")).code, 0); // of which nobody knows what it needs
    }

    void fetchesAnotherTokenOnceWhenOneIsRefused()
    {
        ZoomServer zoom;
        const http::Response refused = ZoomServer::answer(401, json("{'code':124}"));
        zoom.api(inTurn({refused, ZoomServer::answer(200, "{}")}));
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me"));
        QVERIFY2(run.code == 0, run.err);
        QCOMPARE(run.out, QByteArray("{}"));
        QCOMPARE(zoom.calls().size(), 2);
        QCOMPARE(zoom.calls().at(1).authorization, QByteArray("Bearer access-2"));
        zoom.api(inTurn({refused}));
        QCOMPARE(serverToServer().run(zoom.words("api GET /users/me")).code, 1);
        QCOMPARE(zoom.calls().size(), 4);
    }

    void sendsAgainOnceAfterAShortPause_data()
    {
        QTest::addColumn<QByteArray>("wait");
        QTest::addColumn<int>("sent");
        QTest::newRow("none to speak of") << QByteArray("0") << 2;
        QTest::newRow("a time that is past") << QByteArray("2020-01-01T00:00:00Z") << 2;
        QTest::newRow("such a time otherwise") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << 2;
        QTest::newRow("too long") << QByteArray("3600") << 1;
        const QString later =
            QLocale::c().toString(QDateTime::currentDateTimeUtc().addDays(1), "ddd, dd MMM yyyy hh:mm:ss");
        QTest::newRow("tomorrow otherwise") << later.toLatin1() + " GMT" << 1;
        QTest::newRow("tomorrow") << QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODate).toLatin1() << 1;
    }
    void sendsAgainOnceAfterAShortPause()
    {
        QFETCH(const QByteArray, wait);
        QFETCH(const int, sent);
        ZoomServer zoom;
        const http::Response busy =
            ZoomServer::answer(429, json("{'code':429}"), {{"Retry-After", wait.toStdString()}});
        zoom.api(inTurn({busy}));
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me"));
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, json("{'code':429}"));
        QCOMPARE(zoom.calls().size(), sent);
        QCOMPARE(run.err.contains("it is sent again"), sent == 2);
        QVERIFY2(run.err.contains("Wait until the limit is lifted"), run.err);
        zoom.api(inTurn({busy, ZoomServer::answer(200, "{}")}));
        QCOMPARE(serverToServer().run(zoom.words("api GET /users/me")).code, sent == 2 ? 0 : 1);
    }

    void followsThePages()
    {
        ZoomServer zoom;
        zoom.api([](const Seen& seen) {
            const bool last = seen.target.contains("next_page_token=b%2F");
            return ZoomServer::answer(200, last ? json("{'n':2,'next_page_token':''}")
                                                : json("{'n':1,'next_page_token':'b/'}"));
        });
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("api GET /users -q page_size=1 --all-pages"));
        QVERIFY2(run.code == 0, run.err);
        QCOMPARE(run.out, json("{'n':1,'next_page_token':'b/'}\n{'n':2,'next_page_token':''}\n"));
        QCOMPARE(zoom.calls().at(1).target, QByteArray("/v2/users?page_size=1&next_page_token=b%2F"));
        zoom.api(inTurn({ZoomServer::answer(200, json("{'next_page_token':'same'}"))}));
        const Cli::Run circle = cli.run(zoom.words("api GET /users --all-pages"));
        QCOMPARE(circle.code, 1);
        QVERIFY2(circle.err.contains("the same page twice"), circle.err);
        std::vector<http::Response> round;
        for (const QByteArray name : {"a", "b", "a", "b"}) // NOLINT(performance-for-range-copy)
            round.push_back(ZoomServer::answer(200, json("{'next_page_token':'" + name + "'}")));
        const qsizetype before = zoom.calls().size();
        zoom.api(inTurn(round));
        QCOMPARE(cli.run(zoom.words("api GET /users --all-pages")).code, 1);
        QCOMPARE(zoom.calls().size() - before, 3);
    }

    void writesALongAnswerThrough()
    {
        ZoomServer zoom;
        const QByteArray body = '"' + QByteArray(3'000'000, 'x') + '"';
        zoom.api([&](const Seen&) { return ZoomServer::answer(200, body); });
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("api GET /users/me"));
        QCOMPARE(run.code, 0);
        QVERIFY(run.out == body);
        QVERIFY(cli.run(zoom.words("api GET /users/me --pretty")).out == body + '\n');
        zoom.api([&](const Seen&) { return ZoomServer::answer(404, body); });
        const Cli::Run refused = cli.run(zoom.words("api GET /users/me"));
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.out == body);
    }

    void showsStatusAndFieldsOnStderr()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(200, "{}", {{"X-RateLimit-Remaining", "29"}}); });
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me -i"));
        QCOMPARE(run.out, QByteArray("{}"));
        QVERIFY2(run.err.startsWith("HTTP 200 after "), run.err);
        QVERIFY2(run.errLines().contains("X-RateLimit-Remaining: 29"), run.err);
    }

    void printsItAllAsJson()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(404, json("{'code':3001}"), {{"X-A", "b"}}); });
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("api GET /meetings/1 --json"));
        QCOMPARE(run.code, 1);
        QCOMPARE(run.at("schema").toInt(), 1);
        QCOMPARE(run.at("status").toInt(), 404);
        QCOMPARE(run.at("body/code").toInt(), 3001);
        QCOMPARE(run.at("headers/X-A").toString(), QString("b"));
        QVERIFY(run.at("explanation").toString().startsWith("There is no such meeting"));
        zoom.api([](const Seen&) { return ZoomServer::answer(200, "no \"JSON\""); });
        QCOMPARE(cli.run(zoom.words("api GET /x --json")).at("body").toString(), QString("no \"JSON\""));
        zoom.api([](const Seen&) { return ZoomServer::answer(200, ""); });
        QVERIFY(cli.run(zoom.words("api DELETE /x --json")).at("body").isNull());
    }

    void indentsForReading()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(200, json("{'b':1,'a':[2]}")); });
        QCOMPARE(serverToServer().run(zoom.words("api GET /users/me --pretty")).out,
                 json("{\n  'b': 1,\n  'a': [\n    2\n  ]\n}\n"));
    }

    void printsTheRequestForCurlAndSendsNothing()
    {
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("api POST /users/me/meetings -d {} --curl"));
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, "curl --request POST '" + zoom.base().toLatin1() +
                              "/v2/users/me/meetings' \\\n  --header \"Authorization: Bearer $TOKEN\" \\\n"
                              "  --header 'Content-Type: application/json' \\\n  --data '{}'\n");
        QVERIFY(zoom.seen().isEmpty());
    }

    void doesNotFollowARedirect()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(302, "", {{"Location", "/v2/elsewhere"}}); });
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me"));
        QCOMPARE(run.code, 1);
        QCOMPARE(run.errLines(), Lines{"The server answered with HTTP 302, which is not followed."});
        QCOMPARE(zoom.calls().size(), 1);
    }

    void showsTheConversationWithoutSecrets()
    {
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me --verbose"));
        QCOMPARE(run.code, 0);
        for (const char* const words :
             {"-> Account's token", "POST http://127.0.0.1", "<- 200 after ", "***", "-> GET /v2/users/me"})
            QVERIFY2(run.err.contains(words), run.err);
        for (const char* const secret : {"hush-hush", "access-1", "Basic"})
            QVERIFY2(!run.err.contains(secret), run.err);
    }
};

QTEST_GUILESS_MAIN(ApiVerb)
#include "api.moc"
