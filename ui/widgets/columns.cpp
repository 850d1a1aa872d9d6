#include "widgets/columns.h"

#include <QBoxLayout>
#include <QScrollArea>

namespace ui {
namespace {

constexpr int roomForTwo = 880; // device-independent pixels: below, a column would be narrower than its form

/// A column in a scroll area of its own.
QBoxLayout* addColumn(QBoxLayout* to, int stretch)
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
    to->addWidget(area, stretch);
    return layout;
}

} // namespace

Columns::Columns(QWidget* parent)
    : QWidget(parent),
      layout_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      left_(addColumn(layout_, 5)),
      right_(addColumn(layout_, 6))
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(16);
}

void Columns::addLeft(QWidget* widget, int stretch)
{
    if (left_->count() > 0 && left_->itemAt(left_->count() - 1)->spacerItem() != nullptr)
        delete left_->takeAt(left_->count() - 1);
    left_->addWidget(widget, stretch);
    if (stretch == 0) left_->addStretch();
}

void Columns::addRight(QWidget* widget, int stretch) { right_->addWidget(widget, stretch); }

void Columns::resizeEvent(QResizeEvent* event)
{
    layout_->setDirection(width() < roomForTwo ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

} // namespace ui
