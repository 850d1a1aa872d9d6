#pragma once

#include <QObject>

class QDropEvent;
class QWidget;

namespace ui {

/// Takes files that are dropped anywhere onto a window, whichever of its widgets lies below; a widget that has a use of
/// its own for files says so with the property `takesFiles`.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget* window);

Q_SIGNALS:
    void dropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isMine(const QObject* watched, const QDropEvent& event) const;

    QWidget* window_;
};

} // namespace ui
