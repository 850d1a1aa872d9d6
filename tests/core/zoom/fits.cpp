#include "zoom/fits.h"

#include "support/print.h"
#include "support/tables.h"

using jwt::Value;
using namespace std::string_literals;
using support::field;
using support::table;

namespace {

std::string wanted(const char* kind, const char* claim)
{
    const zoom::Slot& slot = *table(kind).slot(claim);
    return std::string(zoom::wantedType(slot, table(kind).fieldOf(slot)));
}

bool allowed(const char* kind, const char* key, const Value& value) { return zoom::allows(field(kind, key), value); }

Value whole(std::int64_t number) { return number; }
Value text(const char* characters) { return std::string(characters); }

} // namespace

class FitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheTypeThatAClaimHas()
    {
        QCOMPARE(wanted("video", "app_key"), "text"s);
        QCOMPARE(wanted("video", "tpc"), "text"s);
        QCOMPARE(wanted("video", "geo_regions"), "text"s);
        QCOMPARE(wanted("video", "role_type"), "a whole number"s);
        QCOMPARE(wanted("video", "version"), "a whole number"s);
        QCOMPARE(wanted("meeting", "tokenExp"), "a whole number"s);
        QCOMPARE(wanted("meeting", "mn"), "text or a whole number"s);
    }

    void tellsTypesApart()
    {
        for (const char* const type : {"text", "a whole number", "text or a whole number"}) {
            QCOMPARE(zoom::hasType(type, text("1")), std::string_view(type) != "a whole number");
            QCOMPARE(zoom::hasType(type, whole(1)), std::string_view(type) != "text");
            for (const Value& other :
                 {Value(nullptr), Value(true), Value(jwt::Number{"1.0"}), Value(jwt::Structure{"[]"})})
                QVERIFY(!zoom::hasType(type, other));
        }
    }

    void saysOfAnEmptyValueThatItIsEmpty()
    {
        QCOMPARE(zoom::measured(field("video", "geoRegions"), text("")), "empty"s);
        QCOMPARE(zoom::measured(field("meeting", "meetingNumber"), text("")), "empty"s);
        QCOMPARE(zoom::measured(field("video", "geoRegions"), text("XX")), "XX"s);
    }

    void dropsWhatMeetingNumbersArePrintedWith()
    {
        QCOMPARE(zoom::withoutSeparators(" 123 456-789\u00a00"), "1234567890"s);
        QCOMPARE(zoom::withoutSeparators("abc123"), "abc123"s);
    }

    void allowsWhatAFieldTakes()
    {
        QVERIFY(allowed("video", "sessionName", std::string(200, 'a')));
        QVERIFY(!allowed("video", "sessionName", std::string(201, 'a')));
        QVERIFY(allowed("video", "telemetryTrackingId", std::string(9'999, 'a')));
        QVERIFY(allowed("video", "role", whole(1)));
        QVERIFY(!allowed("video", "role", whole(2)));
        QVERIFY(allowed("video", "geoRegions", text("US,DE")));
        QVERIFY(!allowed("video", "geoRegions", text("US,,DE")));
        QVERIFY(!allowed("video", "geoRegions", text("US, DE"))); // a claim is not trimmed as typed text is
        QVERIFY(allowed("meeting", "meetingNumber", text("123456789012")));
        QVERIFY(allowed("meeting", "meetingNumber", whole(123'456'789'012)));
        QVERIFY(!allowed("meeting", "meetingNumber", whole(-1)));
        QVERIFY(!allowed("meeting", "meetingNumber", text("")));
    }

    void measuresWhatCounts()
    {
        QCOMPARE(zoom::measured(field("video", "sessionName"), text("Zoë 😀")), "6 characters long"s);
        QCOMPARE(zoom::measured(field("video", "role"), whole(7)), "7"s);
        QCOMPARE(zoom::measured(field("video", "geoRegions"), text("us")), "us"s);
        QCOMPARE(zoom::measured(field("meeting", "meetingNumber"), text("1-2")), "1-2"s);
    }

    void findsTheFirstOddCharacterWhole()
    {
        const zoom::Field& name = field("video", "sessionName");
        QCOMPARE(zoom::oddCharacter(name, text("Cool Cars (2)")), ""s);
        QCOMPARE(zoom::oddCharacter(name, text("Zoë é")), "ë"s);
        QCOMPARE(zoom::oddCharacter(name, text("a😀\"")), "😀"s);
        QCOMPARE(zoom::oddCharacter(name, text("a\"😀")), "\""s);
        QCOMPARE(zoom::oddCharacter(field("video", "userKey"), text("ë")), ""s); // nothing is documented there
        QCOMPARE(zoom::oddCharacter(field("video", "role"), whole(1)), ""s);
    }
};

QTEST_APPLESS_MAIN(FitsTest)
#include "fits.moc"
