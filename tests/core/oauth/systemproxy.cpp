#include "oauth/systemproxy.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QTest>

class SystemProxyTest : public QObject
{
    Q_OBJECT

    /// `host:port` of the proxy for that address; empty for none.
    static QString proxyFor(const char* address)
    {
        QNetworkAccessManager network;
        oauth::useSystemProxy(network);
        const QNetworkProxy proxy =
            network.proxyFactory()->queryProxy(QNetworkProxyQuery(QUrl(QString(address)))).value(0);
        if (proxy.type() == QNetworkProxy::NoProxy) return {};
        return proxy.hostName() + ':' + QString::number(proxy.port());
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const char* const name : {"https_proxy", "http_proxy", "no_proxy"}) qunsetenv(name);
    }

    void readsAProxyAsOthersWriteIt_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("proxy");
        QTest::newRow("with a scheme") << QByteArray("http://proxy.test:3128") << "proxy.test:3128";
        QTest::newRow("without") << QByteArray("proxy.test:3128") << "proxy.test:3128";
        QTest::newRow("an address") << QByteArray("127.0.0.1:1") << "127.0.0.1:1";
        QTest::newRow("another scheme") << QByteArray("nonsense://x:1") << "unreadable-https_proxy.invalid:1";
        QTest::newRow("no address") << QByteArray("::::") << "unreadable-https_proxy.invalid:1";
    }
    void readsAProxyAsOthersWriteIt()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QString, proxy);
        qputenv("https_proxy", value);
        QCOMPARE(proxyFor("https://zoom.us/oauth/token"), proxy);
        for (const char* const here : {"http://127.0.0.1:9/", "http://[::1]:9/", "http://localhost:9/"})
            QCOMPARE(proxyFor(here), "");
    }

    void goesPastAProxyWhereThatIsWanted()
    {
        qputenv("https_proxy", "proxy.test:3128");
        qputenv("no_proxy", "zoom.us");
        QCOMPARE(proxyFor("https://zoom.us/oauth/token"), "");
    }
};

QTEST_GUILESS_MAIN(SystemProxyTest)
#include "systemproxy.moc"
