#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

QStringList ids(const Cli::Run& run)
{
    QStringList found;
    for (const auto finding : run.at("findings").toArray()) found += finding.toObject()["id"].toString();
    return found;
}

const QByteArray meeting =
    token::make(json("{'appKey':'k','sdkKey':'k','mn':'123456789','role':0,'iat':1790000000,'exp':1790007200,"
                     "'tokenExp':1790007200}"),
                "s");
const QByteArray host =
    token::make(json("{'appKey':'k','sdkKey':'k','mn':'123456789','role':1,'iat':1790000000,'exp':1790007200,"
                     "'tokenExp':1790007200}"),
                "s");
const QByteArray video = token::make(
    json("{'app_key':'k','role_type':1,'tpc':'Cool Cars','version':1,'iat':1790000000,'exp':1790007200}"), "s");
const QByteArray zoe = token::make(
    json("{'app_key':'k','role_type':1,'tpc':'Zoës ж','version':1,'iat':1790000000,'exp':1790007200}"), "s");
const QByteArray quoted =
    token::make(json("{'appKey':'k','sdkKey':'k','mn':'123456789','role':'1','iat':1790000000,'exp':1790007200,"
                     "'tokenExp':1790007200}"),
                "s");
const QStringList now{"--now", "1790000100"};

} // namespace

