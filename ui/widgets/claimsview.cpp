#include "widgets/claimsview.h"

#include "text.h"
#include "zoom/describe.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <utility>

namespace ui {
namespace {

/// `Role: Host or co-host`; for times the local form first, as that is what a person compares with the clock.
QString meaning(const zoom::ClaimText& claim, const jwt::Value& value, base::Time now)
{
    const QString what = text(claim.meaning);
    QString reading = text(claim.reading);
    const auto* const seconds = std::get_if<std::int64_t>(&value);
    const bool isTime = reading.endsWith(" UTC") && seconds != nullptr;
    if (isTime) reading = localTime(base::fromEpochSeconds(*seconds), now) + '\n' + reading;
    if (what.isEmpty() || reading.isEmpty()) return what + reading;
    return what + (isTime ? "\n" : ": ") + reading;
}

/// Breaks long texts rather than cut them, and gives each row some air.
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
        painter->setFont(cell.font);
        painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(textRect(cell.rect), wrapping(index) | Qt::AlignVCenter, text);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const auto* const table = static_cast<const QTableView*>(cell.widget);
        const QRect room = textRect(QRect(0, 0, table->columnWidth(index.column()), QWIDGETSIZE_MAX));
        const QRect needed = cell.fontMetrics.boundingRect(room, wrapping(index), cell.text);
        return {cell.fontMetrics.horizontalAdvance(cell.text) + 2 * padding, needed.height() + 3 * padding};
    }

private:
    static constexpr int padding = 4;

    /// Names and values may have no blank to break at; meanings are words.
    static int wrapping(const QModelIndex& index)
    {
        return index.column() < 2 ? Qt::TextWrapAnywhere : Qt::TextWordWrap;
    }

    static QRect textRect(const QRect& cell) { return cell.adjusted(padding, 0, -padding, 0); }
};

} // namespace

ClaimsView::ClaimsView(QWidget* parent) : QTableWidget(0, 3, parent)
{
    setHorizontalHeaderLabels({tr("Claim"), tr("Value"), tr("Meaning")});
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(new WrappingDelegate(this));
    setAlternatingRowColors(true);
    verticalHeader()->hide();
    setShowGrid(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Claims"));
}

void ClaimsView::setClaims(const jwt::Claims& claims, zoom::TokenKind kind, base::Time now)
{
    const std::vector<zoom::ClaimText> texts = zoom::explain(claims, kind);
    setRowCount(static_cast<int>(texts.size()));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const int row = static_cast<int>(i);
        setCell(row, 0, text(texts[i].name));
        setCell(row, 1, text(texts[i].value));
        setCell(row, 2, meaning(texts[i], claims[i].value, now));
    }
    fitRows();
}

void ClaimsView::setCell(int row, int column, const QString& text)
{
    QTableWidgetItem* cell = item(row, column);
    if (cell == nullptr) {
        cell = new QTableWidgetItem;
        if (column < 2) cell->setFont(fixedFont());
        setItem(row, column, cell);
    }
    if (cell->text() != text) cell->setText(text);
}

void ClaimsView::fitRows()
{
    const int room = viewport()->width();
    const int names = qMin(sizeHintForColumn(0) + 16, room * 2 / 5);
    const int values = (room - names) * 2 / 5;
    setColumnWidth(0, names);
    setColumnWidth(1, values);
    setColumnWidth(2, room - names - values);
    resizeRowsToContents();
    updateGeometry();
}

QSize ClaimsView::sizeHint() const
{
    return {480, horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth()};
}

QSize ClaimsView::minimumSizeHint() const { return {280, sizeHint().height()}; }

void ClaimsView::resizeEvent(QResizeEvent* event)
{
    QTableWidget::resizeEvent(event);
    fitRows();
}

} // namespace ui
