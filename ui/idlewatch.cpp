#include "idlewatch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include <algorithm>

namespace ui {
namespace {

bool isInput(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // all that is seen of a key that is a shortcut
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin: return true;
    default: return false;
    }
}

} // namespace

IdleWatch::IdleWatch(base::Clock clock, QObject* parent)
    : QObject(parent), clock_(std::move(clock)), timer_(new QTimer(this)), last_(clock_())
{
    constexpr int precision = 5'000; // milliseconds
    timer_->setInterval(precision);
    connect(timer_, &QTimer::timeout, this, &IdleWatch::check);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setLimit(std::chrono::seconds limit)
{
    limit_ = limit;
    last_ = clock_();
    if (limit_.count() > 0)
        timer_->start();
    else
        timer_->stop();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (isInput(event->type())) {
        last_ = clock_();
        said_ = false;
        Q_EMIT input();
    }
    return QObject::eventFilter(watched, event);
}

void IdleWatch::check()
{
    const base::Time now = clock_();
    last_ = std::min(last_, now); // a clock that was set back must not make the wait longer
    if (said_ || now - last_ < limit_) return;
    said_ = true;
    Q_EMIT idle();
}

} // namespace ui