/// What `inspect` is told about the join.
class JoinOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatDoesNotFitTheJoin_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("id"); // empty: none
        QTest::newRow("topic") << video << QStringList{"--session-name", "Hot Cars"} << "topic-mismatch";
        QTest::newRow("topic in capitals") << video << QStringList{"--session-name", "COOL CARS"} << "";
        QTest::newRow("topic beyond ASCII") << zoe << QStringList{"--session-name", "zoËs Ж"} << "";
        QTest::newRow("a meeting") << video << QStringList{"--meeting-number", "123456789"} << "wrong-kind-of-token";
        QTest::newRow("a ZAK, which only meetings take") << video << QStringList{"--zak"} << "wrong-kind-of-token";
        QTest::newRow("an OBF token") << video << QStringList{"--obf"} << "wrong-kind-of-token";
        QTest::newRow("an account") << video << QStringList{"--account", "same"} << "wrong-kind-of-token";
        QTest::newRow("a session") << host << QStringList{"--session-name", "Cool Cars"} << "wrong-kind-of-token";
        QTest::newRow("host in quotes") << quoted << QStringList{"--platform", "web", "--zak"} << "claim-type-loose";
        QTest::newRow("passcode") << video << QStringList{"--passcode", "12345678901"} << "passcode-value";
        QTest::newRow("number") << meeting << QStringList{"--meeting-number", "1"} << "meeting-number-mismatch";
        QTest::newRow("printed number") << meeting << QStringList{"--meeting-number", "123 456 789"} << "";
        QTest::newRow("another account") << meeting << QStringList{"--account", "other"} << "external-needs-obf";
        QTest::newRow("with an OBF") << meeting << QStringList{"--account", "other", "--obf"} << "";
        QTest::newRow("own account") << meeting << QStringList{"--account", "same"} << "";
        QTest::newRow("both") << meeting << QStringList{"--zak", "--obf"} << "zak-and-obf";
        QTest::newRow("host") << host << QStringList{"--platform", "web"} << "role-needs-zak";
        QTest::newRow("host with a ZAK") << host << QStringList{"--platform", "native", "--zak"} << "";
        QTest::newRow("nothing known") << host << QStringList{"--passcode", "", "--platform="} << "";
    }
    void findsWhatDoesNotFitTheJoin()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, options);
        QFETCH(const QString, id);
        const Cli::Run run = Cli().run(QStringList{"inspect", text, "--json"} + now + options);
        QStringList expected{"signature-unchecked"};
        if (!id.isEmpty()) expected.prepend(id);
        if (text == zoe) expected.prepend("topic-charset");
        QCOMPARE(ids(run), expected);
        QCOMPARE(run.code, id.isEmpty() || id == "claim-type-loose" ? 0 : 3);
    }

    void saysWhichTokensTheJoinNeeds()
    {
        const Cli::Run run = Cli().run(QStringList{"inspect", host, "--json", "--account", "same"} + now);
        QCOMPARE(run.at("needs/tokens").toString(), QString("SDK token and ZAK"));
        QCOMPARE(run.at("needs/zak"), QJsonValue(true));
        QCOMPARE(run.at("needs/obfOrZak"), QJsonValue(false));
        const QByteArray text = Cli().run(QStringList{"inspect", meeting, "--account", "other"} + now).out;
        QVERIFY2(text.contains("\nNeeded for this join\n  tokens  SDK token and an OBF token or ZAK\n"), text);
        QVERIFY2(widestLine(text) <= 80, text);
        const Cli::Run without = Cli().run(QStringList{"inspect", host, "--json"} + now);
        QVERIFY(!without.json().contains("needs"));
        QVERIFY(!Cli().run(QStringList{"inspect", host} + now).out.contains("Needed"));
    }

    void needsNothingBesideATokenThatCannotJoin()
    {
        const QByteArray oauth = token::make(json("{'aud':'https://oauth.zoom.us','exp':1790007200}"), "s");
        for (const QStringList& options :
             {QStringList{video, "--zak"}, QStringList{host, "--session-name", "Cool Cars"},
              QStringList{oauth, "--platform", "web"}}) {
            QVERIFY(!Cli().run(QStringList{"inspect"} + options + now).out.contains("Needed"));
            QVERIFY(!Cli().run(QStringList{"inspect", "--json"} + options + now).json().contains("needs"));
        }
    }

    void refusesAJoinThatIsBothASessionAndAMeeting()
    {
        const Cli::Run run = Cli().run(
            {"inspect", video, "--session-name", "x", "--meeting-number", "1", "--account", "same", "--zak", "--obf"});
        QCOMPARE(run.code, 2);
        QCOMPARE(
            run.err,
            "sessionName: is for the Video SDK, and only the Meeting SDK knows --meeting-number, --account, --zak, "
            "--obf: leave out what this join is not told\n");
        QCOMPARE(Cli()
                     .run(QStringList{"inspect", video, "--session-name", "Cool Cars", "--passcode", "x", "--platform",
                                      "ios"} +
                          now)
                     .code,
                 0);
    }

    void namesTheCodesOfThePlatformAlone()
    {
        const QStringList join{"--account", "other", "--platform"};
        const auto text = [&](const char* platform) {
            return Cli().run(QStringList{"inspect", meeting} + now + join + QStringList{platform}).out;
        };
        QVERIFY2(text("web").contains("web:4012.") && !text("web").contains("native:"), text("web"));
        QVERIFY2(text("ios").contains("native:504.") && !text("ios").contains("web:"), text("ios"));
    }

    void refusesWhatNoJoinHas()
    {
        const auto refused = [](const QStringList& options) {
            const Cli::Run run = Cli().run(QStringList{"inspect", meeting} + options);
            return run.code == 2 ? run.errLines() : Lines();
        };
        QCOMPARE(refused({"--session-name", "", "--meeting-number="}),
                 Lines({"sessionName: is empty: give what is passed to join(), or leave it out",
                        "meetingNumber: is empty: give what is passed to join(), or leave it out"}));
        const Lines letters{"meetingNumber: holds something other than digits: take that out"};
        QCOMPARE(refused({"--meeting-number", "abc123456789"}), letters);
        QCOMPARE(refused({"--meeting-number", "-"}), letters);
        QCOMPARE(refused({"--meeting-number", "1234567890123"}),
                 Lines{"meetingNumber: has 13 characters: shorten it to at most 12"});
    }

    void saysThatAHostInQuotesNeedsAZak()
    {
        const Cli::Run run = Cli().run(QStringList{"inspect", quoted, "--json", "--account", "same"} + now);
        QVERIFY(ids(run).contains("role-needs-zak"));
        QCOMPARE(run.at("needs/zak"), QJsonValue(true));
    }

    void refusesWhatItDoesNotKnow()
    {
        const Cli::Run run = Cli().run({"inspect", meeting, "--platform", "moon", "--account", "mine"});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errLines(),
                 Lines({"account: cannot be mine: use same or other",
                        "platform: cannot be moon: use one of web, native, ios, android, desktop, linux"}));
    }
};

QTEST_GUILESS_MAIN(JoinOptions)
#include "joinoptions.moc"
