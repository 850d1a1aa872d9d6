#include "widgets/texttable.h"

#include "theme.h"
#include "ui/world.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QImage>
#include <QToolTip>

namespace {

class Table : public ui::TextTable
{
public:
    Table() : TextTable({"a", "b", "c"}, 2, 40) {}
    void fill(const QString& text)
    {
        setRowCount(1);
        for (int column = 0; column < 3; ++column) setCell(0, column, column == 1 ? text : "x");
        fit();
    }
    QString toolTip(int column)
    {
        QToolTip::hideText();
        const QPoint at = visualItemRect(item(0, column)).center();
        QHelpEvent event(QEvent::ToolTip, at, viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(viewport(), &event);
        return QToolTip::text();
    }
};

} // namespace

class TextTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsRowsLowHoweverLongATextIs()
    {
        Table table;
        table.resize(480, 400);
        table.fill(QString(60'000, 'x'));
        table.show();
        const int line = QFontMetrics(table.item(0, 1)->font()).lineSpacing();
        QVERIFY2(table.rowHeight(0) <= (ui::TextTable::mostLines + 1) * line,
                 qPrintable(QString::number(table.rowHeight(0))));
        QVERIFY(table.rowHeight(0) >= (ui::TextTable::mostLines - 1) * line);
        QCOMPARE(table.item(0, 1)->text().size(), 60'000);
    }

    void showsMoreOfACutTextInItsToolTipAndTakesNoneForMarkup()
    {
        Table table;
        table.resize(480, 400);
        table.fill("<b>" + QString(900, 'x') + "the end");
        QVERIFY(support::showActive(table));
        QVERIFY2(table.toolTip(1).contains("&lt;b&gt;"), qPrintable(table.toolTip(1).left(60)));
        QVERIFY(table.toolTip(1).contains("the end"));
        table.toolTip(2);
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void showsWhereTheKeyboardIsBeforeARowIsChosen()
    {
        ui::applyScheme(*qApp, ui::Scheme::Light);
        Table table;
        table.resize(480, 400);
        table.fill("a value");
        QVERIFY(support::showActive(table));
        const auto accents = [&] {
            const QImage picture = table.viewport()->grab().toImage();
            int found = 0;
            for (int x = 0; x < picture.width(); ++x)
                found += picture.pixelColor(x, 0) == ui::colors(table.palette()).accent ? 1 : 0;
            return found;
        };
        table.clearFocus();
        QCOMPARE(accents(), 0);
        table.setFocus(Qt::TabFocusReason);
        QVERIFY(table.selectedItems().isEmpty());
        QTRY_VERIFY2(accents() > 100, qPrintable(QString::number(accents())));
    }

    void fillsItsWidth()
    {
        Table table;
        table.fill("a value");
        for (const int width : {280, 480, 1'500}) {
            table.resize(width, 400);
            table.show();
            QCOMPARE(table.horizontalHeader()->length(), table.viewport()->width());
        }
    }
};

QTEST_MAIN(TextTableTest)
#include "texttable.moc"
