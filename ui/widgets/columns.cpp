#include "widgets/columns.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>

namespace ui {
namespace {

constexpr int roomForTwo = 880; // device-independent pixels: below, a column would be narrower than its form

void makePlain(QScrollArea* area)
{
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
}

} // namespace

/// A column in a scroll area of its own, or, while somebody else scrolls, as high as it needs to be.
class ColumnArea : public QScrollArea
{
public:
    ColumnArea()
    {
        makePlain(this);
        auto* const column = new QWidget;
        column->setProperty("column", true);
        layout_ = new QVBoxLayout(column);
        layout_->setContentsMargins(0, 0, 4, 0);
        layout_->setSpacing(16);
        setWidget(column);
    }

    QBoxLayout* column() const { return layout_; }
    void setScrolls(bool scrolls)
    {
        scrolls_ = scrolls;
        setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        fit();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool taken = QScrollArea::eventFilter(watched, event);
        if (watched == widget() && event->type() == QEvent::LayoutRequest) fit();
        return taken;
    }
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        fit();
    }

private:
    void fit()
    {
        const int least = layout_->totalMinimumSize().height();
        const int needed = layout_->hasHeightForWidth() ? layout_->totalHeightForWidth(viewport()->width()) : least;
        setMinimumHeight(scrolls_ ? 0 : qMax(least, needed));
    }

    QBoxLayout* layout_;
    bool scrolls_ = true;
};

Columns::Columns(Narrow narrow, QWidget* parent)
    : QWidget(parent),
      narrow_(narrow),
      layout_(new QBoxLayout(QBoxLayout::LeftToRight)),
      leftArea_(new ColumnArea),
      rightArea_(new ColumnArea),
      left_(leftArea_->column()),
      right_(rightArea_->column())
{
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(16);
    constexpr int leftShare = 5;
    constexpr int rightShare = 6;
    layout_->addWidget(leftArea_, leftShare);
    layout_->addWidget(rightArea_, rightShare);
    if (narrow == Narrow::Apart) {
        whole->addLayout(layout_);
        return;
    }
    auto* const both = new QWidget;
    both->setLayout(layout_);
    both->setProperty("column", true); // it has no ground of its own either
    auto* const area = new QScrollArea;
    makePlain(area);
    area->setWidget(both);
    whole->addWidget(area);
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
    const bool isNarrow = width() < roomForTwo;
    layout_->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (ColumnArea* const area : {leftArea_, rightArea_}) area->setScrolls(!isNarrow || narrow_ == Narrow::Apart);
    QWidget::resizeEvent(event);
}

} // namespace ui
