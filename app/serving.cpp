#include "serving.h"

#include "endpoint/endpoint.h"
#include "http/server.h"
#include "linkertables.h"
#include "requestfile.h"
#include "serverlimits.h"
#include "signals.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <array>
#include <csignal>

namespace serving {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds grace = 10s;      // for requests under way when it is to end
constexpr std::chrono::milliseconds logDelay = 250ms; // until a line is in the file

/// The event loop needs one; the library that reads the keychain may have made it.
void needApplication()
{
    static int argc = 1;
    static std::array<char, 13> name{"callsign-cli"};
    static std::array<char*, 2> argv{name.data(), nullptr};
    if (QCoreApplication::instance() == nullptr) new QCoreApplication(argc, argv.data()); // never deleted: Qt cannot be
}

std::vector<std::pair<std::string, std::string>> problemsOf(const Plan& plan, const QHostAddress& address)
{
    std::vector<std::pair<std::string, std::string>> problems;
    if (address.isNull())
        problems.emplace_back("bind", "is no address: give one of this machine's, such as 127.0.0.1 or ::1");
    else if (!address.isLoopback() && plan.keys.bearer.isEmpty() && plan.perSecond == 0 && !plan.anyone)
        problems.emplace_back("bind", "would let other machines have tokens: give --require-key-file, --rate-limit, or "
                                      "--anyone-may-sign if that is what you want");
    for (const std::string& origin : plan.origins)
        if (!endpoint::isOrigin(origin))
            problems.emplace_back("allow-origin",
                                  "is no origin: give scheme, host and port such as https://app.example.org, or *");
    return problems;
}

/// This library has its own copy of the tables, which are told apart by their addresses.
const zoom::Table* own(const zoom::Table* table) { return table == nullptr ? nullptr : zoom::tableFor(table->kind); }

endpoint::Keys own(endpoint::Keys keys)
{
    for (endpoint::Credential& credential : keys.credentials) credential.table = own(credential.table);
    return keys;
}

std::string urlOf(const QHostAddress& address, quint16 port)
{
    const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const std::string host = address.toString().toStdString();
    return "http://" + (isIPv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

/// The endpoint, its listeners and its log, as long as they run.
class Run
{
public:
    Run(Plan plan, const QHostAddress& address)
        : plan_(std::move(plan)),
          address_(address),
          log_(plan_.log),
          endpoint_(settings(), own(std::move(plan_.keys)), around())
    {
        elapsed_.start();
    }

    Ending run()
    {
        const Signals signals([this](int signal) { receive(signal); });
        if (auto started = start(); !started) return {{}, started.error()};
        QObject::connect(&server_, &http::Server::drained, QCoreApplication::instance(), &QCoreApplication::quit);
        QTimer flushing;
        QObject::connect(&flushing, &QTimer::timeout, &flushing, [this] { flush(); });
        if (!plan_.log.empty()) flushing.start(logDelay);
        dropLinkerTables();
        QCoreApplication::exec();
        flush();
        return {{}, {}, ended_ == SIGINT};
    }

private:
    endpoint::Settings settings() const
    {
        return {.kind = own(plan_.kind),
                .origins = plan_.origins,
                .anyHost = !address_.isLoopback(),
                .backdating = plan_.backdating,
                .perSecond = plan_.perSecond,
                .showsMetrics = !plan_.metricsPort && address_.isLoopback()};
    }

    endpoint::Surroundings around()
    {
        endpoint::Log log;
        if (!plan_.log.empty()) log = [this](const endpoint::LogEntry& entry) { log_.add(endpoint::logLine(entry)); };
        return {.clock = base::systemClock(),
                .ticks = [this] { return std::chrono::nanoseconds{elapsed_.nsecsElapsed()}; },
                .log = std::move(log),
                .connections = [this] { return server_.connections(); }};
    }

    base::Result<void> start()
    {
        if (!plan_.log.empty())
            if (auto opened = log_.open(); !opened) return opened;
        const auto port = server_.listen({address_}, plan_.port, plan_.threads > 1 ? plan_.threads : 0);
        if (!port) return tl::unexpected(port.error());
        if (plan_.metricsPort) {
            const auto metricsPort = reports_.listen({address_}, *plan_.metricsPort);
            if (!metricsPort) return tl::unexpected(metricsPort.error());
            plan_.say("listening on " + urlOf(address_, *port));
            plan_.say("metrics on " + urlOf(address_, *metricsPort) + "/metrics");
        } else {
            plan_.say("listening on " + urlOf(address_, *port));
        }
        if (limits_.connections < http::Limits().connections)
            plan_.say("callsign-cli takes no more than " + std::to_string(limits_.connections) +
                      " connections at a time, since so few files may be open: raise ulimit -n for more");
        return {};
    }

    /// Says that the log is not written, once until it is again.
    void flush()
    {
        const bool failed = !log_.flush();
        if (failed && !logFailed_)
            plan_.say("callsign-cli " + base::describe({base::ErrorCode::FileUnwritable, plan_.log}) +
                      "; requests are answered on, and not logged");
        logFailed_ = failed;
    }

    void receive(int signal)
    {
        if (signal == SIGHUP) return reload();
        if (std::exchange(ended_, signal) != 0) return QCoreApplication::quit(); // asked twice: at once
        endpoint_.retire();
        server_.drain(grace);
    }

    void reload()
    {
        if (!plan_.log.empty())
            if (auto opened = log_.open(); !opened) plan_.say("callsign-cli " + base::describe(opened.error()));
        if (auto keys = plan_.reload()) endpoint_.exchange(own(*std::move(keys)));
    }

    Plan plan_;
    QHostAddress address_;
    RequestFile log_;
    QElapsedTimer elapsed_;
    endpoint::Endpoint endpoint_;
    const http::Limits limits_ = serverLimits();
    // These end first: their threads use all the others.
    http::Server server_{http::Answers{[this](const http::Request& request) { return endpoint_.answer(request); },
                                       [this](int status) { return endpoint_.refuse(status); }},
                         limits_};
    http::Server reports_{[this](const http::Request& request) { return endpoint_.report(request); }};
    int ended_ = 0;
    bool logFailed_ = false;
};

Ending serve(Plan plan)
{
    needApplication();
    const QHostAddress address(QString::fromStdString(plan.bind));
    if (auto problems = problemsOf(plan, address); !problems.empty()) return {std::move(problems), {}};
    return Run(std::move(plan), address).run();
}

} // namespace
} // namespace serving

/// See `serving::Serve`.
extern "C" Q_DECL_EXPORT serving::Ending callsignServe(serving::Plan plan) { return serving::serve(std::move(plan)); }
