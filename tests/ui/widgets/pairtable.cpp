#include "widgets/pairtable.h"

#include <QTest>

using zoom::ClaimPair;
using zoom::Relation;

class PairTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsPairsWithSignWordAndOffset()
    {
        ui::PairTable table("left", "right", "taken out", "put in");
        const std::vector<ClaimPair> pairs{{"iat", Relation::Changed, "1", "31", "30 s later"},
                                           {"tpc", Relation::Same, "x", "x", {}},
                                           {"old", Relation::OnlyLeft, "1", {}, {}},
                                           {"new", Relation::OnlyRight, {}, "\xe2\x80\xae", {}}};
        table.setPairs(pairs);
        QCOMPARE(table.rowCount(), 4);
        QCOMPARE(table.item(0, 0)->text(), "iat\n≠ differs");
        QCOMPARE(table.item(0, 2)->text(), "31\n30 s later");
        QCOMPARE(table.item(1, 0)->text(), "tpc\n= same");
        QCOMPARE(table.item(2, 0)->text(), "old\n− taken out");
        QCOMPARE(table.item(3, 0)->text(), "new\n+ put in");
        QCOMPARE(table.item(3, 2)->text(), "\\u202e");
    }

    void letsTheSameStandBackBehindWhatDiffers()
    {
        ui::PairTable table("left", "right", "-", "+");
        table.setPairs(
            std::vector<ClaimPair>{{"iat", Relation::Changed, "1", "31", {}}, {"tpc", Relation::Same, "x", "x", {}}});
        QVERIFY(!table.item(0, 1)->data(Qt::UserRole).toBool());
        QVERIFY(table.item(1, 1)->data(Qt::UserRole).toBool());
        table.setPairs(std::vector<ClaimPair>{{"iat", Relation::Same, "1", "1", {}}});
        QVERIFY(table.item(0, 1)->data(Qt::UserRole).toBool());
    }

    void countsWhatItDoesNotShow()
    {
        ui::PairTable table("left", "right", "-", "+");
        table.setPairs(std::vector<ClaimPair>(5'000, {"x", Relation::Same, "1", "1", {}}));
        QCOMPARE(table.rowCount(), ui::PairTable::mostRows + 1);
        QVERIFY(table.item(ui::PairTable::mostRows, 0)->text().contains("4900"));
    }
};

QTEST_MAIN(PairTableTest)
#include "pairtable.moc"
