#include "widgets/columns.h"

#include <QBoxLayout>
#include <QPointer>
#include <QScrollArea>

namespace ui {
namespace {

constexpr int roomForTwo = 880; // device-independent pixels: below, a column would be narrower than its form

} // namespace

Columns::Columns(WhenNarrow whenNarrow, QWidget* parent)
    : QWidget(parent),
      whenNarrow_(whenNarrow),
      layout_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      left_(addColumn(5)),
      right_(addColumn(6))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(16);
}

Columns::Column Columns::addColumn(int stretch)
{
    auto* const area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* const column = new QWidget;
    column->setProperty("column", true);
    auto* const layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(16);
    area->setWidget(column);
    layout_->addWidget(area, stretch);
    return {area, layout};
}

void Columns::addLeft(QWidget* widget, int stretch) { add({widget, stretch, true}); }

void Columns::addRight(QWidget* widget, int stretch) { add({widget, stretch, false}); }

void Columns::add(const Item& item)
{
    items_.push_back(item);
    place(item);
}

/// Puts it at the foot of its column. What stands in the left one without a stretch stands at the top.
void Columns::place(const Item& item)
{
    const bool toLeft = item.isLeft || merged_;
    QBoxLayout* const layout = toLeft ? left_.layout : right_.layout;
    if (toLeft && layout->count() > 0 && layout->itemAt(layout->count() - 1)->spacerItem() != nullptr)
        delete layout->takeAt(layout->count() - 1);
    layout->addWidget(item.widget, merged_ ? 0 : item.stretch);
    if (toLeft && (merged_ || item.stretch == 0)) layout->addStretch();
}

/// Moves everything into one column, or back into two. The keyboard stays where it is.
void Columns::setMerged(bool merged)
{
    if (merged == merged_) return;
    merged_ = merged;
    const QPointer<QWidget> focus = focusWidget();
    const bool hadFocus = focus != nullptr && focus->hasFocus();
    right_.area->setVisible(!merged);
    for (const Item& item : items_) {
        const bool wasVisible = item.widget->isVisible(); // a change of parent hides it
        left_.layout->removeWidget(item.widget);
        right_.layout->removeWidget(item.widget);
        place(item);
        if (wasVisible) item.widget->show();
    }
    if (hadFocus && focus != nullptr) focus->setFocus();
}

void Columns::resizeEvent(QResizeEvent* event)
{
    const bool narrow = width() < roomForTwo;
    layout_->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    setMerged(narrow && whenNarrow_ == WhenNarrow::Merge);
    QWidget::resizeEvent(event);
}

} // namespace ui
