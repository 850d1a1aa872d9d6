#include "widgets/scopetable.h"

#include "ui/world.h"

class ScopeTableTest : public QObject
{
    Q_OBJECT

    static QString cell(const ui::ScopeTable& table, const QString& scope, int column)
    {
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.item(row, 0)->text() == scope) return table.item(row, column)->text();
        return "(no such row)";
    }

private Q_SLOTS:
    void comparesWithWhatTheCallsNeed()
    {
        ui::ScopeTable table;
        table.setGranted(std::vector<std::string>{"user:read:user:admin", "imchat:bot"});
        QCOMPARE(cell(table, "user:read:user", 1), "yes");
        QVERIFY(cell(table, "user:read:user", 2).contains("Who am I"));
        QCOMPARE(cell(table, "user:read:zak", 1), "no");
        QCOMPARE(cell(table, "imchat:bot", 2), "no call of the API page");
        QVERIFY(table.lacking() > 10);
    }

    void claimsNothingWhereTheServerSaidNothing()
    {
        ui::ScopeTable table;
        table.setGranted({});
        QCOMPARE(cell(table, "user:read:user", 1), "not said");
        QCOMPARE(table.lacking(), 0);
    }
};

QTEST_MAIN(ScopeTableTest)
#include "scopetable.moc"
