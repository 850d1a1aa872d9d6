#include "widgets/lifetimebar.h"

#include "text.h"
#include "theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int barHeight = 8;
constexpr int gap = 8;

} // namespace

LifetimeBar::LifetimeBar(QWidget* parent) : QWidget(parent), label_(new QLabel(this))
{
    label_->setTextFormat(Qt::PlainText);
    label_->setWordWrap(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, barHeight + gap, 0, 0);
    column->addWidget(label_);
    clear();
}

void LifetimeBar::setLifespan(const zoom::Lifespan& life, base::Time now)
{
    life_ = life;
    now_ = now;
    setAccessibleName(words());
    label_->setText(words());
    setRole(label_, life.state == zoom::LifetimeState::Expired ? "error" : "muted");
    update();
}

void LifetimeBar::clear() { setLifespan({}, {}); }

QString LifetimeBar::words() const
{
    if (!life_.expiresAt) return tr("No lifetime");
    const base::Time from = life_.issuedAt.value_or(std::min(now_, *life_.expiresAt));
    const QString end = localTime(*life_.expiresAt, now_) + " · " + text(base::utcText(*life_.expiresAt));
    return lifeText(from, *life_.expiresAt, now_) + " · " + (now_ < *life_.expiresAt ? tr("until %1").arg(end) : end);
}

void LifetimeBar::paintEvent(QPaintEvent*)
{
    const Colors& c = colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(0, 0, width(), barHeight);
    painter.setBrush(c.border);
    painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);

    if (life_.issuedAt && life_.expiresAt && *life_.expiresAt > *life_.issuedAt) {
        const auto whole = static_cast<double>((*life_.expiresAt - *life_.issuedAt).count());
        const auto gone = static_cast<double>((now_ - *life_.issuedAt).count());
        const double left = 1 - std::clamp(gone / whole, 0.0, 1.0);
        const QColor color = life_.state == zoom::LifetimeState::Live ? (left < 0.1 ? c.warning : c.good) : c.error;
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(track.width() * (1 - left), 0, track.width() * left, barHeight), barHeight / 2.0,
                                barHeight / 2.0);
    }
}

} // namespace ui
