#include "windowendpoint.h"

#include "endpoint/endpoint.h"
#include "http/server.h"
#include "serverlimits.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <utility>

/// The endpoint and its server, as long as they run.
class WindowEndpoint::Run
{
public:
    Run(ui::EndpointPlan plan, Served served, const base::Clock& clock, const endpoint::FaultPlan& faults)
        : served_(std::move(served)),
          faults_(faults),
          endpoint_({.kind = plan.kind, .origins = std::move(plan.origins)}, std::move(plan.keys), around(clock))
    {
        elapsed_.start();
    }

    base::Result<quint16> listen(quint16 port) { return server_.listen({QHostAddress(QHostAddress::LocalHost)}, port); }

private:
    endpoint::Surroundings around(const base::Clock& clock)
    {
        return {.clock = clock,
                .ticks = [this] { return std::chrono::nanoseconds{elapsed_.nsecsElapsed()}; },
                .log = [this](const endpoint::LogEntry& entry) { take(entry); },
                .connections = [this] { return server_.connections(); },
                .inject = [this] { return drawn_ = endpoint::injection(faults_, QRandomGenerator::global()->generate()); }};
    }

    /// What only the log knows of the request under way.
    void take(const endpoint::LogEntry& entry)
    {
        logged_ = {.time = entry.time, .duration = entry.duration, .kind = std::string(entry.kind)};
    }

    http::Response answer(const http::Request& request)
    {
        drawn_ = {};
        http::Response response = endpoint_.answer(request);
        hand(endpoint::exchangeOf(request, response));
        return response;
    }

    http::Response refuse(int status)
    {
        drawn_ = {};
        http::Response response = endpoint_.refuse(status);
        hand(endpoint::exchangeOf({}, response));
        return response;
    }

    void hand(endpoint::Exchange exchange)
    {
        exchange.time = logged_.time;
        exchange.duration = logged_.duration + drawn_.delay;
        exchange.kind = std::move(logged_.kind);
        exchange.injection = drawn_;
        served_(std::move(exchange));
    }

    Served served_;
    const endpoint::FaultPlan& faults_;
    QElapsedTimer elapsed_;
    endpoint::Exchange logged_; // of the request under way, which is one: there is one thread
    endpoint::Injection drawn_;
    endpoint::Endpoint endpoint_;
    // Ends first: it uses all the others.
    http::Server server_{http::Answers{[this](const http::Request& request) { return answer(request); },
                                       [this](int status) { return refuse(status); }},
                         serverLimits()};
};

WindowEndpoint::WindowEndpoint(base::Clock clock) : clock_(std::move(clock)) {}

WindowEndpoint::~WindowEndpoint() = default;

base::Result<std::uint16_t> WindowEndpoint::start(ui::EndpointPlan plan, Served served)
{
    const std::uint16_t port = plan.port;
    auto run = std::make_unique<Run>(std::move(plan), std::move(served), clock_, faults_);
    auto listening = run->listen(port);
    if (listening) run_ = std::move(run);
    return listening;
}

void WindowEndpoint::stop() { run_.reset(); }
