#pragma once

#include "base/clock.h"

#include <QFont>
#include <QString>

#include <string>
#include <string_view>

namespace ui {

/// Core speaks UTF-8; ill-formed bytes become replacement characters.
QString text(std::string_view utf8);
/// The reverse.
std::string utf8(const QString& text);

/// A time in the machine's own zone: `today 23:15`, `tomorrow 01:15`, `Mon 2 Mar 2026 12:00`, with the zone's name.
QString localTime(base::Time time, base::Time now);

/// `1 h 59 min left`, `expired 3 min ago`, `starts in 20 s`: where `now` lies in a token's life.
QString lifeText(base::Time from, base::Time until, base::Time now);

/// The font for tokens and claims: the system's own fixed font.
QFont fixedFont();

} // namespace ui
