// callsign: the window. Creates the real things and hands them to the pages.
#include "mainwindow.h"
#include "preferences.h"
#include "sessioncredentials.h"
#include "text.h"
#include "vault/credential.h"
#include "widgets/clipboard.h"
#include "zoom/tables.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDebug>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace {

/// Window state and drafts: `$XDG_STATE_HOME/callsign/window.ini`, or where the platform keeps such things.
QString statePath()
{
#ifdef Q_OS_LINUX
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base = QDir::isAbsolutePath(given) ? given : QDir::homePath() + "/.local/state";
    return base + "/callsign/window.ini";
#else
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/window.ini";
#endif
}

/// Fills in what the environment gives; with `demo`, made-up pairs for the kinds that it does not give.
void takeCredentials(ui::SessionCredentials& credentials, bool demo)
{
    for (const zoom::Table& table : zoom::tables()) {
        if (auto credential = vault::credentialInEnvironment(table.environment))
            credentials.set(table, *std::move(credential), QCoreApplication::translate("desktop", "the environment"));
        else if (demo)
            credentials.set(
                table, vault::demoCredential(),
                QCoreApplication::translate("desktop", "the demo: made up, Zoom refuses tokens signed with it"));
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName("callsign");
    QApplication::setApplicationDisplayName("Callsign");
    QApplication::setApplicationVersion(CALLSIGN_VERSION);
    QApplication::setDesktopFileName("io.github.callsign.Callsign");

    QCommandLineParser parser;
    parser.setApplicationDescription("Mint, explain and prove Zoom SDK tokens.");
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption page("page", "Open this page: sign or inspect.", "name");
    const QCommandLineOption demo("demo", "Where no key and secret are found, sign with made-up ones.");
    parser.addOptions({page, demo});
    parser.process(application);

    QSettings settings(statePath(), QSettings::IniFormat);
    ui::Preferences preferences(settings);
    ui::applyScheme(application, preferences.scheme());
    ui::SessionCredentials credentials;
    takeCredentials(credentials, parser.isSet(demo));
    ui::SecretClipboard clipboard;

    ui::MainWindow window({base::systemClock(), credentials, preferences, clipboard});
    if (parser.isSet(page) && !window.openPage(parser.value(page))) {
        qCritical("There is no page of that name: --page takes %s", qPrintable(window.pageNames().join(", ")));
        return 2;
    }
    window.show();
    return QApplication::exec();
}
