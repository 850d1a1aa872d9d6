#include "base/clock.h"

#include "support/print.h"

#include <limits>

using namespace std::string_literals;
using std::chrono::seconds;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

} // namespace

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsATimeInUtc_data()
    {
        QTest::addColumn<qint64>("epoch");
        QTest::addColumn<std::string>("text");
        QTest::newRow("epoch") << qint64{0} << "1970-01-01 00:00:00 UTC"s;
        QTest::newRow("one before") << qint64{-1} << "1969-12-31 23:59:59 UTC"s;
        QTest::newRow("a token of 2022") << qint64{1'646'248'796} << "2022-03-02 19:19:56 UTC"s;
        QTest::newRow("beyond 32 bits") << qint64{2'147'483'648} << "2038-01-19 03:14:08 UTC"s;
        QTest::newRow("leap day") << qint64{1'709'210'096} << "2024-02-29 12:34:56 UTC"s;
        QTest::newRow("milliseconds taken for seconds") << qint64{253'402'300'800} << "beyond the calendar"s;
        QTest::newRow("last of four digits") << qint64{253'402'300'799} << "9999-12-31 23:59:59 UTC"s;
        QTest::newRow("first year") << qint64{-62'135'596'800} << "0001-01-01 00:00:00 UTC"s;
        QTest::newRow("before the first year") << qint64{-62'135'596'801} << "beyond the calendar"s;
        QTest::newRow("largest") << qint64{most} << "beyond the calendar"s;
        QTest::newRow("smallest") << qint64{least} << "beyond the calendar"s;
    }
    void showsATimeInUtc()
    {
        QFETCH(const qint64, epoch);
        QFETCH(const std::string, text);
        QCOMPARE(base::utcText(base::fromEpochSeconds(epoch)), text);
        QCOMPARE(qint64{base::epochSeconds(base::fromEpochSeconds(epoch))}, epoch);
    }

    void readsADuration_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("bare") << "90"s << qint64{90};
        QTest::newRow("seconds") << "90s"s << qint64{90};
        QTest::newRow("minutes") << "30m"s << qint64{1'800};
        QTest::newRow("minutes as shown") << "30 min"s << qint64{1'800};
        QTest::newRow("hours") << "2h"s << qint64{7'200};
        QTest::newRow("days") << "1d"s << qint64{86'400};
        QTest::newRow("blanks around and between") << " \t2  h\n"s << qint64{7'200};
        QTest::newRow("zero") << "0"s << qint64{0};
        QTest::newRow("negative") << "-5m"s << qint64{-300};
        QTest::newRow("leading zeros") << "007"s << qint64{7};
        QTest::newRow("largest") << "9223372036854775807"s << qint64{most};
        QTest::newRow("largest in days") << "106751991167300d"s << qint64{106'751'991'167'300} * 86'400;
        QTest::newRow("smallest in days") << "-106751991167300d"s << qint64{-106'751'991'167'300} * 86'400;
    }
    void readsADuration()
    {
        QFETCH(const std::string, text);
        QFETCH(const qint64, expected);
        const auto duration = base::parseDuration(text);
        QVERIFY(duration.has_value());
        QCOMPARE(qint64{duration->count()}, expected);
    }

    void refusesWhatIsNoDuration_data()
    {
        QTest::addColumn<std::string>("text");
        for (const char* const text :
             {"", "  ", "h", "2 hours", "2H", "1.5h", "0.5", "1e3", "+5", "--5", "1h30m", "1h 30m", "0x10", "5m x",
              "9223372036854775808", "106751991167301d", "-106751991167301d", "9223372036854775807m"})
            QTest::newRow(text) << std::string(text);
        QTest::newRow("NUL") << "5\0m"s;
    }
    void refusesWhatIsNoDuration()
    {
        QFETCH(const std::string, text);
        QVERIFY(!base::parseDuration(text).has_value());
    }

    void showsTheTwoLargestUnitsThatAreNotZero_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<std::string>("text");
        QTest::newRow("nothing") << qint64{0} << "0 s"s;
        QTest::newRow("45 s") << qint64{45} << "45 s"s;
        QTest::newRow("a minute") << qint64{60} << "1 min"s;
        QTest::newRow("a minute and a half") << qint64{90} << "1 min 30 s"s;
        QTest::newRow("2 h") << qint64{7'200} << "2 h"s;
        QTest::newRow("an hour and a half") << qint64{5'400} << "1 h 30 min"s;
        QTest::newRow("the third unit is dropped") << qint64{5'430} << "1 h 30 min"s;
        QTest::newRow("days and hours") << qint64{266'400} << "3 d 2 h"s;
        QTest::newRow("48 h") << qint64{172'800} << "2 d"s;
        QTest::newRow("a year") << qint64{31'536'000} << "365 d"s;
        QTest::newRow("negative") << qint64{-90} << "1 min 30 s"s;
        QTest::newRow("a zero between is passed over") << qint64{3'605} << "1 h 5 s"s;
        QTest::newRow("two zeros between") << qint64{86'401} << "1 d 1 s"s;
        QTest::newRow("smallest") << qint64{least} << "106751991167300 d 15 h"s;
        QTest::newRow("largest") << qint64{most} << "106751991167300 d 15 h"s;
    }
    void showsTheTwoLargestUnitsThatAreNotZero()
    {
        QFETCH(const qint64, count);
        QFETCH(const std::string, text);
        QCOMPARE(base::durationText(seconds{count}), text);
    }

    void tellsThePresentTimeInWholeSeconds()
    {
        using std::chrono::system_clock;
        const auto before = std::chrono::floor<seconds>(system_clock::now());
        const base::Time now = base::systemClock()();
        const auto after = system_clock::now();
        QVERIFY(before <= now);
        QVERIFY(now <= after);
    }
};

QTEST_APPLESS_MAIN(ClockTest)
#include "clock.moc"
