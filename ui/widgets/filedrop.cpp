#include "widgets/filedrop.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace ui {

FileDrop::FileDrop(QWidget* window) : QObject(window), window_(window)
{
    window_->setAcceptDrops(true);
    QCoreApplication::instance()->installEventFilter(this); // a line below the pointer would take the path as text
}

bool FileDrop::isMine(const QObject* watched, const QDropEvent& event) const
{
    const auto* const widget = qobject_cast<const QWidget*>(watched);
    if (widget == nullptr || widget->window() != window_ || widget->property("takesFiles").toBool()) return false;
    const QList<QUrl> urls = event.mimeData()->urls();
    return !urls.isEmpty() && urls.first().isLocalFile();
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop) return false;
    auto& drop = *static_cast<QDropEvent*>(event);
    if (!isMine(watched, drop)) return false;
    drop.setDropAction(Qt::CopyAction); // never the source's own file
    drop.accept();
    if (type == QEvent::Drop) Q_EMIT dropped(drop.mimeData()->urls().first().toLocalFile());
    return true;
}

} // namespace ui
