// callsign: the window. Creates the real things and hands them to the pages.
#include "accounts.h"
#include "base/hardening.h"
#include "base/random.h"
#include "credentials.h"
#include "idlewatch.h"
#include "keychain/screenlock.h"
#include "keychain/systemstore.h"
#include "mainwindow.h"
#include "oauth/systemproxy.h"
#include "preferences.h"
#ifdef Q_OS_UNIX
    #include "signals.h"
#endif
#include "text.h"
#include "tokenstore.h"
#include "vault/credential.h"
#include "widgets/clipboard.h"
#include "windowendpoint.h"
#include "zoom/tables.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDebug>
#include <QDesktopServices>
#include <QDir>
#include <QNetworkAccessManager>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

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
void takeCredentials(ui::Credentials& credentials, bool demo)
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

/// Makes the window forget its secrets when nobody is there, and read them again when somebody comes back; follows
/// changes that other processes make to the profiles and their tokens.
void connectWorld(ui::Credentials& credentials, ui::Accounts& accounts, ui::IdleWatch& idle,
                  keychain::ScreenLock& screen)
{
    using ui::Credentials;
    using ui::IdleWatch;
    QObject::connect(&screen, &keychain::ScreenLock::locked, &credentials, &Credentials::screenLocked);
    QObject::connect(&idle, &IdleWatch::input, &credentials, &Credentials::goOn);
    QObject::connect(&idle, &IdleWatch::idle, &credentials, [&credentials] {
        credentials.lock(QCoreApplication::translate("desktop", "Nobody was here for a while"));
    });
    QObject::connect(qApp, &QGuiApplication::applicationStateChanged, &credentials,
                     [&credentials, &accounts](Qt::ApplicationState state) {
                         if (state != Qt::ApplicationActive) return;
                         credentials.book().reload();
                         accounts.lookAgain();
                     });
}

} // namespace

int main(int argc, char* argv[])
{
    base::denyInspection();
    QApplication application(argc, argv);
    QApplication::setApplicationName("callsign");
    QApplication::setApplicationDisplayName("Callsign");
    QApplication::setApplicationVersion(CALLSIGN_VERSION);
    QApplication::setDesktopFileName("io.github.callsign.Callsign");

    QCommandLineParser parser;
    parser.setApplicationDescription("Mint, explain and prove Zoom SDK tokens.");
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption page("page", "Open this page: sign, inspect, signin, api, endpoint or credentials.",
                                  "name");
    const QCommandLineOption demo("demo", "Where no key and secret are found, sign with made-up ones.");
    parser.addOptions({page, demo});
    parser.process(application);

    QSettings settings(statePath(), QSettings::IniFormat);
    ui::Preferences preferences(settings);
    ui::applyScheme(application, preferences.scheme());

    const storage::ProfileFile file(storage::ProfileFile::usualPath());
    const std::unique_ptr<vault::SecretStore> keychain = keychain::systemStore();
    storage::SessionStore session;
    ui::ProfileBook book(file, *keychain, session);
    ui::Credentials credentials(book, preferences);
    takeCredentials(credentials, parser.isSet(demo));
    ui::IdleWatch idle(base::systemClock());
    idle.setLimit(std::chrono::minutes{preferences.idleMinutes()});
    keychain::ScreenLock screen;
    ui::SecretClipboard clipboard;
    QNetworkAccessManager network;
    oauth::useSystemProxy(network);
    oauth::Client client(network);
    ui::TokenStore tokens(book, *keychain, session);
    const auto openBrowser = [](const std::string& url) { return QDesktopServices::openUrl(QUrl(ui::text(url))); };
    ui::Accounts accounts(
        book, preferences,
        {client, tokens, base::systemClock(), base::systemRandom(), openBrowser, storage::ProfileFile::usualPath()});

    connectWorld(credentials, accounts, idle, screen);

    WindowEndpoint endpoint(base::systemClock());

    ui::MainWindow window({base::systemClock(), credentials, accounts, idle, preferences, clipboard, endpoint});
    if (parser.isSet(page) && !window.openPage(parser.value(page))) {
        qCritical("There is no page of that name: --page takes %s", qPrintable(window.pageNames().join(", ")));
        return 2;
    }
    window.show();
#ifdef Q_OS_UNIX
    const serving::Signals signals([&window](int) { window.leave(); });
#endif
    return QApplication::exec();
}
