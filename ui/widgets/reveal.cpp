#include "widgets/reveal.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

namespace ui {
namespace {

void scrollTo(const QWidget* widget, const QScrollArea* area)
{
    const int head = widget->mapTo(area->widget(), QPoint()).y();
    const int room = area->viewport()->height();
    const int least = head + qMin(widget->height(), room) - room; // from here on its foot is in view
    QScrollBar* const bar = area->verticalScrollBar();
    bar->setValue(qBound(least, bar->value(), head));
}

} // namespace

void reveal(QWidget* widget)
{
    QTimer::singleShot(0, widget, [widget] { // the layout is at rest by then
        for (const QWidget* at = widget->parentWidget(); at != nullptr; at = at->parentWidget())
            if (const auto* const area = qobject_cast<const QScrollArea*>(at)) scrollTo(widget, area);
    });
}

} // namespace ui
