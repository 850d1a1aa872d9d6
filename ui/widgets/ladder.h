#pragma once

#include "oauth/trace.h"
#include "widgets/texttable.h"

#include <deque>

namespace ui {

/// Conversations with servers, leg by leg: what was asked, what came back, how long it took. Nothing secret: a
/// `oauth::Leg` holds none.
class Ladder : public TextTable
{
    Q_OBJECT

public:
    explicit Ladder(QWidget* parent = nullptr);

    /// Shows the legs, the last one at the foot.
    void setLegs(const std::deque<oauth::Leg>& legs);
    /// All of it as text, for a report.
    static QString textOf(const std::deque<oauth::Leg>& legs);
};

} // namespace ui
