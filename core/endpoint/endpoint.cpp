#include "endpoint/endpoint.h"

#include "endpoint/answer.h"
#include "endpoint/body.h"
#include "endpoint/number.h"

#include <algorithm>
#include <cmath>

namespace endpoint {
namespace {

http::Response json(int status, std::string body)
{
    http::Response response{.status = status, .body = std::move(body)};
    response.fields.reserve(4);
    response.fields.emplace_back("Content-Type", "application/json; charset=utf-8");
    return response;
}

http::Response plain(int status, std::string body)
{
    return {.status = status, .fields = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::move(body)};
}

/// An answer that is no list of faults: one sentence.
http::Response error(int status, std::string_view sentence)
{
    std::string body = "{\"error\":";
    jwt::appendJsonString(body, sentence);
    body += '}';
    return json(status, std::move(body));
}

http::Response faults(const std::vector<Fault>& faults)
{
    std::string body = "{\"errors\":[";
    for (const Fault& fault : faults) {
        body += &fault == &faults.front() ? "{\"property\":" : ",{\"property\":";
        jwt::appendJsonString(body, fault.property);
        body += ",\"reason\":";
        jwt::appendJsonString(body, fault.reason);
        body += '}';
    }
    body += "]}";
    return json(400, std::move(body));
}

const Signer* signerFor(const std::vector<Signer>& signers, const zoom::Table* table)
{
    const auto found =
        std::find_if(signers.begin(), signers.end(), [table](const Signer& signer) { return signer.table == table; });
    return found == signers.end() ? nullptr : &*found;
}

/// The kind that a request without a named one is for: only Video SDK tokens have a session name.
const zoom::Table* guess(const std::vector<Signer>& signers, const JsonObject& members)
{
    if (signers.size() == 1) return signers.front().table;
    return zoom::tableFor(find(members, "sessionName") != nullptr ? "video" : "meeting");
}

bool isPath(std::string_view path) { return path == "/" || path == "/video" || path == "/meeting"; }

/// The path of a target, which may be a whole URL (RFC 9112 section 3.2.2).
std::string_view pathOf(std::string_view target)
{
    target = target.substr(0, target.find('#'));
    if (target.starts_with('/')) return target;
    const std::size_t host = target.find("://");
    if (host == std::string_view::npos) return target;
    const std::size_t slash = target.find('/', host + 3);
    return slash == std::string_view::npos ? "/" : target.substr(slash);
}

/// Whom a request is for: a whole URL says it better than the Host field does (RFC 9112 section 3.2.2).
std::string_view hostOf(const http::Request& request)
{
    const std::size_t host = request.path.find("://");
    if (request.path.starts_with('/') || host == std::string_view::npos) return request.field("Host");
    const std::string_view rest = request.path.substr(host + 3);
    return rest.substr(0, rest.find_first_of("/#"));
}

/// How long a token with these claims lives on, in whole seconds, rounded up.
std::chrono::seconds lifeLeft(const jwt::Claims& claims, base::Time now)
{
    const jwt::Value* const expiry = jwt::find(claims, "exp");
    if (const auto* const whole = std::get_if<std::int64_t>(expiry)) return base::fromEpochSeconds(*whole) - now;
    const auto* const number = std::get_if<jwt::Number>(expiry);
    if (number == nullptr) return std::chrono::seconds(0);
    return base::fromEpochSeconds(static_cast<std::int64_t>(std::ceil(toDouble(number->text)))) - now;
}

/// Of a secret that is nobody's.
jwt::Key wrongKey()
{
    std::string secret = "not the secret";
    return jwt::Key(base::Secret::take(secret));
}

} // namespace

Endpoint::Endpoint(Settings settings, Keys keys, Surroundings surroundings)
    : settings_(std::move(settings)),
      origins_(settings_.origins),
      keyring_(std::move(keys)),
      limit_(settings_.perSecond),
      surroundings_(std::move(surroundings))
{}

http::Response Endpoint::answer(const http::Request& request)
{
    const std::chrono::nanoseconds start = surroundings_.ticks();
    auto [response, kind] = decide(request, start);
    const std::chrono::nanoseconds duration = surroundings_.ticks() - start;
    metrics_.count(kind, response.status, duration);
    if (surroundings_.log)
        surroundings_.log({surroundings_.clock(), kind, request.method, response.status, duration,
                           request.field("Origin"), response.body.size()});
    return std::move(response);
}

http::Response Endpoint::refuse(int status)
{
    metrics_.count({}, status);
    if (surroundings_.log) surroundings_.log({surroundings_.clock(), {}, {}, status, {}, {}, 0});
    return error(status, http::reason(status));
}

http::Response Endpoint::report(const http::Request& request) const
{
    if (auto response = status(request, true)) return *std::move(response);
    return plain(404, "not found\n");
}

Endpoint::Outcome Endpoint::decide(const http::Request& request, std::chrono::nanoseconds now)
{
    if (!knowsHost(hostOf(request)))
        return {error(421, "This name does not belong here: ask 127.0.0.1, or allow the name with --allow-origin")};
    if (auto response = status(request, settings_.showsMetrics)) return {*std::move(response)};
    Outcome outcome;
    // A preflight is free: what it asks for comes right behind it.
    if (request.method == "OPTIONS" || limit_.admits(request.peer, now)) {
        outcome = decideToken(request);
    } else {
        outcome.response = error(429, "Too many requests from this address: wait a second");
        outcome.response.fields.emplace_back("Retry-After", "1");
    }
    origins_.addFields(request, outcome.response);
    return outcome;
}

Endpoint::Outcome Endpoint::decideToken(const http::Request& request)
{
    const auto members = bodyOf(request); // as with the samples a bad body counts first, whatever was to become of it
    if (!members) return {error(members.error().status, members.error().reason)};
    if (request.method == "OPTIONS") return {{.status = 204}};
    const std::string_view path = pathOf(request.path);
    if (request.method != "POST" || !isPath(path))
        return {error(404, "There is nothing here: POST to /, /video or /meeting")};
    const Prepared& keys = keyring_.prepared();
    if (keys.bearer && !keys.bearer->isIn(request.field("Authorization"))) {
        Outcome outcome{error(401, "The key is missing or wrong: send it as Authorization: Bearer KEY")};
        outcome.response.fields.emplace_back("WWW-Authenticate", "Bearer");
        return outcome;
    }
    const zoom::Table* table = path == "/" ? settings_.kind : zoom::tableFor(path.substr(1));
    if (table == nullptr) table = guess(keys.signers, *members);
    if (const Signer* const signer = signerFor(keys.signers, table)) return token(*signer, *members);
    return {error(404, "There is no credential for " + std::string(table->title) + " tokens here")};
}

Endpoint::Outcome Endpoint::token(const Signer& signer, const JsonObject& members) const
{
    const Injection injection = surroundings_.inject ? surroundings_.inject() : Injection();
    Outcome outcome{issue(signer, members, injection.fault), signer.table->kind};
    outcome.response.delay = injection.delay;
    return outcome;
}

http::Response Endpoint::issue(const Signer& signer, const JsonObject& members,
                               std::optional<InjectedFault> fault) const
{
    if (fault == InjectedFault::BadRequest) return faults({{"$fault", "This 400 is made on purpose: fault injection"}});
    if (fault == InjectedFault::ServerError) return error(500, "This 500 is made on purpose: fault injection");
    zoom::Timing timing{surroundings_.clock(), settings_.backdating};
    if (fault == InjectedFault::SkewedClock) timing.now += injectedSkew;
    Answer made = endpoint::answer(*signer.table, members, signer.key, timing);
    if (!made.faults.empty()) return faults(made.faults);
    if (fault == InjectedFault::ExpiredToken) {
        timing.now -= lifeLeft(made.claims, timing.now) + std::chrono::minutes(1);
        made = endpoint::answer(*signer.table, members, signer.key, timing);
    }
    const std::string payload = jwt::toJson(made.claims);
    std::string body;
    body.reserve(payload.size() * 4 / 3 + signer.key.size() + 160); // and what stands around it
    body += "{\"signature\":\"";
    if (fault == InjectedFault::WrongSecret)
        jwt::appendSigned(body, payload, wrongKey());
    else
        jwt::appendSigned(body, payload, signer.mac);
    body += '"';
    if (signer.table->kind == "meeting") {
        body += ",\"sdkKey\":";
        jwt::appendJsonString(body, signer.key);
    }
    body += '}';
    return json(200, std::move(body));
}

std::optional<http::Response> Endpoint::status(const http::Request& request, bool withMetrics) const
{
    if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
    const bool ready = !retired_ && !keyring_.prepared().signers.empty();
    const std::string_view path = pathOf(request.path);
    if (path == "/healthz") return plain(200, "ok\n");
    if (path == "/readyz") return plain(ready ? 200 : 503, ready ? "ready\n" : "not ready\n");
    if (path != "/metrics" || !withMetrics) return std::nullopt;
    http::Response response =
        plain(200, metrics_.text(surroundings_.connections ? surroundings_.connections() : 0, ready));
    response.fields.front().second = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

bool Endpoint::knowsHost(std::string_view host) const
{
    return settings_.anyHost || origins_.isAnybody() || http::isLoopbackHost(host) || origins_.knowsHost(host);
}

} // namespace endpoint
