#pragma once

#include <QObject>

namespace keychain {

/// Says when the user's screen is locked, where the desktop says so: the screen savers of GNOME, KDE, Xfce, MATE and
/// Cinnamon, and logind. On other systems it stays silent.
class ScreenLock : public QObject
{
    Q_OBJECT

public:
    explicit ScreenLock(QObject* parent = nullptr);

Q_SIGNALS:
    void locked();

private Q_SLOTS:
    void activeChanged(bool active);
};

} // namespace keychain
