#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;

/// The tokens that stand in the READMEs of Zoom's auth endpoint samples; their secrets are not public.
const QByteArray videoSample =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhcHBfa2V5IjoiVklERU9fU0RLX0tFWSIsImlhdCI6MTY0NjI0ODc5NiwiZXhwIjoxNjQ2MjU1"
    "OTk2LCJ0cGMiOiJDb29sIENhcnMiLCJ1c2VyX2lkZW50aXR5IjoidXNlcjEyMyIsInNlc3Npb25fa2V5Ijoic2Vzc2lvbjEyMyIsInJvbGVfdHlwZS"
    "I6MH0.Y6C65mZUxTZFeGiOI6oW5q2UkIXe3nLTK0MVNkfiJ9c";
const QByteArray meetingSample =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzZGtLZXkiOiJhYmMxMjMiLCJtbiI6IjEyMzQ1Njc4OSIsInJvbGUiOjAsImlhdCI6MTY0Njkz"
    "NzU1MywiZXhwIjoxNjQ2OTQ0NzUzLCJhcHBLZXkiOiJhYmMxMjMiLCJ0b2tlbkV4cCI6MTY0Njk0NDc1M30.UcWxbWY-y22wFarBBc9i3lGQuZAsu"
    "Upl8GRR8wUah2M";

const QByteArray secret = "a-secret-for-tests-alone";

QStringList ids(const Cli::Run& run, const QString& severity)
{
    QStringList found;
    for (const auto finding : run.at("findings").toArray())
        if (finding.toObject()["severity"].toString() == severity) found += finding.toObject()["id"].toString();
    return found;
}

} // namespace

