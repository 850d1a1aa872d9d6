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
    column->setContentsMargins(0, barHeight + gap + fontMetrics().height(), 0, 0);
    column->addWidget(label_);
    clear();
}

void LifetimeBar::setLifespan(const zoom::Lifespan& life, base::Time now, std::chrono::seconds leeway)
{
    life_ = life;
    now_ = now;
    leeway_ = leeway;
    setAccessibleName(words());
    label_->setText(words());
    const bool outside = life.state == zoom::LifetimeState::Expired || life.state == zoom::LifetimeState::NotYet;
    setRole(label_, outside ? "error" : "muted");
    update();
}

void LifetimeBar::clear() { setLifespan({}, {}); }

QString LifetimeBar::words() const
{
    if (!life_.expiresAt) return tr("No lifetime");
    const QString end = localTime(*life_.expiresAt, now_) + " · " + text(base::utcText(*life_.expiresAt));
    const QString words =
        lifeText(start(), *life_.expiresAt, now_) + " · " + (now_ < *life_.expiresAt ? tr("until %1").arg(end) : end);
    if (leeway_ <= std::chrono::seconds{}) return words;
    return words + " · " + tr("clocks may be wrong by %1").arg(text(base::durationText(leeway_)));
}

/// `iat`; where there is none, the present.
base::Time LifetimeBar::start() const { return life_.issuedAt.value_or(std::min(now_, *life_.expiresAt)); }

/// Where a time lies on the bar, from 0 to 1. The bar reaches from `iat` to `exp` and a little farther where the
/// present or the leeway does.
double LifetimeBar::at(base::Time time) const
{
    const auto seconds = [](auto duration) { return static_cast<double>(duration.count()); };
    const double whole = seconds(*life_.expiresAt - start());
    const double farthest = whole / 3;
    const double slack = seconds(leeway_);
    const double before = std::clamp(seconds(start() - now_), std::min(slack, farthest), farthest);
    const double after = std::clamp(seconds(now_ - *life_.expiresAt), std::min(slack, farthest), farthest);
    return std::clamp((seconds(time - start()) + before) / (before + whole + after), 0.0, 1.0);
}

void LifetimeBar::paintLife(QPainter& painter) const
{
    const Colors& c = colors(palette());
    const double wide = width();
    const auto piece = [&](base::Time from, base::Time to, const QColor& color) {
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(at(from) * wide, 0, (at(to) - at(from)) * wide, barHeight), barHeight / 2.0,
                                barHeight / 2.0);
    };
    const base::Time from = start();
    const base::Time to = *life_.expiresAt;
    const double left =
        1 - std::clamp(static_cast<double>((now_ - from).count()) / static_cast<double>((to - from).count()), 0.0, 1.0);
    const bool live = life_.state == zoom::LifetimeState::Live;
    const QColor color = live ? (left < 0.1 ? c.warning : c.good) : c.error;
    QColor pale = color;
    pale.setAlpha(90);
    piece(from - leeway_, to + leeway_, pale);
    piece(std::clamp(now_, from, to), to, color);
    painter.setBrush(c.text);
    painter.drawRect(QRectF(std::clamp(at(now_) * wide - 1, 0.0, wide - 2), -2, 2, barHeight + 4));
}

void LifetimeBar::paintCaptions(QPainter& painter) const
{
    painter.setPen(colors(palette()).muted);
    const QFontMetrics metrics = fontMetrics();
    const int top = barHeight + 2;
    const auto caption = [&](base::Time time, const QString& word) {
        const int wide = metrics.horizontalAdvance(word);
        const int left = qBound(0, static_cast<int>(at(time) * width()) - wide / 2, width() - wide);
        return QRect(left, top, wide, metrics.height());
    };
    const QRect issued = caption(start(), life_.issuedAt ? "iat" : QString());
    const QRect expires = caption(*life_.expiresAt, "exp");
    const QRect now = caption(now_, tr("now"));
    if (life_.issuedAt) painter.drawText(issued, Qt::AlignCenter, "iat");
    painter.drawText(expires, Qt::AlignCenter, "exp");
    const QRect roomy = now.adjusted(-4, 0, 4, 0);
    if (!roomy.intersects(issued) && !roomy.intersects(expires)) painter.drawText(now, Qt::AlignCenter, tr("now"));
}

void LifetimeBar::paintEvent(QPaintEvent*)
{
    const Colors& c = colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.translate(0, 2);
    painter.setBrush(c.border);
    painter.drawRoundedRect(QRectF(0, 0, width(), barHeight), barHeight / 2.0, barHeight / 2.0);
    if (!life_.expiresAt || *life_.expiresAt <= start()) return;
    paintLife(painter);
    paintCaptions(painter);
}

} // namespace ui
