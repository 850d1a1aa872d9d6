#include "widgets/columns.h"

#include "ui/world.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>

using ui::Columns;

namespace {

/// Two columns with a label in each.
struct Page
{
    Columns columns;
    QLabel* left = new QLabel("left");
    QLabel* right = new QLabel("right");

    explicit Page(Columns::WhenNarrow whenNarrow = Columns::WhenNarrow::Stack) : columns(whenNarrow)
    {
        columns.addLeft(left);
        columns.addRight(right);
    }
    void show(int width)
    {
        columns.resize(width, 600);
        if (!support::showActive(columns)) qFatal("the columns get no keyboard");
        QCoreApplication::processEvents();
    }
    QPoint placeOf(const QLabel* label) const { return label->mapTo(&columns, QPoint()); }
};

/// How many parts of the page scroll on their own.
qsizetype visibleAreas(const Columns& columns)
{
    const auto areas = columns.findChildren<QScrollArea*>();
    return std::count_if(areas.begin(), areas.end(), [](const QScrollArea* area) { return area->isVisible(); });
}

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

    void mergeIntoOneInTheOrderOfTheirComing()
    {
        Page page(Columns::WhenNarrow::Merge);
        auto* const second = new QLineEdit;
        auto* const hidden = new QLabel("hidden");
        page.columns.addLeft(second);
        page.columns.addRight(hidden);
        hidden->hide();
        page.show(500);
        second->setFocus();
        QVERIFY(page.placeOf(page.left).y() < page.placeOf(page.right).y());
        QVERIFY(page.placeOf(page.right).y() < second->mapTo(&page.columns, QPoint()).y());
        QCOMPARE(visibleAreas(page.columns), 1);
        page.show(1'200);
        QCOMPARE(visibleAreas(page.columns), 2);
        QVERIFY(page.placeOf(page.right).x() > page.placeOf(page.left).x());
        QCOMPARE(page.placeOf(page.right).y(), page.placeOf(page.left).y());
        page.show(500);
        QVERIFY(page.left->isVisible() && page.right->isVisible() && second->isVisible() && hidden->isHidden());
        QVERIFY2(second->hasFocus(), "whoever types goes on typing");
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
