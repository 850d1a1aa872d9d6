#include "widgets/notice.h"

#include "widgets/stateline.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

Notice::Notice(const QString& name, QWidget* parent) : QFrame(parent), line_(new StateLine(name, this))
{
    setProperty("notice", true);
    auto* const close = new QPushButton(tr("Close"), this);
    close->setObjectName(name + "Close");
    close->setAccessibleName(tr("Close the note"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(line_, 1);
    row->addWidget(close);
    hide();
}

void Notice::say(const QString& sentence, const char* role)
{
    line_->say(sentence, role);
    setVisible(!sentence.isEmpty());
}

QString Notice::text() const { return line_->text(); }

} // namespace ui
