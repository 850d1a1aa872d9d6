#include "widgets/card.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

Card::Card(const QString& title, QWidget* parent) : QFrame(parent), body_(new QVBoxLayout(this)), head_(new QHBoxLayout)
{
    setProperty("card", true);
    setAccessibleName(title);
    body_->setContentsMargins(20, 9, 20, 20);
    body_->setSpacing(16);
    auto* const label = new QLabel(title, this);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    constexpr int air = 8; // above and below, as in a button: titles side by side stand on one line
    label->setMinimumHeight(label->fontMetrics().height() + 2 * air);
    head_->addWidget(label, 1);
    body_->addLayout(head_);
}

void Card::addBesideTitle(QWidget* widget) { head_->addWidget(widget, 0, Qt::AlignVCenter); }

} // namespace ui
