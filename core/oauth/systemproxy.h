#pragma once

class QNetworkAccessManager;

namespace oauth {

/// Makes `network` use the proxy that the system names, but for addresses of this machine: what goes to loopback in
/// clear must not leave it.
void useSystemProxy(QNetworkAccessManager& network);

} // namespace oauth
