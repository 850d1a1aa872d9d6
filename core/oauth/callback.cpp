#include "oauth/callback.h"

#include "base/utf8.h"
#include "oauth/form.h"
#include "oauth/page.h"
#include "oauth/pkce.h"
#include "oauth/refusal.h"

#include <QTimer>

#include <algorithm>
#include <charconv>

namespace oauth {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds grace = 500ms; // for answers under way, when all is decided

std::vector<QHostAddress> addressesOf(Redirect::Host host)
{
    const QHostAddress v4(QHostAddress::LocalHost);
    const QHostAddress v6(QHostAddress::LocalHostIPv6);
    if (host == Redirect::Host::IPv6) return {v6};
    if (host == Redirect::Host::Localhost) return {v4, v6};
    return {v4};
}

http::Limits limits()
{
    http::Limits limits;
    limits.sizes.body = 1024;
    limits.idle = 10s;
    limits.connections = 256;
    return limits;
}

/// What the server said through the browser.
Refusal refusalIn(const Pairs& pairs)
{
    Refusal refusal;
    refusal.error = masked(onlyValue(pairs, "error").value_or("error"));
    refusal.text = masked(onlyValue(pairs, "error_description").value_or(std::string()));
    const std::string code = onlyValue(pairs, "errorCode").value_or(std::string());
    std::from_chars(code.data(), code.data() + code.size(), refusal.code);
    return refusal;
}

bool has(const Pairs& pairs, std::string_view name)
{
    return std::any_of(pairs.begin(), pairs.end(), [name](const auto& pair) { return pair.first == name; });
}

} // namespace

Callback::Callback(Redirect redirect, std::string state, base::Answer<Secret> answer, QObject* parent)
    : QObject(parent), redirect_(std::move(redirect)), state_(std::move(state)), answer_(std::move(answer))
{}

Callback::~Callback() = default;

Result<std::string> Callback::listen()
{
    if (redirect_.host == Redirect::Host::Elsewhere) return redirect_.text;
    server_ =
        std::make_unique<http::Server>([this](const http::Request& request) { return handle(request); }, limits());
    connect(server_.get(), &http::Server::drained, this, &Callback::deliver);
    Result<quint16> port = server_->listen(addressesOf(redirect_.host), redirect_.port);
    const bool noIPv6 = !port && port.error().code == ErrorCode::AddressRefused &&
                        redirect_.host == Redirect::Host::Localhost && port.error().detail.starts_with('[');
    if (noIPv6) port = server_->listen(addressesOf(Redirect::Host::IPv4), redirect_.port);
    if (!port) return tl::unexpected(port.error());
    return withPort(redirect_, *port);
}

Result<void> Callback::paste(std::string_view address)
{
    address = base::trimmed(address);
    const std::size_t question = address.find('?');
    const std::string_view query = address.substr(question == std::string_view::npos ? address.size() : question + 1);
    if (outcome_) return tl::unexpected(Error{ErrorCode::AnswerUnusable, "this sign-in is over; start another"});
    if (take(query.substr(0, query.find('#'))) != Finding::Foreign) return {};
    return tl::unexpected(Error{ErrorCode::AnswerUnusable,
                                "this address does not belong to the sign-in that is waiting; copy the whole address "
                                "that the browser shows at its end, with code and state"});
}

http::Response Callback::handle(const http::Request& request)
{
    if (!http::isLoopbackHost(request.field("Host")))
        return page(403, "Not here", "This address answers on this computer alone, by its own name.");
    if (request.path != redirect_.path) return page(404, "Nothing here", "Callsign waits for a sign-in elsewhere.");
    if (request.method != "GET") return page(405, "Not like this", "A sign-in comes back as an ordinary page.");
    if (outcome_)
        return page(410, "This sign-in is over", "Nothing was changed. You can close this page and go on in Callsign.");
    switch (take(request.query)) {
    case Finding::Code: return page(200, "Back in Callsign", "You can close this page: Callsign goes on by itself.");
    case Finding::Refused:
        return page(200, "Not signed in",
                    "Zoom's answer: " + outcome_->error().detail + " You can close this page and go on in Callsign.");
    default:
        return page(400, "Not the sign-in that was begun",
                    "This answer belongs to another sign-in and was ignored. Go on in the page that Callsign opened.");
    }
}

/// `state` comes first: nothing of a callback that lacks it is looked at.
Callback::Finding Callback::take(std::string_view query)
{
    Pairs pairs = readForm(query);
    const std::optional<std::string> state = onlyValue(pairs, "state");
    if (!state || !sameText(*state, state_)) return Finding::Foreign;
    if (has(pairs, "error") || has(pairs, "errorCode")) {
        outcome_ = tl::unexpected(Error{ErrorCode::SignInRefused, describe(refusalIn(pairs))});
    } else {
        std::optional<std::string> code = onlyValue(pairs, "code");
        if (!code || code->empty()) return Finding::Foreign;
        outcome_ = Secret::take(*code);
    }
    const bool taken = outcome_->has_value();
    for (auto& [name, value] : pairs) base::wipe(value);
    QMetaObject::invokeMethod(this, &Callback::settle, Qt::QueuedConnection); // the page goes out first
    return taken ? Finding::Code : Finding::Refused;
}

void Callback::settle()
{
    if (server_ == nullptr || !server_->isListening()) return deliver();
    server_->drain(grace);
}

void Callback::deliver()
{
    if (const auto give = std::exchange(answer_, nullptr)) give(std::move(*outcome_));
}

} // namespace oauth
