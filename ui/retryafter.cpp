#include "retryafter.h"

#include "text.h"

#include <QDateTime>

#include <algorithm>

namespace ui {

base::Time retryTime(std::string_view retryAfter, base::Time now)
{
    constexpr std::chrono::seconds usual{1};
    constexpr std::chrono::hours longest{48}; // beyond that it is a mistake
    const QString field = text(retryAfter).trimmed();
    bool isNumber = false;
    const qint64 seconds = field.toLongLong(&isNumber);
    const QDateTime iso = QDateTime::fromString(field, Qt::ISODate);
    const QDateTime http = QDateTime::fromString(QString(field).replace("GMT", "+0000"), Qt::RFC2822Date);
    base::Time until = now + usual;
    if (isNumber)
        until = now + std::chrono::seconds(std::clamp<qint64>(seconds, 0, std::chrono::seconds(longest).count()));
    else if (iso.isValid())
        until = base::fromEpochSeconds(iso.toSecsSinceEpoch());
    else if (http.isValid())
        until = base::fromEpochSeconds(http.toSecsSinceEpoch());
    return std::min(std::max(until, now + usual), now + longest);
}

} // namespace ui
