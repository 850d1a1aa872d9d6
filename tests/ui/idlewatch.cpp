#include "idlewatch.h"

#include "ui/world.h"

#include <QSignalSpy>

using namespace std::chrono_literals;
using support::tick;
using ui::IdleWatch;

namespace {

struct Watched
{
    base::Time now = support::noon;
    IdleWatch watch{[this] { return now; }};
    QSignalSpy idle{&watch, &IdleWatch::idle};
    QSignalSpy input{&watch, &IdleWatch::input};

    void pass(std::chrono::seconds time)
    {
        now += time;
        tick(watch);
    }
};

} // namespace

class IdleWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOnceThatNobodyIsThere()
    {
        Watched watched;
        watched.watch.setLimit(15min);
        watched.pass(15min - 1s);
        QCOMPARE(watched.idle.count(), 0);
        watched.pass(1s);
        QCOMPARE(watched.idle.count(), 1);
        watched.pass(1h);
        QCOMPARE(watched.idle.count(), 1);
    }

    void startsAnewWithEachInput_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a key") << 0;
        QTest::newRow("a mouse button") << 1;
    }
    void startsAnewWithEachInput()
    {
        QFETCH(const int, kind);
        QWidget window;
        QVERIFY(support::showActive(window));
        Watched watched;
        watched.watch.setLimit(15min);
        watched.pass(14min);
        if (kind == 0)
            QTest::keyClick(&window, Qt::Key_A);
        else
            QTest::mouseClick(&window, Qt::LeftButton);
        QVERIFY(watched.input.count() > 0);
        watched.pass(14min);
        QCOMPARE(watched.idle.count(), 0);
        watched.pass(1min);
        QCOMPARE(watched.idle.count(), 1);
        QTest::keyClick(&window, Qt::Key_A);
        watched.pass(15min);
        QCOMPARE(watched.idle.count(), 2);
    }

    void aPointerThatMovesIsNobodysWill()
    {
        QWidget window;
        window.setMouseTracking(true);
        QVERIFY(support::showActive(window));
        const Watched watched;
        QTest::mouseMove(&window, QPoint(5, 5));
        QTest::mouseMove(&window, QPoint(9, 9));
        QCOMPARE(watched.input.count(), 0);
    }

    void saysNothingWithoutALimit()
    {
        Watched watched;
        watched.watch.setLimit(5min);
        watched.watch.setLimit(0s);
        watched.pass(24h);
        QCOMPARE(watched.idle.count(), 0);
    }

    void waitsNoLongerWhenTheClockIsSetBack()
    {
        Watched watched;
        watched.watch.setLimit(5min);
        watched.pass(-24h);
        watched.pass(5min);
        QCOMPARE(watched.idle.count(), 1);
    }
};

QTEST_MAIN(IdleWatchTest)
#include "idlewatch.moc"
