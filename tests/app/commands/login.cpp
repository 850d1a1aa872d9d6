#include "app/zoomserver.h"

#include <QTest>

using token::json;
using Lines = QList<QByteArray>;
using Seen = ZoomServer::Seen;

/// `login` where nobody signs in. (tests/e2e has a keychain and somebody who does.)
class LoginVerb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAllThatIsWrong()
    {
        const Cli::Run run = Cli().run({"login", "--device", "--paste", "--port", "70000", "--timeout", "soon"});
        QCOMPARE(run.code, 2);
        QCOMPARE(
            run.errLines(),
            (Lines{"timeout: is not a duration: write seconds, or a number with s, m, h or d, such as 2h",
                   "device: needs neither --paste nor --port: leave them out", "port: is no number from 0 to 65535"}));
        QCOMPARE(Cli().run({"login", "--port", "x", "--json"}).at("problems/0/field").toString(), QString("port"));
    }

    void fetchesATokenWhereNobodySignsIn()
    {
        ZoomServer zoom;
        zoom.grant("user:read:user:admin");
        const Cli cli = serverToServer();
        const Cli::Run run = cli.run(zoom.words("login"));
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.startsWith("the environment works: it was given a token, which lives for "), run.out);
        QVERIFY2(!run.out.contains("access-1"), run.out);
        QVERIFY2(run.err.isEmpty(), run.err);
        const Cli::Run asJson = cli.run(zoom.words("login --json"));
        QCOMPARE(asJson.at("signInNeeded"), QJsonValue(false));
        QCOMPARE(asJson.at("scopes/0").toString(), QString("user:read:user:admin"));
        QVERIFY(asJson.at("secondsLeft").toInteger() > 3500);
        QVERIFY(!asJson.out.contains("access-2"));
    }

    void explainsARefusal()
    {
        ZoomServer zoom;
        zoom.token([](const Seen&) {
            return ZoomServer::answer(400,
                                      json("{'reason':'unsupported grant type','error':'unsupported_grant_type'}"));
        });
        const Cli::Run run = serverToServer().run(zoom.words("login --verbose"));
        QCOMPARE(run.code, 1);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains("<- 400 after "), run.err);
        QVERIFY2(run.err.contains("The server does not offer this way of signing in."), run.err);
    }

    void namesWhatToCheckOfAnAppThatGetsNoToken()
    {
        ZoomServer zoom;
        zoom.token([](const Seen&) {
            return ZoomServer::answer(400, json("{'reason':'Bad Request','error':'invalid_request'}"));
        });
        for (const char* const verb : {"login", "token"}) {
            const Cli::Run run = serverToServer().run(zoom.words(verb));
            QCOMPARE(run.code, 1);
            QVERIFY2(run.err.contains("Check account ID"), run.err);
            QVERIFY2(run.err.contains("its account ID is the-account"), run.err);
        }
    }

    void wantsPasteWhereNothingCanListen()
    {
        const Cli cli;
        cli.file("config/callsign/profiles.json",
                 json("{'schema':1,'profiles':[{'id':'1','name':'Web','kind':'oauth','key':'abcdefghijklmnopqrstuv',"
                      "'publicClient':true,'redirectUri':'https://example.org/cb'}]}"));
        const Cli::Run run = cli.run({"login"});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("paste: is needed: the browser ends up at https://example.org/cb"), run.err);
    }

    void takesTheAddressOfACompanyAlone_data()
    {
        QTest::addColumn<QString>("sso");
        QTest::newRow("no host") << "company.zoom.us?x=1";
        QTest::newRow("http") << "http://company.zoom.us";
        QTest::newRow("blank") << "a b";
    }
    void takesTheAddressOfACompanyAlone()
    {
        QFETCH(const QString, sso);
        const Cli::Run run = Cli().run({"login", "--sso", sso});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith("sso: is the address of a company at Zoom"), run.err);
    }

    void takesNoControlCharacterAsAScope()
    {
        const Cli::Run run = Cli().run({"login", "--scope", "a\x1b[31m"});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith("scope: holds a control character"), run.err);
    }

    void saysWhatSpeaksAgainstItBeforeAnythingIsSent()
    {
        const Cli cli;
        cli.file("config/callsign/profiles.json",
                 json("{'schema':1,'profiles':[{'id':'1','name':'Web','kind':'oauth','key':'k k','publicClient':true,"
                      "'redirectUri':'myapp://back'}]}"));
        const Cli::Run run = cli.run({"login"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("Zoom takes a scheme of one's own only from apps with Meeting SDK"), run.err);
        QVERIFY2(run.err.contains("note: The client ID holds a character that Zoom's never do"), run.err);
        QVERIFY2(!run.err.contains("D-Bus"), run.err);
    }
};

QTEST_GUILESS_MAIN(LoginVerb)
#include "login.moc"
