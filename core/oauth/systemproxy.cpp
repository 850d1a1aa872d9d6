#include "oauth/systemproxy.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QUrl>

#include <algorithm>
#include <array>

namespace oauth {
namespace {

// What https goes through, the first that is set (curl's manual, "Environment"); http goes to this machine alone.
constexpr std::array variables{"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"};

/// A proxy as Qt and libproxy read it, with the scheme that others take for granted; empty when it is none.
QByteArray asUrl(const QByteArray& value)
{
    QByteArray text = value.trimmed();
    if (!text.contains("://")) text.prepend("http://");
    if (text.startsWith("socks5h://")) text.replace(0, 10, "socks5://"); // names are resolved there anyway
    const QUrl url(QString::fromLocal8Bit(text), QUrl::StrictMode);
    const bool isKnown = url.scheme() == "http" || url.scheme() == "socks" || url.scheme() == "socks5";
    return url.isValid() && isKnown && !url.host().isEmpty() ? text : QByteArray();
}

class SystemProxy : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.peerHostName();
        if (host == "localhost" || QHostAddress(host).isLoopback()) return {QNetworkProxy(QNetworkProxy::NoProxy)};
        const auto* const set = std::find_if(variables.begin(), variables.end(),
                                             [](const char* name) { return !qEnvironmentVariableIsEmpty(name); });
        // Whoever names a proxy wants nothing to go past it: this one is found by nobody (RFC 2606 section 2).
        if (set != variables.end() && asUrl(qgetenv(*set)).isEmpty())
            return {QNetworkProxy(QNetworkProxy::HttpProxy, QString("unreadable-") + *set + ".invalid", 1)};
        return systemProxyForQuery(query);
    }
};

} // namespace

void useSystemProxy(QNetworkAccessManager& network)
{
    for (const char* const name : variables)
        if (const QByteArray url = asUrl(qgetenv(name)); !url.isEmpty() && url != qgetenv(name)) qputenv(name, url);
    network.setProxyFactory(new SystemProxy); // which `network` owns
}

} // namespace oauth
