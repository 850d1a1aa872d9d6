#include "widgets/foldcard.h"

#include "icons.h"
#include "widgets/reveal.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

FoldCard::FoldCard(const QString& name, const QString& title, QWidget* parent)
    : Card(title, parent), summary_(new QLabel), folder_(new QPushButton), rest_(new QWidget)
{
    folder_->setObjectName(name + "Fold");
    folder_->setProperty("flat", true);
    folder_->setCheckable(true);
    addBesideTitle(folder_);
    summary_->setObjectName(name + "Summary");
    summary_->setProperty("role", "muted");
    summary_->setTextFormat(Qt::PlainText);
    summary_->setWordWrap(true);
    summary_->hide();
    body()->addWidget(summary_);
    inside_ = new QVBoxLayout(rest_);
    inside_->setContentsMargins(0, 0, 0, 0);
    inside_->setSpacing(16);
    body()->addWidget(rest_);
    connect(folder_, &QPushButton::toggled, this, [this](bool open) {
        follow(open);
        if (open) reveal(this);
        Q_EMIT opened(open);
    });
    follow(false);
}

void FoldCard::follow(bool open)
{
    rest_->setVisible(open);
    folder_->setText(open ? tr("Close") : tr("Open"));
    folder_->setAccessibleName(accessibleName() + ": " + folder_->text());
    folder_->setIcon(icon(open ? "chevron-open" : "chevron-right"));
    settle();
}

/// Where there is nothing below the title, it stands in the middle.
void FoldCard::settle()
{
    constexpr int foot = 20;
    QMargins margins = body()->contentsMargins();
    margins.setBottom(isOpen() || !summary_->text().isEmpty() ? foot : margins.top());
    body()->setContentsMargins(margins);
}

bool FoldCard::isOpen() const { return folder_->isChecked(); }
void FoldCard::setOpen(bool open) { folder_->setChecked(open); }

void FoldCard::setSummary(const QString& sentence)
{
    summary_->setText(sentence);
    summary_->setVisible(!sentence.isEmpty());
    settle();
}

} // namespace ui
