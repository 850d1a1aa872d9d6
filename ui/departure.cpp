#include "departure.h"

#include "text.h"

#include <QTimer>

namespace ui {

constexpr std::chrono::milliseconds beat{50};

Departure::Departure(Accounts& accounts, QObject* parent, std::chrono::milliseconds patience)
    : QObject(parent), accounts_(accounts), beat_(new QTimer(this)), patience_(patience)
{
    beat_->setInterval(beat);
    connect(beat_, &QTimer::timeout, this, &Departure::look);
}

bool Departure::isWaiting() const { return beat_->isActive(); }

bool Departure::ask()
{
    const bool kept = !accounts_.isAtRisk() && !accounts_.unsaved();
    if (kept) warned_ = false;
    if (kept || std::exchange(warned_, true)) {
        beat_->stop();
        return true;
    }
    accounts_.keepUnsaved();
    waited_ = {};
    beat_->start();
    return false;
}

/// The first look comes when a retry has begun.
void Departure::look()
{
    waited_ += beat;
    if (!accounts_.isAtRisk() || waited_ >= patience_) end();
}

void Departure::end()
{
    beat_->stop();
    const auto why = accounts_.unsaved();
    if (why)
        Q_EMIT refused(tr("New tokens are in memory alone and are lost when the window closes: Callsign %1. Mend that, "
                          "or close it again to give them up.")
                           .arg(text(base::describe(*why))));
    else if (accounts_.isAtRisk())
        Q_EMIT refused(tr("New tokens have not come or are not kept yet, and are lost when the window closes. Wait, or "
                          "close it again to give them up."));
    else
        Q_EMIT ready();
}

} // namespace ui
