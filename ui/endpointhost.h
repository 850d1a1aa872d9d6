#pragma once

#include "base/result.h"
#include "endpoint/exchange.h"
#include "endpoint/keyring.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ui {

/// What the window's endpoint shall do.
struct EndpointPlan
{
    const zoom::Table* kind = nullptr; ///< what `POST /` gives; null: as it looks
    std::uint16_t port = 0;            ///< of this machine's loopback; 0: a free one
    std::vector<std::string> origins;  ///< whose pages may read the answers, beside loopback's
    endpoint::Keys keys;               ///< what tokens are signed with
};

/// Runs the endpoint for its page, which knows no sockets. Made in `app/`, replaced in tests; outlives the window.
class EndpointHost
{
public:
    /// Takes each request that was answered, in the window's thread. Must not start or stop the endpoint.
    using Served = std::function<void(endpoint::Exchange exchange)>;

    virtual ~EndpointHost() = default;

    /// Listens; returns the port. Errors: those of `http::Server::listen`. Not while it runs.
    virtual base::Result<std::uint16_t> start(EndpointPlan plan, Served served) = 0;
    /// Ends it at once, and forgets the keys.
    virtual void stop() = 0;
    /// What goes wrong on purpose from now on, also when it is started later.
    virtual void setFaults(const endpoint::FaultPlan& faults) = 0;
};

} // namespace ui
