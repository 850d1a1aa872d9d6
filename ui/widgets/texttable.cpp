#include "widgets/texttable.h"

#include "text.h"
#include "theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QToolTip>

#include <utility>

namespace ui {
namespace {

constexpr int padding = 4;
constexpr int above = 7; // a cell's text, and below it
constexpr int quietRole = Qt::UserRole;
constexpr int readable = 1'200; // characters: more than fit into the lines of a cell

/// Breaks `layout`'s text into lines of that width, `TextTable::mostLines` at most; returns where the last one ends.
int breakLines(QTextLayout& layout, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal y = 0;
    int end = 0;
    layout.beginLayout();
    for (int lines = 0; lines < TextTable::mostLines; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
        end = line.textStart() + line.textLength();
    }
    layout.endLayout();
    return end;
}

/// A text laid out for a cell, shortened if need be.
class CellText
{
public:
    CellText(QString text, const QFont& font, qreal width)
    {
        const bool isLong = text.size() > readable;
        text.truncate(readable);
        text.replace('\n', QChar::LineSeparator);
        layout_.setText(text);
        layout_.setFont(font);
        const int end = breakLines(layout_, width);
        if (end >= text.size() && !isLong) return;
        isCut_ = true;
        constexpr int room = 2; // for the dots, and half a character
        layout_.setText(text.left(qMax(0, end - room)) + QChar(0x2026));
        breakLines(layout_, width);
    }

    bool isCut() const { return isCut_; }
    qreal height() const { return layout_.boundingRect().height(); }
    void draw(QPainter* painter, const QPointF& at) const { layout_.draw(painter, at); }

private:
    QTextLayout layout_;
    bool isCut_ = false;
};

/// Breaks long texts rather than cut them at the cell's edge, and gives each row some air.
class WrappingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = std::exchange(cell.text, {});
        cell.state &= ~QStyle::State_HasFocus; // the whole row is the current one, not a cell of it
        cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const bool selected = (cell.state & QStyle::State_Selected) != 0;
        const bool quiet = index.data(quietRole).toBool();
        painter->setPen(selected ? cell.palette.color(QPalette::HighlightedText)
                        : quiet  ? colors(cell.palette).muted
                                 : cell.palette.color(QPalette::Text));
        const CellText words(text, cell.font, cell.rect.width() - 2 * padding);
        words.draw(painter, cell.rect.topLeft() + QPointF(padding, above));
        if (!selected) paintFocus(painter, cell, index);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const auto* const table = static_cast<const QTableView*>(cell.widget);
        const CellText words(cell.text, cell.font, table->columnWidth(index.column()) - 2 * padding);
        const int width = cell.fontMetrics.horizontalAdvance(cell.text.left(readable));
        return {width + 2 * padding, qCeil(words.height()) + 2 * above};
    }

    /// The whole text where the cell has only some of it; as rich text, so that no text is taken for markup.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override
    {
        if (event->type() != QEvent::ToolTip) return QStyledItemDelegate::helpEvent(event, view, option, index);
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const bool cut = CellText(cell.text, cell.font, cell.rect.width() - 2 * padding).isCut();
        const QString whole = "<p>" + cell.text.left(4 * readable).toHtmlEscaped() + "</p>";
        QToolTip::showText(event->globalPos(), cut ? whole : QString(), view);
        return true;
    }

private:
    /// Lines above and below the row that the keyboard is on, before it has chosen one.
    static void paintFocus(QPainter* painter, const QStyleOptionViewItem& cell, const QModelIndex& index)
    {
        const auto* const table = static_cast<const QTableView*>(cell.widget);
        if (!table->hasFocus() || table->currentIndex().row() != index.row()) return;
        painter->setPen(QPen(colors(cell.palette).accent, 1, Qt::DashLine));
        painter->drawLine(cell.rect.topLeft(), cell.rect.topRight());
        painter->drawLine(cell.rect.bottomLeft(), cell.rect.bottomRight());
    }
};

} // namespace

TextTable::TextTable(const QStringList& headers, int fixed, int share, QWidget* parent)
    : QTableWidget(0, static_cast<int>(headers.size()), parent), fixed_(fixed), share_(share)
{
    setHorizontalHeaderLabels(headers);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(new WrappingDelegate(this));
    setAlternatingRowColors(true);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1); // a row is as high as its texts, whatever the style's font
    setShowGrid(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);        // it shows all its rows; the page scrolls
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // as high as its rows
}

void TextTable::setCell(int row, int column, const QString& text)
{
    QTableWidgetItem* cell = item(row, column);
    if (cell == nullptr) {
        cell = new QTableWidgetItem;
        if (column < fixed_) cell->setFont(fixedFont());
        setItem(row, column, cell);
    }
    if (cell->text() != text) cell->setText(text);
}

void TextTable::setQuiet(int row, bool quiet)
{
    for (int column = 0; column < columnCount(); ++column)
        if (item(row, column)->data(quietRole).toBool() != quiet) item(row, column)->setData(quietRole, quiet);
}

void TextTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableWidget::currentChanged(current, previous);
    viewport()->update(); // whole rows show it
}

/// The first arrow chooses the row that the keyboard is on, and does not pass it by.
void TextTable::keyPressEvent(QKeyEvent* event)
{
    const bool arrow = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up;
    if (arrow && currentRow() >= 0 && selectedItems().isEmpty())
        selectRow(currentRow());
    else
        QTableWidget::keyPressEvent(event);
}

void TextTable::fit()
{
    const int room = viewport()->width();
    const int longest = qMax(sizeHintForColumn(0) + 16, horizontalHeader()->sectionSizeHint(0));
    const int names = qMin(longest, room * 2 / 5);
    setColumnWidth(0, names);
    int rest = room - names;
    const int others = columnCount() - 1;
    for (int column = 1; column < others; ++column) {
        const int width = column == 1 ? (room - names) * share_ / 100 : rest / (others - column + 1);
        setColumnWidth(column, width);
        rest -= width;
    }
    setColumnWidth(others, rest);
    resizeRowsToContents();
    updateGeometry();
}

QSize TextTable::sizeHint() const
{
    return {480, horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth()};
}

QSize TextTable::minimumSizeHint() const { return {280, sizeHint().height()}; }

void TextTable::resizeEvent(QResizeEvent* event)
{
    QTableWidget::resizeEvent(event);
    fit();
}

} // namespace ui
