#include "text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontDatabase>
#include <QLocale>

namespace ui {
namespace {

QString tr(const char* source) { return QCoreApplication::translate("ui", source); }

QString duration(std::chrono::seconds seconds) { return text(base::durationText(seconds)); }

} // namespace

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

std::string utf8(const QString& text) { return text.toStdString(); }

QString localTime(base::Time time, base::Time now)
{
    const QDateTime there = QDateTime::fromSecsSinceEpoch(base::epochSeconds(time));
    const qint64 days = QDateTime::fromSecsSinceEpoch(base::epochSeconds(now)).date().daysTo(there.date());
    const QString clock = there.toString("HH:mm");
    const QString zone = there.timeZoneAbbreviation();
    if (days == 0) return tr("today %1 %2").arg(clock, zone);
    if (days == 1) return tr("tomorrow %1 %2").arg(clock, zone);
    if (days == -1) return tr("yesterday %1 %2").arg(clock, zone);
    return QLocale().toString(there.date(), "ddd d MMM yyyy") + ' ' + clock + ' ' + zone;
}

QString lifeText(base::Time from, base::Time until, base::Time now)
{
    if (now < from) return tr("Starts in %1").arg(duration(from - now));
    if (now < until) return tr("%1 left").arg(duration(until - now));
    return tr("Expired %1 ago").arg(duration(now - until));
}

QFont fixedFont() { return QFontDatabase::systemFont(QFontDatabase::FixedFont); }

} // namespace ui
