#include "pages/page.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

Page::Page(const QString& name, const QString& title, const QString& summary, QWidget* parent)
    : QWidget(parent), head_(new QBoxLayout(QBoxLayout::LeftToRight)), column_(new QVBoxLayout(this))
{
    setObjectName("page." + name);
    setAccessibleName(title);
    auto* const headline = new QLabel(title, this);
    QFont font = headline->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    headline->setFont(font);
    auto* const line = new QLabel(summary, this);
    line->setProperty("role", "muted");
    line->setWordWrap(true);

    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(headline);
    words->addWidget(line);
    head_->addLayout(words, 1);
    head_->setSpacing(16);
    column_->setContentsMargins(24, 20, 20, 20);
    column_->setSpacing(20);
    column_->addLayout(head_);
}

void Page::addBesideTitle(QWidget* widget) { head_->addWidget(widget, 0, Qt::AlignVCenter | Qt::AlignLeft); }

void Page::resizeEvent(QResizeEvent* event)
{
    constexpr int roomForBoth = 640; // device-independent pixels: below, what stands beside the title goes under it
    head_->setDirection(width() < roomForBoth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QWidget::resizeEvent(event);
}

bool Page::takeFile(const QString& /*path*/) { return false; }

void Page::setContent(QWidget* content) { column_->addWidget(content, 1); }

} // namespace ui
