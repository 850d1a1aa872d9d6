#include "widgets/columns.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>

namespace ui {
namespace {

constexpr int roomForTwo = 880; // device-independent pixels: below, a column would be narrower than its form

void dress(QScrollArea& area, QWidget* inside)
{
    area.setWidgetResizable(true);
    area.setFrameShape(QFrame::NoFrame);
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area.setFocusPolicy(Qt::NoFocus);
    inside->setProperty("column", true);
    area.setWidget(inside);
}

} // namespace

/// A column, which scrolls on its own or is as high as what is in it.
class ColumnArea : public QScrollArea
{
public:
    ColumnArea() : layout_(nullptr)
    {
        auto* const column = new QWidget;
        layout_ = new QVBoxLayout(column);
        layout_->setContentsMargins(0, 0, 4, 0);
        layout_->setSpacing(16);
        dress(*this, column);
    }

    QBoxLayout& layout() const { return *layout_; }
    void setScrolling(bool scrolls)
    {
        if (verticalScrollBarPolicy() == (scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff)) return;
        setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        QSizePolicy policy = sizePolicy();
        policy.setHeightForWidth(!scrolls);
        setSizePolicy(policy);
    }
    bool hasHeightForWidth() const override { return sizePolicy().hasHeightForWidth(); }
    int heightForWidth(int width) const override
    {
        if (!hasHeightForWidth()) return QScrollArea::heightForWidth(width);
        return layout_->hasHeightForWidth() ? layout_->totalHeightForWidth(width) : layout_->totalSizeHint().height();
    }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest) updateGeometry(); // what is in it has another height
        return QScrollArea::event(event);
    }

private:
    QBoxLayout* layout_;
};

Columns::Columns(Narrow narrow, QWidget* parent)
    : QWidget(parent),
      layout_(new QBoxLayout(QBoxLayout::LeftToRight)),
      left_(new ColumnArea),
      right_(new ColumnArea),
      scrollTogether_(narrow == Narrow::ScrollTogether)
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(16);
    layout_->addWidget(left_, 5);
    layout_->addWidget(right_, 6);
    if (!scrollTogether_) {
        setLayout(layout_);
        return;
    }
    auto* const both = new QWidget;
    both->setLayout(layout_);
    auto* const area = new QScrollArea;
    dress(*area, both);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
}

void Columns::addLeft(QWidget* widget, int stretch)
{
    QBoxLayout& column = left_->layout();
    if (column.count() > 0 && column.itemAt(column.count() - 1)->spacerItem() != nullptr)
        delete column.takeAt(column.count() - 1);
    column.addWidget(widget, stretch);
    if (stretch == 0) column.addStretch();
}

void Columns::addRight(QWidget* widget, int stretch) { right_->layout().addWidget(widget, stretch); }

void Columns::resizeEvent(QResizeEvent* event)
{
    const bool narrow = width() < roomForTwo;
    layout_->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const bool together = narrow && scrollTogether_;
    for (ColumnArea* const column : {left_, right_}) column->setScrolling(!together);
    for (int i = 0; i < layout_->count(); ++i) layout_->setStretch(i, together ? 0 : 5 + i);
    QWidget::resizeEvent(event);
}

} // namespace ui
