#include "keychain/screenlock.h"

#ifdef Q_OS_LINUX
    #include "keychain/linux/bus.h"

    #include <QDBusConnection>
#endif

namespace keychain {

ScreenLock::ScreenLock(QObject* parent) : QObject(parent)
{
#ifdef Q_OS_LINUX
    const QString anyone;
    if (inSession())
        for (const char* const desktop : {"freedesktop", "gnome", "xfce", "mate", "cinnamon"})
            QDBusConnection::sessionBus().connect(anyone, anyone, QString("org.%1.ScreenSaver").arg(desktop),
                                                  "ActiveChanged", this, SLOT(activeChanged(bool)));
    QDBusConnection::systemBus().connect("org.freedesktop.login1", anyone, "org.freedesktop.login1.Session", "Lock",
                                         this, SIGNAL(locked()));
#endif
}

void ScreenLock::activeChanged(bool active)
{
    if (active) Q_EMIT locked();
}

} // namespace keychain
