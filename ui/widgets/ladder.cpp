#include "widgets/ladder.h"

#include "text.h"
#include "widgets/printable.h"

namespace ui {
namespace {

/// Each of its lines as it can be shown; the line breaks stay.
QString shown(const std::string& lines)
{
    QStringList out;
    for (const QString& line : text(lines).split('\n')) out.append(printable(line));
    return out.join('\n');
}

QString statusText(const oauth::Leg& leg)
{
    const QString time = Ladder::tr("%1 ms").arg(leg.elapsed.count());
    return leg.status == 0 ? time : QString("HTTP %1 · %2").arg(leg.status).arg(time);
}

} // namespace

Ladder::Ladder(QWidget* parent) : TextTable({tr("Step"), tr("Request"), tr("Answer")}, 0, 50, parent)
{
    setAccessibleName(tr("What was said to the servers, and what they answered"));
}

void Ladder::setLegs(const std::deque<oauth::Leg>& legs)
{
    setRowCount(static_cast<int>(legs.size()));
    int row = 0;
    for (const oauth::Leg& leg : legs) {
        setCell(row, 0, shown(leg.what) + '\n' + statusText(leg));
        setCell(row, 1, shown(leg.request));
        setCell(row, 2, shown(leg.answer));
        ++row;
    }
    fit();
}

QString Ladder::textOf(const std::deque<oauth::Leg>& legs)
{
    QStringList parts;
    for (const oauth::Leg& leg : legs)
        parts.append(shown(leg.what) + " (" + statusText(leg) + ")\n" + shown(leg.request) + "\n\n" +
                     shown(leg.answer));
    return parts.join("\n\n----\n\n");
}

} // namespace ui
