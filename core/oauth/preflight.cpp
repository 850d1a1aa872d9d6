#include "oauth/preflight.h"

#include "base/result.h"

#include <QHostAddress>
#include <QTcpServer>

namespace oauth {
namespace {

/// Whether somebody else listens there.
bool isTaken(QHostAddress::SpecialAddress address, std::uint16_t port)
{
    QTcpServer probe;
    return !probe.listen(QHostAddress(address), port) && probe.serverError() == QAbstractSocket::AddressInUseError;
}

void checkPort(const Redirect& redirect, std::vector<Advice>& advice)
{
    if (redirect.port == 0 || redirect.host == Redirect::Host::Elsewhere) return;
    const std::string port = std::to_string(redirect.port);
    if (redirect.host != Redirect::Host::IPv6 && isTaken(QHostAddress::LocalHost, redirect.port))
        advice.push_back({true, "Another program listens on 127.0.0.1:" + port + ": stop it or take another port."});
    if (redirect.host != Redirect::Host::IPv4 && isTaken(QHostAddress::LocalHostIPv6, redirect.port))
        advice.push_back({true, "Another program listens on [::1]:" + port + ": stop it or take another port."});
}

} // namespace

std::vector<Advice> preflight(const App& app, bool browser)
{
    std::vector<Advice> advice;
    if (browser) advice = adviceOn(app.redirectUri);
    if (const std::string doubts = doubtsOfClientId(app.clientId); !doubts.empty())
        advice.push_back({app.clientId.empty(), doubts});
    for (const std::string* const address : {&app.oauthBase, &app.authorizeBase, &app.apiBase})
        if (!address->empty() && !vault::isSafeAddress(*address))
            advice.push_back({true, "Secrets do not travel to " + *address + ": it must start with https://."});
    if (app.production && app.grant == Grant::AuthorizationCode)
        advice.push_back({false,
                          "Zoom lets one authorization of an app and user live: signing in here with a production "
                          "app signs its own user out (4741). Use the app's development credentials."});
    if (browser) checkPort(readRedirect(app.redirectUri), advice);
    return advice;
}

} // namespace oauth
