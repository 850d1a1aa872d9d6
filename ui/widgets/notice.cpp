#include "widgets/notice.h"

#include "icons.h"
#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

Notice::Notice(const QString& name, QWidget* parent) : QFrame(parent), icon_(new QLabel(this)), text_(new QLabel(this))
{
    setProperty("notice", true);
    text_->setObjectName(name);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    auto* const close = new QPushButton(tr("Close"), this);
    close->setObjectName(name + "Close");
    close->setAccessibleName(tr("Close the note"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(icon_);
    row->addWidget(text_, 1);
    row->addWidget(close);
    hide();
}

void Notice::say(const QString& sentence, const char* role)
{
    role_ = role;
    text_->setText(sentence);
    follow();
    setVisible(!sentence.isEmpty());
}

QString Notice::text() const { return text_->text(); }

void Notice::follow()
{
    setRole(text_, role_);
    const Colors& c = colors(palette());
    const QLatin1String role(role_);
    const bool bad = role == QLatin1String("error");
    const bool warns = role == QLatin1String("warning");
    const bool good = role == QLatin1String("good");
    const QString name = bad ? "error" : warns ? "warning" : good ? "check" : "info";
    constexpr int side = 18;
    icon_->setPixmap(iconPixmap(name,
                                bad     ? c.error
                                : warns ? c.warning
                                : good  ? c.good
                                        : c.muted,
                                side, devicePixelRatioF()));
}

void Notice::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) follow();
}

} // namespace ui
