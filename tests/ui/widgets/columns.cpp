#include "widgets/columns.h"

#include "ui/world.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

using ui::Columns;

namespace {

/// Two columns with a label in each.
struct Page
{
    Columns::Narrow narrow;
    Columns columns{narrow};
    QLabel* left = new QLabel("left");
    QLabel* right = new QLabel("right");

    explicit Page(Columns::Narrow way = Columns::Narrow::Apart) : narrow(way)
    {
        columns.addLeft(left);
        columns.addRight(right);
    }
    void show(int width)
    {
        columns.resize(width, 600);
        columns.show();
        QCoreApplication::processEvents();
    }
    QPoint placeOf(const QLabel* label) const { return label->mapTo(&columns, QPoint()); }
};

} // namespace

class ColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standSideBySideWhereThereIsRoom()
    {
        Page page;
        page.show(1'200);
        QVERIFY(page.placeOf(page.right).x() > page.placeOf(page.left).x() + page.left->width() - 1);
    }

    void standOneAboveTheOtherEachInSightWhereThereIsNot()
    {
        Page page;
        page.show(500);
        QCOMPARE(page.placeOf(page.right).x(), page.placeOf(page.left).x());
        QVERIFY(page.placeOf(page.right).y() > page.placeOf(page.left).y());
        const auto areas = page.columns.findChildren<QScrollArea*>();
        for (const QScrollArea* const area : areas) QVERIFY(area->isVisible() && area->height() > 0);
        QVERIFY(page.left->isVisible() && page.right->isVisible());
    }

    void scrollAsOnePageWhereTheyAreToldTo()
    {
        Page page(Columns::Narrow::Together);
        page.left->setMinimumHeight(700);
        page.right->setMinimumHeight(300);
        page.show(500);
        int scrolling = 0;
        for (const QScrollArea* const area : page.columns.findChildren<QScrollArea*>())
            scrolling += area->verticalScrollBar()->maximum() > 0 ? 1 : 0;
        QCOMPARE(scrolling, 1);
        QVERIFY(page.placeOf(page.right).y() >= 700);
        page.show(1'200);
        QVERIFY(page.placeOf(page.right).y() < 300);
        QVERIFY(page.placeOf(page.right).x() > 500);
    }

    void followAChangeOfWidth()
    {
        Page page;
        page.show(1'200);
        page.show(500);
        QCOMPARE(page.placeOf(page.right).x(), page.placeOf(page.left).x());
        page.show(1'200);
        QVERIFY(page.placeOf(page.right).x() > page.placeOf(page.left).x());
    }

    void keepTheOrderInWhichThingsWereAdded()
    {
        Page page;
        auto* const second = new QLabel("second");
        page.columns.addLeft(second);
        page.show(1'200);
        QVERIFY(page.placeOf(second).y() > page.placeOf(page.left).y());
        QVERIFY2(page.placeOf(second).y() < 100, "things stand at the top, without gaps");
    }
};

QTEST_MAIN(ColumnsTest)
#include "columns.moc"
