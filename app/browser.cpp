#include "browser.h"

#include <QProcess>
#include <QUrl>

namespace services {

bool hasDisplay()
{
#if defined(Q_OS_MACOS) || defined(Q_OS_WIN)
    return true;
#else
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#endif
}

bool openInBrowser(const std::string& url)
{
    const QString scheme = QUrl(QString::fromStdString(url)).scheme();
    if (!hasDisplay() || (scheme != "https" && scheme != "http")) return false;
    QProcess opener;
#if defined(Q_OS_WIN)
    opener.setProgram("rundll32");
    opener.setArguments({"url.dll,FileProtocolHandler", QString::fromStdString(url)});
#else
    #ifdef Q_OS_MACOS
    opener.setProgram("open");
    #else
    opener.setProgram("xdg-open");
    #endif
    opener.setArguments({QString::fromStdString(url)});
#endif
    // The terminal is not the browser's: it would write its complaints there and read what is pasted.
    opener.setStandardInputFile(QProcess::nullDevice());
    opener.setStandardOutputFile(QProcess::nullDevice());
    opener.setStandardErrorFile(QProcess::nullDevice());
    return opener.startDetached();
}

} // namespace services
