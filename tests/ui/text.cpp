#include "text.h"

#include "support/print.h"
#include "ui/world.h"

#include <QFontInfo>

#include <ctime>

using support::noon;

namespace {

/// Puts the process into another time zone, given as POSIX writes them, for as long as it lives.
class TimeZone
{
public:
    explicit TimeZone(const char* rule) { set(rule); }
    TimeZone(const TimeZone&) = delete;
    TimeZone& operator=(const TimeZone&) = delete;
    TimeZone(TimeZone&&) = delete;
    TimeZone& operator=(TimeZone&&) = delete;
    ~TimeZone() { set("UTC"); }

private:
    static void set(const char* rule)
    {
        qputenv("TZ", rule);
        tzset();
    }
};

constexpr const char* berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
constexpr const char* kolkata = "IST-5:30";
constexpr const char* losAngeles = "PST8PDT,M3.2.0,M11.1.0";

} // namespace

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesEveryCharacterBothWays_data()
    {
        QTest::addColumn<std::string>("utf8");
        QTest::newRow("empty") << std::string();
        QTest::newRow("accents, ideographs, an emoji") << std::string("Žluťoučký 車 🚗");
        QTest::newRow("a NUL") << std::string("a\0b", 3);
    }
    void carriesEveryCharacterBothWays()
    {
        QFETCH(const std::string, utf8);
        QCOMPARE(ui::utf8(ui::text(utf8)), utf8);
    }

    void showsIllFormedBytesAsReplacementCharacters() { QCOMPARE(ui::text("a\xff"), QString("a\ufffd")); }

    void namesADayNearByInWords_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<int>("hours");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* zone, int hours, const char* text) {
            QTest::newRow(name) << QByteArray(zone) << hours << QString(text);
        };
        row("now", "UTC", 0, "today 12:00 UTC");
        row("the last hour of the day", "UTC", 11, "today 23:00 UTC");
        row("midnight is tomorrow", "UTC", 12, "tomorrow 00:00 UTC");
        row("the day after tomorrow", "UTC", 36, "Tue 3 Mar 2026 00:00 UTC");
        row("yesterday", "UTC", -24, "yesterday 12:00 UTC");
        row("two days ago", "UTC", -48, "Fri 27 Feb 2026 12:00 UTC");
        row("east of Greenwich", berlin, 0, "today 13:00 CET");
        row("its own midnight counts", berlin, 11, "tomorrow 00:00 CET");
        row("half an hour off", kolkata, 0, "today 17:30 IST");
        row("the day before in the west", losAngeles, -5, "yesterday 23:00 PST");
        row("after the clocks change", berlin, 24 * 30, "Tue 31 Mar 2026 14:00 CEST");
    }
    void namesADayNearByInWords()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const int, hours);
        QFETCH(const QString, text);
        const TimeZone there(zone);
        QCOMPARE(ui::localTime(noon + std::chrono::hours{hours}, noon), text);
    }

    void saysWhereALifeStands_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<QString>("text");
        QTest::newRow("begins now") << 0 << 7'200 << "2 h left";
        QTest::newRow("one second before it begins") << 1 << 7'201 << "Starts in 1 s";
        QTest::newRow("its last second") << -100 << 1 << "1 s left";
        QTest::newRow("its end is no longer part of it") << -100 << 0 << "Expired 0 s ago";
        QTest::newRow("gone") << -7'200 << -90 << "Expired 1 min 30 s ago";
    }
    void saysWhereALifeStands()
    {
        QFETCH(const int, from);
        QFETCH(const int, until);
        QFETCH(const QString, text);
        using std::chrono::seconds;
        QCOMPARE(ui::lifeText(noon + seconds{from}, noon + seconds{until}, noon), text);
    }

    void givesAFontWhoseCharactersAreEquallyWide()
    {
        const QFontMetrics metrics(ui::fixedFont());
        QCOMPARE(metrics.horizontalAdvance("iiii"), metrics.horizontalAdvance("WWWW"));
    }
};

QTEST_MAIN(TextTest)
#include "text.moc"
