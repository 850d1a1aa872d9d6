#include "oauth/redirect.h"

#include "support/print.h"

using oauth::Redirect;
using namespace std::string_literals;

class RedirectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhereToListen_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<int>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* uri, Redirect::Host host, int port, const char* path) {
            QTest::newRow(uri) << uri << static_cast<int>(host) << port << path;
        };
        row("http://127.0.0.1:4000/callback", Redirect::Host::IPv4, 4000, "/callback");
        row("http://127.0.0.1/a/b", Redirect::Host::IPv4, 0, "/a/b");
        row("http://127.0.0.1", Redirect::Host::IPv4, 0, "/");
        row("http://[::1]:80/x", Redirect::Host::IPv6, 80, "/x");
        row("http://localhost:9/x", Redirect::Host::Localhost, 9, "/x");
        row("https://127.0.0.1/x", Redirect::Host::Elsewhere, 0, "");
        row("http://example.org/x", Redirect::Host::Elsewhere, 0, "");
        row("http://127.0.0.1.example.org/x", Redirect::Host::Elsewhere, 0, "");
        row("http://user@127.0.0.1/x", Redirect::Host::Elsewhere, 0, "");
        row("http://0.0.0.0:1/x", Redirect::Host::Elsewhere, 0, "");
        row("callsign://x", Redirect::Host::Elsewhere, 0, "");
        row("", Redirect::Host::Elsewhere, 0, "");
    }
    void readsWhereToListen()
    {
        QFETCH(const QString, uri);
        const Redirect redirect = oauth::readRedirect(uri.toStdString());
        QTEST(static_cast<int>(redirect.host), "host");
        QTEST(static_cast<int>(redirect.port), "port");
        QTEST(QString::fromStdString(redirect.path), "path");
    }

    void putsThePortIn()
    {
        QCOMPARE(oauth::withPort(oauth::readRedirect("http://127.0.0.1/cb?x=1"), 5), "http://127.0.0.1:5/cb?x=1"s);
        QCOMPARE(oauth::withPort(oauth::readRedirect("http://[::1]:7/cb"), 5), "http://[::1]:5/cb"s);
    }

    void saysWhatIsOddAboutARedirectUri_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("prevents");
        QTest::addColumn<QString>("word"); // of the one sentence; empty: none
        QTest::newRow("usual") << "http://127.0.0.1/callback" << false << "";
        QTest::newRow("none") << "" << true << "no redirect URI";
        QTest::newRow("no address") << "callback" << true << "no address";
        QTest::newRow("localhost") << "http://localhost:1/cb" << false << "127.0.0.1 instead";
        QTest::newRow("own scheme") << "my-app://host/cb" << true << "Meeting SDK";
        QTest::newRow("capitals") << "http://127.0.0.1/Callback" << false << "capital";
        QTest::newRow("slash") << "http://127.0.0.1/callback/" << false << "ends in a slash";
        QTest::newRow("up") << "http://127.0.0.1/a/../b" << true << "..";
        QTest::newRow("up at the end") << "http://127.0.0.1/a/..?b" << true << "..";
        QTest::newRow("dots in a name") << "http://127.0.0.1/a..b/.c" << false << "";
        QTest::newRow("elsewhere") << "https://example.org/cb" << false << "paste";
        QTest::newRow("a letter with %") << "http://127.0.0.1/call%62ack" << true << "with %";
        QTest::newRow("dots with %") << "http://127.0.0.1/%2e%2E/cb" << true << "with %";
        QTest::newRow("a blank with %") << "http://127.0.0.1/a%20b" << false << "";
        QTest::newRow("state") << "http://127.0.0.1/cb?state=1" << true << "without";
        QTest::newRow("code") << "http://127.0.0.1/cb?a=b&code=q" << true << "without";
        QTest::newRow("another query") << "http://127.0.0.1/cb?a=b" << false << "";
        QTest::newRow("fragment") << "http://127.0.0.1/cb#x" << true << "#";
    }
    void saysWhatIsOddAboutARedirectUri()
    {
        QFETCH(const QString, uri);
        QFETCH(const bool, prevents);
        QFETCH(const QString, word);
        const auto advice = oauth::adviceOn(uri.toStdString());
        if (word.isEmpty()) {
            QVERIFY(advice.empty());
            return;
        }
        const bool found = std::any_of(advice.begin(), advice.end(), [&](const oauth::Advice& one) {
            return one.prevents == prevents && one.sentence.find(word.toStdString()) != std::string::npos;
        });
        QVERIFY(found);
    }

    void saysWhyTwoRedirectUrisAreNotTheSame_data()
    {
        QTest::addColumn<QString>("registered");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("word");
        QTest::newRow("same") << "http://127.0.0.1/cb"
                              << "http://127.0.0.1/cb"
                              << "";
        QTest::newRow("loopback port") << "http://127.0.0.1/cb"
                                       << "http://127.0.0.1:4000/cb"
                                       << "";
        QTest::newRow("other port") << "https://a.org/cb"
                                    << "https://a.org:4000/cb"
                                    << "port";
        QTest::newRow("scheme") << "https://127.0.0.1/cb"
                                << "http://127.0.0.1/cb"
                                << "starts with";
        QTest::newRow("host") << "http://localhost/cb"
                              << "http://127.0.0.1/cb"
                              << "hosts";
        QTest::newRow("slash") << "http://127.0.0.1/cb/"
                               << "http://127.0.0.1/cb"
                               << "slash";
        QTest::newRow("case") << "http://127.0.0.1/CB"
                              << "http://127.0.0.1/cb"
                              << "capital";
        QTest::newRow("path") << "http://127.0.0.1/a"
                              << "http://127.0.0.1/b"
                              << "goes on";
    }
    void saysWhyTwoRedirectUrisAreNotTheSame()
    {
        QFETCH(const QString, registered);
        QFETCH(const QString, sent);
        QFETCH(const QString, word);
        const std::string why = oauth::differenceBetween(registered.toStdString(), sent.toStdString());
        QCOMPARE(why.empty(), word.isEmpty());
        QVERIFY2(why.find(word.toStdString()) != std::string::npos, why.c_str());
    }
};

QTEST_APPLESS_MAIN(RedirectTest)
#include "redirect.moc"
