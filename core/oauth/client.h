#pragma once

#include "base/request.h"
#include "oauth/requests.h"
#include "oauth/trace.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class QNetworkAccessManager;

namespace oauth {

/// What came back, whatever its status.
struct HttpAnswer
{
    int status = 0;
    std::vector<std::pair<std::string, std::string>> fields = {}; ///< header fields as sent
    base::Secret body = {};
    std::chrono::milliseconds elapsed{0};

    /// The value of the first field of that name, without regard to case; empty when there is none.
    std::string field(std::string_view name) const;
};

/// How patient a `Client` is.
struct Patience
{
    std::chrono::milliseconds whole{30'000};     ///< for a whole answer
    std::size_t largest = std::size_t{1} << 20U; ///< bytes of body; a longer one is AnswerUnusable
};

/// Sends requests that carry secrets. It goes to https, or http on this machine, and nowhere else; follows no
/// redirect; trusts no server that cannot prove itself; and sends nothing twice: a refresh token may work only once.
class Client
{
public:
    /// `network` must outlive this and brings the proxy; it is used with no cookies and no cache.
    explicit Client(QNetworkAccessManager& network, Trace trace = {}, const Patience& patience = {});

    /// Errors: NetworkUnreachable, NetworkBroken, NetworkTimeout, NetworkTls, AddressUnsafe, AnswerUnusable (too long,
    /// damaged). Any status is an answer; one from 400 on even when its body is damaged. Dropping the request breaks
    /// the connection off. `pieces`, if given, gets the body as it comes, in place of the answer, and without a limit
    /// to its length; `whole` is then the longest silence. The body of a status from 400 on is in the answer all the
    /// same.
    base::Request send(HttpCall call, base::Answer<HttpAnswer> answer,
                       std::function<void(std::string_view)> pieces = {});

    /// Where legs go from now on.
    void setTrace(Trace trace) { trace_ = std::move(trace); }

private:
    QNetworkAccessManager& network_;
    Trace trace_;
    Patience patience_;
};

} // namespace oauth
