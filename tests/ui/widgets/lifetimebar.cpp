#include "widgets/lifetimebar.h"

#include "theme.h"
#include "ui/world.h"

#include <QImage>

using namespace std::chrono_literals;
using support::noon;
using ui::LifetimeBar;

namespace {

zoom::Lifespan life(std::chrono::seconds from, std::chrono::seconds until)
{
    return zoom::lifespan(noon + from, noon + until, {noon});
}

QColor colorAt(LifetimeBar& bar, double share)
{
    bar.resize(400, bar.sizeHint().height());
    return bar.grab().toImage().pixelColor(int(share * 399), 4);
}

/// Whether the colour lies between that of the track and `full`.
bool isFaded(const QColor& color, const QColor& full)
{
    const QColor track = ui::colors(QPalette()).border;
    const auto between = [](int one, int first, int last) {
        return std::min(first, last) <= one && one <= std::max(first, last);
    };
    return color != full && color != track && between(color.red(), full.red(), track.red()) &&
           between(color.green(), full.green(), track.green()) && between(color.blue(), full.blue(), track.blue());
}

} // namespace

class LifetimeBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereTheTokenStands_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<QString>("words");
        QTest::newRow("live") << -30 << 7'170 << "1 h 59 min left · until today 13:59 UTC · 2026-03-01 13:59:30 UTC";
        QTest::newRow("last second") << -7'199 << 1 << "1 s left · until today 12:00 UTC · 2026-03-01 12:00:01 UTC";
        QTest::newRow("expired now") << -7'200 << 0 << "Expired 0 s ago · today 12:00 UTC · 2026-03-01 12:00:00 UTC";
        QTest::newRow("expired long ago")
            << -90'000 << -86'400 << "Expired 1 d ago · yesterday 12:00 UTC · 2026-02-28 12:00:00 UTC";
        QTest::newRow("not yet") << 60 << 7'260 << "Starts in 1 min · until today 14:01 UTC · 2026-03-01 14:01:00 UTC";
    }
    void saysWhereTheTokenStands()
    {
        QFETCH(const int, from);
        QFETCH(const int, until);
        QFETCH(const QString, words);
        LifetimeBar bar;
        bar.setLifespan(life(std::chrono::seconds{from}, std::chrono::seconds{until}), noon);
        QCOMPARE(bar.accessibleName(), words);
    }

    void saysWhenThereIsNoLife()
    {
        LifetimeBar bar;
        QCOMPARE(bar.accessibleName(), "No lifetime");
        bar.setLifespan(life(-30s, 2h), noon);
        bar.clear();
        QCOMPARE(bar.accessibleName(), "No lifetime");
    }

    void fillsWhatIsLeft()
    {
        const ui::Colors& c = ui::colors(QPalette());
        LifetimeBar bar;
        bar.setLifespan(life(-1h, 1h), noon);
        QVERIFY(isFaded(colorAt(bar, 0.25), c.good));
        QCOMPARE(colorAt(bar, 0.75), c.good);
        bar.setLifespan(life(-99min, 1min), noon);
        QVERIFY(isFaded(colorAt(bar, 0.5), c.warning));
        bar.setLifespan(life(-95min, 5min), noon);
        QCOMPARE(colorAt(bar, 0.97), c.warning);
        bar.setLifespan(life(-2h, 0s), noon);
        QVERIFY(isFaded(colorAt(bar, 0.75), c.error));
        bar.setLifespan(life(1min, 1h), noon);
        QCOMPARE(colorAt(bar, 0.5), c.error);
    }

    void reachesToThePresentWhereThatLiesOutside()
    {
        const ui::Colors& c = ui::colors(QPalette());
        LifetimeBar bar;
        bar.setLifespan(life(-20h, -19h), noon);
        QCOMPARE(colorAt(bar, 0.9), c.border);
        QVERIFY(isFaded(colorAt(bar, 0.5), c.error));
        bar.setLifespan(life(19h, 20h), noon);
        QCOMPARE(colorAt(bar, 0.1), c.border);
        QCOMPARE(colorAt(bar, 0.5), c.error);
    }

    void showsTheLeewayBeyondBothEnds()
    {
        const ui::Colors& c = ui::colors(QPalette());
        LifetimeBar bar;
        bar.setLifespan(life(-1h, 1h), noon);
        QCOMPARE(colorAt(bar, 0.95), c.good);
        bar.setLifespan(life(-1h, 1h), noon, 20min);
        QVERIFY(isFaded(colorAt(bar, 0.95), c.good));
        QCOMPARE(colorAt(bar, 0.8), c.good);
    }

    void saysTheLeewayToo()
    {
        LifetimeBar bar;
        bar.setLifespan(life(-1h, 1h), noon, 60s);
        QVERIFY2(bar.accessibleName().endsWith("clocks may be wrong by 1 min"), qPrintable(bar.accessibleName()));
    }

    void beginsWithThePresentWhereNoBeginningIsSaid()
    {
        LifetimeBar bar;
        bar.setLifespan(zoom::lifespan(std::nullopt, noon + 1h, {noon}), noon);
        QVERIFY(bar.accessibleName().startsWith("1 h left"));
        QCOMPARE(colorAt(bar, 0.5), ui::colors(QPalette()).good);
    }

    void survivesLivesThatMakeNoSense_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("until");
        QTest::newRow("backwards") << qint64{7'200} << qint64{-7'200};
        QTest::newRow("no length") << qint64{0} << qint64{0};
        QTest::newRow("milliseconds") << qint64{1'772'366'400'000} << qint64{1'772'366'400'000};
        QTest::newRow("millions of years") << qint64{-1'000'000'000'000'000} << qint64{1'000'000'000'000'000};
    }
    void survivesLivesThatMakeNoSense()
    {
        QFETCH(const qint64, from);
        QFETCH(const qint64, until);
        LifetimeBar bar;
        const zoom::Lifespan odd = zoom::lifespan(base::fromEpochSeconds(from), base::fromEpochSeconds(until), {noon});
        bar.setLifespan(odd, noon);
        colorAt(bar, 0.5);
        QVERIFY(!bar.accessibleName().isEmpty());
    }
};

QTEST_MAIN(LifetimeBarTest)
#include "lifetimebar.moc"
