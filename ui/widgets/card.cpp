#include "widgets/card.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

Card::Card(const QString& title, QWidget* parent) : QFrame(parent), body_(new QVBoxLayout(this)), head_(new QHBoxLayout)
{
    setProperty("card", true);
    setAccessibleName(title);
    body_->setContentsMargins(20, 16, 20, 20);
    body_->setSpacing(16);
    auto* const label = new QLabel(title, this);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    head_->addWidget(label, 1);
    body_->addLayout(head_);
}

void Card::addBesideTitle(QWidget* widget) { head_->addWidget(widget); }

} // namespace ui
