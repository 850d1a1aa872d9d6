#include "oauth/systemproxy.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

namespace oauth {
namespace {

class SystemProxy : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.peerHostName();
        if (host == "localhost" || QHostAddress(host).isLoopback()) return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

} // namespace

void useSystemProxy(QNetworkAccessManager& network)
{
    network.setProxyFactory(new SystemProxy); // which `network` owns
}

} // namespace oauth
