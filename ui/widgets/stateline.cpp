#include "widgets/stateline.h"

#include "icons.h"
#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace ui {

StateLine::StateLine(const QString& name, QWidget* parent)
    : QWidget(parent), icon_(new QLabel(this)), text_(new QLabel(this))
{
    text_->setObjectName(name);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    hide();
}

void StateLine::say(const QString& sentence, const char* role)
{
    role_ = role;
    text_->setText(sentence);
    follow();
    setVisible(!sentence.isEmpty());
}

QString StateLine::text() const { return text_->text(); }

void StateLine::follow()
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

void StateLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) follow();
}

} // namespace ui
