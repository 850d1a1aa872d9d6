#include "app/cli.h"
#include "zoom/describe.h"
#include "zoom/tables.h"

#include <QJsonArray>
#include <QTest>

/// `callsign-cli fields`.
class Fields : public QObject
{
    Q_OBJECT

    static QByteArray bytes(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

private Q_SLOTS:
    void listsEveryFieldOnAPage()
    {
        const Cli::Run run = Cli().run({"fields"});
        QCOMPARE(run.code, 0);
        QVERIFY(run.err.isEmpty());
        QVERIFY2(widestLine(run.out) <= 80, run.out);
        for (const zoom::Table& table : zoom::tables()) {
            QVERIFY(run.out.contains(bytes(table.title) + " (" + bytes(table.kind) + ")\n"));
            for (const zoom::Field& field : table.fields)
                QVERIFY2(run.out.contains("\n  " + bytes(zoom::optionNames(field)) + ' '), field.key.data());
        }
    }

    void alignsItsColumns()
    {
        qsizetype column = -1;
        for (const QByteArray& line : Cli().run({"fields"}).out.split('\n')) {
            if (!line.startsWith("  --")) continue;
            const qsizetype here = line.indexOf(line.contains(" required ") ? "required" : "optional");
            if (here < 0) continue;
            if (column < 0) column = here;
            QCOMPARE(here, column);
        }
        QVERIFY(column > 0);
    }

    void printsTheTablesOfTheReadme()
    {
        QByteArray expected;
        for (const zoom::Table& table : zoom::tables()) {
            if (!expected.isEmpty()) expected += '\n';
            expected += "### " + bytes(table.title) + "\n\n" + bytes(zoom::markdown(table));
        }
        const Cli::Run run = Cli().run({"fields", "--markdown"});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, expected);
    }

    void listsOneKindAlone_data()
    {
        QTest::addColumn<QString>("kind");
        for (const zoom::Table& table : zoom::tables()) QTest::newRow(table.kind.data()) << table.kind.data();
    }
    void listsOneKindAlone()
    {
        QFETCH(QString, kind);
        const zoom::Table& table = *zoom::tableFor(kind.toStdString());
        QCOMPARE(Cli().run({"fields", kind, "--markdown"}).out,
                 "### " + bytes(table.title) + "\n\n" + bytes(zoom::markdown(table)));
        QVERIFY(Cli().run({"fields", kind}).out.startsWith(bytes(table.title) + " ("));

        const QJsonArray kinds = Cli().run({"fields", kind, "--json"}).at("kinds").toArray();
        QCOMPARE(kinds.size(), 1);
        QCOMPARE(kinds[0][u"kind"].toString(), kind);
        QCOMPARE(kinds[0][u"fields"].toArray().size(), static_cast<qsizetype>(table.fields.size()));
        QCOMPARE(kinds[0][u"secretVariable"].toString(), bytes(table.environment) + "_SECRET");
    }

    void namesOptionsThatSignTakes()
    {
        const QJsonObject all = Cli().run({"fields", "--json"}).json();
        QCOMPARE(all["schema"].toInt(), 1);
        for (const auto kind : all["kinds"].toArray()) {
            const QByteArray help = Cli().run({"sign", kind.toObject()["kind"].toString(), "--help"}).out;
            for (const auto field : kind.toObject()["fields"].toArray()) {
                const QJsonArray options = field.toObject()["options"].toArray();
                QVERIFY(!options.isEmpty());
                for (const auto option : options) QVERIFY(help.contains(option.toString().toUtf8()));
            }
        }
    }

    void refusesAKindThatItDoesNotKnow()
    {
        const Cli::Run asText = Cli().run({"fields", "webinar"});
        QCOMPARE(asText.code, 2);
        QVERIFY(asText.out.isEmpty());
        QCOMPARE(asText.err, QByteArray("kind: is not known: use one of video, meeting, api\n"));
        const Cli::Run asJson = Cli().run({"fields", "webinar", "--json"});
        QCOMPARE(asJson.code, 2);
        QCOMPARE(asJson.at("problems/0/code").toString(), QString("not-allowed"));
    }

    void refusesTwoFormsAtOnce()
    {
        const Cli::Run run = Cli().run({"fields", "--json", "--markdown"});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.at("problems/0/field").toString(), QString("markdown"));
    }
};

QTEST_GUILESS_MAIN(Fields)
#include "fields.moc"
