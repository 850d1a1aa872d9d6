#include "http/date.h"

#include <QDateTime>
#include <QLocale>

namespace http {

const std::string& dateText()
{
    thread_local qint64 second = 0;
    thread_local std::string text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now == second) return text;
    second = now;
    const QDateTime time = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
    text = QLocale::c().toString(time, "ddd, dd MMM yyyy hh:mm:ss 'GMT'").toStdString();
    return text;
}

} // namespace http
