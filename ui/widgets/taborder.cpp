#include "widgets/taborder.h"

#include <QWidget>

namespace ui {
namespace {

QList<QWidget*> stopsIn(QWidget* container)
{
    QList<QWidget*> stops = container->findChildren<QWidget*>();
    stops.removeIf([container](const QWidget* widget) { // a combo box's list is a window of its own
        return (widget->focusPolicy() & Qt::TabFocus) == 0 || widget->window() != container->window();
    });
    return stops;
}

} // namespace

void tabThrough(QWidget* before, QWidget* container)
{
    const QList<QWidget*> earlier = stopsIn(before);
    QWidget* last = earlier.isEmpty() ? before : earlier.last();
    for (QWidget* const stop : stopsIn(container)) {
        QWidget::setTabOrder(last, stop);
        last = stop;
    }
}

} // namespace ui
