#include "keychain/screenlock.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

// Runs in a session with a bus, which tests/support/keyrings.py makes.
class ScreenLockTest : public QObject
{
    Q_OBJECT

    static void say(const QString& interface, const QString& active)
    {
        const QStringList words{"--session", "--type=signal", "/screensaver", interface + ".ActiveChanged",
                                "boolean:" + active};
        QCOMPARE(QProcess::execute("dbus-send", words), 0);
    }

private Q_SLOTS:
    void hearsThatTheScreenIsLocked_data()
    {
        QTest::addColumn<QString>("interface");
        QTest::newRow("KDE and others") << "org.freedesktop.ScreenSaver";
        QTest::newRow("GNOME") << "org.gnome.ScreenSaver";
        QTest::newRow("Xfce") << "org.xfce.ScreenSaver";
    }
    void hearsThatTheScreenIsLocked()
    {
        QFETCH(const QString, interface);
        const keychain::ScreenLock lock;
        QSignalSpy locked(&lock, &keychain::ScreenLock::locked);
        say(interface, "false");
        say(interface, "true");
        QVERIFY(locked.wait());
        QCOMPARE(locked.size(), 1);
    }
};

QTEST_GUILESS_MAIN(ScreenLockTest)
#include "screenlock.moc"
