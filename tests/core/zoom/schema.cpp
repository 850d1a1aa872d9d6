#include "zoom/schema.h"

#include "support/print.h"

using namespace std::string_literals;

namespace {

using namespace zoom;

constexpr std::array fields{
    Field{"name", "Name", Text{3}, Need::Required, Level::Basic, "A text."},
    Field{"mode", "Mode", Text{}, Need::Optional, Level::Basic, "A text."},
    Field{"oldMode", "Old mode", Text{}, Need::Legacy, Level::Advanced, "A text."},
    Field{"life", "Life", Lifetime{1, 2}, Need::Optional, Level::Basic, "A duration."},
};
constexpr std::array slots{
    Slot{"n", FromField{"name"}},
    Slot{"m", FromField{"mode", "oldMode"}},
    Slot{"k", FromKey{}, FindingId::ClaimValue, "The key"},
    Slot{"old", FromKey{}, FindingId::ClaimValue, "The key again", Need::Legacy},
    Slot{"v", Constant{1}, FindingId::VersionValue, "Version"},
};
constexpr Table table = checked({"kind", "Title", "ENV", "Key", "https://example.org/", fields, slots, {}});

} // namespace

/// Tables that do not fit together are refused while compiling: `guards/table.cpp` shows how.
class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFieldsAndSlotsByName()
    {
        QCOMPARE(table.field("name"), fields.data());
        QCOMPARE(table.field("oldMode"), &fields[2]);
        QVERIFY(table.field("n") == nullptr);
        QVERIFY(table.field("") == nullptr);
        QCOMPARE(table.slot("n"), slots.data());
        QVERIFY(table.slot("name") == nullptr);
    }

    void knowsWhichFieldFillsAClaim()
    {
        QCOMPARE(table.fieldOf(slots[0]), fields.data());
        QCOMPARE(table.fieldOf(slots[1]), &fields[1]); // the newer of two
        QVERIFY(table.fieldOf(slots[2]) == nullptr);
        QVERIFY(table.fieldOf(slots[4]) == nullptr);
    }

    void knowsWhichClaimAFieldFills()
    {
        QCOMPARE(table.slotOf("name"), slots.data());
        QCOMPARE(table.slotOf("mode"), &slots[1]);
        QVERIFY(table.slotOf("oldMode") == nullptr); // another field's claim
        QVERIFY(table.slotOf("life") == nullptr);
        QCOMPARE(table.lifetimeField(), &fields[3]);
    }

    void aClaimIsNeededAsItsFieldIs()
    {
        QVERIFY(table.needOf(slots[0]) == Need::Required);
        QVERIFY(table.needOf(slots[1]) == Need::Optional);
        QVERIFY(table.needOf(slots[2]) == Need::Required);
        QVERIFY(table.needOf(slots[3]) == Need::Legacy);
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "schema.moc"
