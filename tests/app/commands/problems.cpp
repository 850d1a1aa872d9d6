#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

Cli withCredentials()
{
    Cli cli;
    for (const QString prefix : {"ZOOM_VIDEO_SDK", "ZOOM_MEETING_SDK"})
        cli.set(prefix + "_KEY", "k").set(prefix + "_SECRET", "s");
    return cli;
}

const QStringList goodVideo{"sign", "video", "--session-name", "Cool Cars", "--role", "1"};

} // namespace

/// What `callsign-cli sign` refuses, and how it says so.
class Problems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEachProblem_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("code");
        const QStringList meeting{"sign", "meeting"};
        QTest::newRow("missing") << QStringList{"sign", "video", "--role", "1"} << "sessionName"
                                 << "missing";
        QTest::newRow("text for a number") << (goodVideo + QStringList{"--role", "host"}) << "role"
                                           << "not-a-number";
        QTest::newRow("half a number") << (goodVideo + QStringList{"--role", "0.5"}) << "role"
                                       << "not-a-number";
        QTest::newRow("negative number") << (goodVideo + QStringList{"--role", "-1"}) << "role"
                                         << "not-allowed";
        QTest::newRow("other number") << (goodVideo + QStringList{"--role", "2"}) << "role"
                                      << "not-allowed";
        QTest::newRow("region") << (goodVideo + QStringList{"--geo-regions", "US,XX"}) << "geoRegions"
                                << "not-allowed";
        QTest::newRow("small letters") << (goodVideo + QStringList{"--geo-regions", "us"}) << "geoRegions"
                                       << "not-allowed";
        QTest::newRow("too long") << (goodVideo + QStringList{"--user-key", QString(37, 'a')}) << "userKey"
                                  << "too-long";
        QTest::newRow("short life") << (goodVideo + QStringList{"--lifetime", "1799"}) << "expirationSeconds"
                                    << "out-of-range";
        QTest::newRow("long life") << (goodVideo + QStringList{"--lifetime", "172801"}) << "expirationSeconds"
                                   << "out-of-range";
        QTest::newRow("no duration") << (goodVideo + QStringList{"--expiration-seconds", "2 weeks"})
                                     << "expirationSeconds"
                                     << "not-a-number";
        QTest::newRow("number alone") << (meeting + QStringList{"--meeting-number", "123456789"}) << "role"
                                      << "together";
        QTest::newRow("role alone") << (meeting + QStringList{"--role", "1"}) << "meetingNumber"
                                    << "together";
        QTest::newRow("letters") << (meeting + QStringList{"--meeting-number", "12a", "--role", "1"}) << "meetingNumber"
                                 << "charset";
        QTest::newRow("long number") << (meeting + QStringList{"--meeting-number", "1234567890123", "--role", "1"})
                                     << "meetingNumber"
                                     << "too-long";
        QTest::newRow("no back-dating") << (goodVideo + QStringList{"--backdate", "soon"}) << "backdate"
                                        << "not-a-number";
        QTest::newRow("forward") << (goodVideo + QStringList{"--backdate", "-1"}) << "backdate"
                                 << "out-of-range";
        QTest::newRow("back by ages") << (goodVideo + QStringList{"--backdate", "366d"}) << "backdate"
                                      << "out-of-range";
        QTest::newRow("dead when made") << (goodVideo + QStringList{"--backdate", "2h"}) << "backdate"
                                        << "out-of-range";
        QTest::newRow("no time") << (goodVideo + QStringList{"--now", "today"}) << "now"
                                 << "not-a-number";
        QTest::newRow("half a second") << (goodVideo + QStringList{"--now", "1.5"}) << "now"
                                       << "not-a-number";
        QTest::newRow("before 1970") << (goodVideo + QStringList{"--now", "-1"}) << "now"
                                     << "out-of-range";
        QTest::newRow("after 9999") << (goodVideo + QStringList{"--now", "253402300800"}) << "now"
                                    << "out-of-range";
        QTest::newRow("after all") << (goodVideo + QStringList{"--now", "9223372036854775808"}) << "now"
                                   << "out-of-range";
    }
    void namesEachProblem()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, field);
        QFETCH(QString, code);
        const Cli cli = withCredentials();
        const Cli::Run asJson = cli.run(arguments + QStringList{"--json"});
        QCOMPARE(asJson.code, 2);
        QVERIFY(asJson.err.isEmpty());
        QCOMPARE(asJson.json().keys(), QStringList({"problems", "schema"}));
        QCOMPARE(asJson.at("problems").toArray().size(), 1);
        const QJsonObject problem = asJson.at("problems/0").toObject();
        QCOMPARE(problem.keys(), QStringList({"code", "field", "message"}));
        QCOMPARE(problem["field"].toString(), field);
        QCOMPARE(problem["code"].toString(), code);

        const Cli::Run asText = cli.run(arguments);
        QCOMPARE(asText.code, 2);
        QVERIFY(asText.out.isEmpty());
        QCOMPARE(QString::fromUtf8(asText.err), field + ": " + problem["message"].toString() + "\n");
    }

    void listsAllProblemsAtOnce()
    {
        const QStringList arguments{"sign",       "video", "--role",        "host", "--user-key", QString(37, 'a'),
                                    "--lifetime", "1s",    "--geo-regions", "XX",   "--backdate", "x",
                                    "--now",      "y"};
        const QList<QByteArray> fields{"role",   "sessionName", "expirationSeconds", "userKey", "geoRegions", "key",
                                       "secret", "now",         "backdate"};
        const Cli::Run asText = Cli().run(arguments);
        QCOMPARE(asText.code, 2);
        QVERIFY(asText.out.isEmpty());
        QList<QByteArray> named;
        for (const QByteArray& line : asText.errLines()) named.append(line.left(line.indexOf(": ")));
        QCOMPARE(named, fields);

        named.clear();
        for (const auto problem : Cli().run(arguments + QStringList{"--json"}).at("problems").toArray())
            named.append(problem.toObject()["field"].toString().toUtf8());
        QCOMPARE(named, fields);
    }

    void refusesBytesThatAreNotUtf8_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("field");
        QTest::newRow("session name") << "--session-name"
                                      << "sessionName";
        QTest::newRow("key") << "--secret-file /dev/null --key"
                             << "key";
        QTest::newRow("role") << "--role"
                              << "role";
        QTest::newRow("region") << "--geo-regions"
                                << "geoRegions";
        QTest::newRow("lifetime") << "--lifetime"
                                  << "expirationSeconds";
        QTest::newRow("now") << "--now"
                             << "now";
    }
    void refusesBytesThatAreNotUtf8()
    {
        QFETCH(QString, option);
        QFETCH(QString, field);
        const QString line =
            QString("\"$CLI\" sign video --session-name x --role 1 %1 \"$(printf 'a\\377\\033b')\"").arg(option);
        const Cli::Run asText = withCredentials().shell(line);
        QCOMPARE(asText.code, 2);
        QVERIFY2(asText.err.startsWith(field.toUtf8() + ": "), asText.err);
        QVERIFY2(!asText.err.contains('\xff') && !asText.err.contains('\x1b'), asText.err);
        const Cli::Run asJson = withCredentials().shell(line + " --json");
        QCOMPARE(asJson.code, 2);
        QCOMPARE(asJson.at("problems/0/field").toString(), field);
    }
};

QTEST_GUILESS_MAIN(Problems)
#include "problems.moc"
