#pragma once

#include "base/clock.h"
#include "endpoint/faultinjection.h"
#include "endpoint/json.h"
#include "endpoint/keyring.h"
#include "endpoint/metrics.h"
#include "endpoint/origins.h"
#include "endpoint/ratelimit.h"
#include "endpoint/requestlog.h"
#include "http/message.h"
#include "zoom/tables.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace endpoint {

/// How an endpoint answers.
struct Settings
{
    const zoom::Table* kind =
        nullptr; ///< what `POST /` gives; null: the only kind that has a credential, or as it looks
    std::vector<std::string> origins = {};                    ///< see `Origins`
    bool anyHost = false;                                     ///< a `Host` field other than loopback is taken
    std::chrono::seconds backdating{zoom::defaultBackdating}; ///< how far `iat` lies before now
    unsigned perSecond = 0;                                   ///< see `RateLimit`; `OPTIONS` is free
    bool showsMetrics = true;                                 ///< `GET /metrics` is answered
};

/// Where the time comes from and where what happened goes.
struct Surroundings
{
    base::Clock clock;                               ///< for the tokens
    std::function<std::chrono::nanoseconds()> ticks; ///< only ever grows
    Log log = {};                                    ///< may be empty
    std::function<std::size_t()> connections = {};   ///< how many are open; may be empty
    std::function<Injection()> inject = {};          ///< draws what goes wrong on purpose with a token; may be empty
};

/// Gives tokens to whoever asks as Zoom's auth endpoint samples would: `POST /`, `/video` and `/meeting`; beside them
/// `GET /healthz`, `/readyz` and `/metrics`. Stateless but for counters: it needs keys and a clock. All of it may be
/// called from any thread.
class Endpoint
{
public:
    Endpoint(Settings settings, Keys keys, Surroundings surroundings);

    /// The answer to a request. Never throws; says nothing of how it came about.
    http::Response answer(const http::Request& request);
    /// The answer to what is no whole request, by its status.
    http::Response refuse(int status);
    /// Only `/metrics`, `/healthz` and `/readyz`, for a port of their own.
    http::Response report(const http::Request& request) const;

    /// Takes these keys from now on.
    void exchange(Keys keys) { keyring_.exchange(std::move(keys)); }
    /// Says from now on that it is not ready.
    void retire() { retired_ = true; }

private:
    struct Outcome
    {
        http::Response response;
        std::string_view kind = {};
    };
    Outcome decide(const http::Request& request, std::chrono::nanoseconds now);
    Outcome decideToken(const http::Request& request);
    Outcome token(const Signer& signer, const JsonObject& members) const;
    http::Response issue(const Signer& signer, const JsonObject& members, std::optional<InjectedFault> fault) const;
    std::optional<http::Response> status(const http::Request& request, bool withMetrics) const;
    bool knowsHost(std::string_view host) const;

    Settings settings_;
    Origins origins_;
    Keyring keyring_;
    RateLimit limit_;
    Metrics metrics_;
    Surroundings surroundings_;
    std::atomic<bool> retired_ = false;
};

} // namespace endpoint