/// What `callsign-cli inspect` says about a token.
class Report : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheTokensOfZoomsSamples_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<qint64>("issuedAt");
        QTest::addColumn<QByteArray>("title");
        QTest::newRow("video") << videoSample << "video"
                               << QStringList{"app_key",       "iat",         "exp",      "tpc",
                                              "user_identity", "session_key", "role_type"}
                               << 1646248796LL << QByteArray("Video SDK token\n");
        QTest::newRow("meeting") << meetingSample << "meeting"
                                 << QStringList{"sdkKey", "mn", "role", "iat", "exp", "appKey", "tokenExp"}
                                 << 1646937553LL << QByteArray("Meeting SDK token\n");
    }
    void readsTheTokensOfZoomsSamples()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, names);
        QFETCH(qint64, issuedAt);
        QFETCH(QByteArray, title);
        const QStringList arguments{"inspect", text, "--now", QString::number(issuedAt + 7210)};
        const Cli::Run run = Cli().run(arguments + QStringList{"--json"});
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.isEmpty());
        QTEST(run.at("kind").toString(), "kind");
        QStringList inOrder;
        for (const auto claim : run.at("claims").toArray()) inOrder += claim.toObject()["name"].toString();
        QCOMPARE(inOrder, names);
        const QJsonObject lifetime = run.at("lifetime").toObject();
        QCOMPARE(lifetime["state"].toString(), QString("expired"));
        QCOMPARE(lifetime["issuedAt"].toInteger(), issuedAt);
        QCOMPARE(lifetime["expiresAt"].toInteger(), issuedAt + 7200);
        QCOMPARE(lifetime["secondsLeft"].toInteger(), -10);
        QVERIFY(ids(run, "error").contains("expired"));

        const Cli::Run human = Cli().run(arguments);
        QCOMPARE(human.code, 3);
        QVERIFY2(human.out.startsWith(title), human.out);
        QVERIFY2(human.out.contains("expired 10 s ago"), human.out);
        QVERIFY2(widestLine(human.out) <= 80, human.out);
    }

    void givesTheReportAsJsonInTheAgreedShape()
    {
        const QByteArray text = token::make(json("{'iss':'k','iat':1700000000,'exp':1700007200}"), secret);
        const Cli::Run run = Cli().run({"inspect", text, "--json", "--now", "1700000100"});
        QCOMPARE(run.code, 0);
        const QByteArray upToFindings =
            json("{'schema':1,'kind':'api','header':{'alg':'HS256','typ':'JWT'},'claims':["
                 "{'name':'iss','value':'k','meaning':'Issuer: the account^s API key'},"
                 "{'name':'iat','value':1700000000,'meaning':'Issued at: not valid before'},"
                 "{'name':'exp','value':1700007200,'meaning':'Expires at: not valid from then on'}],"
                 "'signature':{'status':'unchecked','by':null},"
                 "'lifetime':{'state':'live','issuedAt':1700000000,'expiresAt':1700007200,'secondsLeft':7100},"
                 "'findings':[{'id':'signature-unchecked','severity':'info','claim':'','message':'")
                .replace('^', '\'');
        QVERIFY2(run.out.startsWith(upToFindings), run.out);
        QCOMPARE(run.at("findings/0").toObject().keys(),
                 QStringList({"claim", "codes", "fix", "id", "message", "severity"}));
        QVERIFY(run.at("findings/0/codes").isArray());
    }

    void namesTheCodesThatAJoinAnswers()
    {
        const Cli::Run run = Cli().run({"inspect", meetingSample, "--json"});
        QCOMPARE(run.at("findings/0/codes").toArray(), QJsonArray({"web:3705", "native:11"}));
        QVERIFY(Cli().run({"inspect", meetingSample}).out.contains("A join answers web:3705, native:11."));
    }

    void keepsValuesAsTheTokenHasThem()
    {
        const QByteArray text = token::make(json("{'app_key':'k','iat':123456789012345678901234567890,'exp':1.50,"
                                                 "'x':{'b':[1e3,null],'a':'\\u00e9'},'x':true,'':-0}"),
                                            secret);
        const Cli::Run run = Cli().run({"inspect", text, "--json"});
        QVERIFY(run.json().contains("claims"));
        for (const QByteArray& claim :
             {json("{'name':'iat','value':123456789012345678901234567890,"), json("{'name':'exp','value':1.50,"),
              json("{'name':'x','value':{'b':[1e3,null],'a':'\u00e9'},"), json("{'name':'x','value':true,")})
            QVERIFY2(run.out.contains(claim), run.out);
        QVERIFY(ids(run, "error").contains("duplicate-claim"));
        QCOMPARE(run.at("lifetime/state").toString(), QString("unknown"));
        QVERIFY(run.at("lifetime/secondsLeft").isNull());
        QVERIFY(Cli().run({"inspect", text}).out.contains("123456789012345678901234567890"));
    }

    void readsADamagedTokenAsFarAsItGoes()
    {
        const QByteArray cut = videoSample.left(videoSample.indexOf('.') + 50);
        const Cli::Run run = Cli().run({"inspect", cut, "--json"});
        QCOMPARE(run.code, 3);
        QCOMPARE(run.at("kind").toString(), QString("video"));
        QCOMPARE(run.at("claims/0/name").toString(), QString("app_key"));
        QVERIFY(ids(run, "error").contains("malformed"));
        QVERIFY(ids(run, "error").contains("part-count"));
    }

    void letsNothingInATokenSteerTheTerminal()
    {
        const QByteArray payload =
            "{\"app_key\":\"\\u001b[2J\\u009b31m\\u0000\\r\\n\\u202egnp\",\"\\u001b]0;x\\u0007\":1,"
            "\"tpc\":\"\\u2028\\u007f\xf0\x9f\x9a\x97\"}";
        const QByteArray text = token::make(payload, secret, "{\"alg\":\"\\u001b[31m\",\"\\u009d\":\"\\b\"}");
        const Cli::Run run = Cli().run({"inspect", text});
        QCOMPARE(run.code, 3);
        for (const QChar c : QString::fromUtf8(run.out)) {
            const bool control = c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
            const bool direction = c.unicode() >= 0x2028 && c.unicode() <= 0x202e;
            QVERIFY2(c == u'\n' || (!control && !direction), qPrintable(QString::number(c.unicode(), 16)));
        }
        QVERIFY2(run.out.contains("\\u001b[2J\\u009b31m\\u0000\\u000d\\n\\u202egnp"), run.out);
        QVERIFY(run.out.contains("\xf0\x9f\x9a\x97"));
        const Cli::Run asJson = Cli().run({"inspect", text, "--json"});
        QCOMPARE(asJson.at("claims/0/value").toString(), QJsonDocument::fromJson(payload)["app_key"].toString());
    }

    void survivesBytesThatAreNoText()
    {
        const QByteArray text = token::make("{\"app_key\":\"\xff\xfe\",\"tpc\":\"x\"}", secret);
        for (const QByteArray& input : {text, QByteArray("\xff\x00\x1b.\xc0\x80.\xf8", 9), QByteArray(70'000, '.')}) {
            const Cli::Run run = Cli().run({"inspect", "--json"}, input);
            QCOMPARE(run.code, 3);
            QVERIFY(run.json().contains("findings"));
            QCOMPARE(Cli().run({"inspect"}, input).code, 3);
        }
    }

    void wrapsLongValuesWithoutLosingAny()
    {
        const QByteArray name = QByteArray("word ").repeated(30) + QByteArray(150, 'x');
        const QByteArray text = token::make(
            json("{'app_key':'k','tpc':'") + name + json("','") + QByteArray(100, 'n') + json("':1}"), secret);
        QByteArray human = Cli().run({"inspect", text}).out;
        QVERIFY2(widestLine(human) <= 80, human);
        human.replace('\n', "").replace(' ', "");
        QVERIFY(human.contains(QByteArray(name).replace(' ', "")));
        QVERIFY(human.contains(QByteArray(100, 'n')));
    }
};

QTEST_GUILESS_MAIN(Report)
#include "report.moc"
