#include "oauth/retryafter.h"

#include <QDateTime>

#include <algorithm>

namespace oauth {
namespace {

constexpr std::chrono::seconds shortest{1};
constexpr std::chrono::seconds longest{std::chrono::hours(48)};

bool isDigit(QChar c) { return c >= '0' && c <= '9'; }

} // namespace

base::Time retryAfter(std::string_view field, base::Time now)
{
    const QString text = QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size())).trimmed();
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit)) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        if (!fits || seconds > longest.count()) return now + longest;
        return now + std::max(std::chrono::seconds(seconds), shortest);
    }
    QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid()) time = QDateTime::fromString(QString(text).replace("GMT", "+0000"), Qt::RFC2822Date);
    if (!time.isValid()) return now + shortest;
    return std::clamp(base::fromEpochSeconds(time.toSecsSinceEpoch()), now + shortest, now + longest);
}

} // namespace oauth
