#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray secret = "a-secret-for-tests-alone";
const QByteArray one = token::make(
    json("{'app_key':'k','role_type':1,'tpc':'Cool Cars','version':1,'iat':1700000000,'exp':1700007200}"), secret);
const QByteArray other = token::make(
    json("{'app_key':'k','tpc':'Cool Cars','version':'1','iat':1700000030,'exp':1700007200,'x':1}"), secret);

} // namespace

/// `callsign-cli diff`.
class Diff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alignsTheClaims()
    {
        const Cli::Run run = Cli().run({"diff", one, other});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.err.isEmpty(), run.err);
        QCOMPARE(run.out, QByteArray("The tokens differ.\n\nHeader\n  = alg  HS256\n  = typ  JWT\n\nClaims\n"
                                     "  = app_key    k\n  < role_type  1\n  = tpc        Cool Cars\n"
                                     "  ~ version    1\n               \"1\"\n"
                                     "  ~ iat        1700000000\n               1700000030 (30 s later)\n"
                                     "  = exp        1700007200\n  > x          1\n"));
    }

    void givesTheSameAsJson()
    {
        const Cli::Run run = Cli().run({"diff", one, other, "--json"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.json().keys(), QStringList({"claims", "header", "otherOrder", "sameClaims", "sameSecret",
                                                 "sameText", "schema", "summary"}));
        QVERIFY(run.at("sameSecret").isNull());
        QCOMPARE(run.at("claims/1"), QJsonValue(QJsonObject{{"name", "role_type"},
                                                            {"relation", "only-left"},
                                                            {"left", "1"},
                                                            {"right", QJsonValue::Null},
                                                            {"note", ""}}));
        QCOMPARE(run.at("claims/4/note").toString(), QString("30 s later"));
        QVERIFY(run.at("claims/6/left").isNull());
    }

    void givesAVerdict_data()
    {
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        const QByteArray swapped = token::make(
            json("{'role_type':1,'app_key':'k','tpc':'Cool Cars','version':1,'iat':1700000000,'exp':1700007200}"),
            secret);
        const QByteArray bySecond = token::make(token::payloadOf(one), "another");
        QTest::newRow("the same") << one << QStringList() << QByteArray("Both are the same token.");
        QTest::newRow("another order") << swapped << QStringList()
                                       << QByteArray("Both say the same but for the order of the claims.");
        QTest::newRow("same secret") << other << QStringList{"--secret-file", "s.txt"}
                                     << QByteArray("The tokens differ. One secret signed both.");
        QTest::newRow("other secret") << bySecond << QStringList()
                                      << QByteArray("Both say the same. Their signatures differ.");
    }
    void givesAVerdict()
    {
        QFETCH(const QByteArray, right);
        QFETCH(const QStringList, options);
        QFETCH(const QByteArray, says);
        const Cli cli;
        cli.file("s.txt", secret);
        const Cli::Run run = cli.run(QStringList{"diff", one, right} + options);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out.left(run.out.indexOf('\n')), says);
    }

    void readsTheEnvironmentsSecretForBoth()
    {
        Cli cli;
        cli.set("ZOOM_VIDEO_SDK_SECRET", secret);
        QCOMPARE(cli.run({"diff", one, other, "--json"}).at("sameSecret"), QJsonValue(true));
    }

    void readsFilesAndStdin()
    {
        const Cli cli;
        cli.file("one.txt", "Bearer " + one + '\n');
        QVERIFY(cli.run({"diff", "one.txt", "-"}, one).out.startsWith("Both are the same token."));
        QVERIFY(cli.run({"diff", "-", "one.txt"}, one).out.startsWith("Both are the same token."));
    }

    void refusesWhatItCannotCompare_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Lines>("says");
        const QByteArray empty = "is empty: give a token, a file that holds one, or one on standard input";
        const QByteArray neither = "is neither a file that exists nor a token: check the path, or give the token";
        QTest::newRow("none") << QStringList{} << Lines{"A: " + empty, "B: " + empty};
        QTest::newRow("one") << QStringList{one} << Lines{"B: " + empty};
        QTest::newRow("no tokens") << QStringList{"x", "y"} << Lines{"A: " + neither, "B: " + neither};
        QTest::newRow("stdin twice") << QStringList{"-", "-"}
                                     << Lines{"B: cannot come from standard input too: give one of them as a file"};
        QTest::newRow("stdin for a secret too")
            << QStringList{one, "-", "--secret-stdin"}
            << Lines{"secret: cannot come from standard input, where a token is read: use --secret-file"};
    }
    void refusesWhatItCannotCompare()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const Lines, says);
        const Cli::Run run = Cli().run(QStringList{"diff"} + arguments);
        QCOMPARE(run.code, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.errLines(), says);
    }
};

QTEST_GUILESS_MAIN(Diff)
#include "diff.moc"
