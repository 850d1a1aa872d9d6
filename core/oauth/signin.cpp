#include "oauth/signin.h"

#include "oauth/pasted.h"
#include "oauth/pkce.h"

#include <algorithm>

namespace oauth {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;

Result<Tokens> tokensIn(const HttpAnswer& answer, base::Time now, Holder holder)
{
    if (answer.status >= 200 && answer.status < 300) return readTokens(answer.body.reveal(), now);
    if (answer.status >= 300 && answer.status < 400)
        return tl::unexpected(Error{ErrorCode::AnswerUnusable, "a redirect, which is not followed: check the address"});
    return tl::unexpected(
        Error{ErrorCode::ServerRefused, describe(readRefusal(answer.status, answer.body.reveal()), holder)});
}

SignIn::SignIn(Client& client, base::Random random, base::Clock clock, OpenBrowser openBrowser, Trace trace,
               QObject* parent)
    : QObject(parent),
      client_(client),
      random_(std::move(random)),
      clock_(std::move(clock)),
      openBrowser_(std::move(openBrowser)),
      trace_(std::move(trace))
{
    deadline_.setSingleShot(true);
    connect(&deadline_, &QTimer::timeout, this, [this] {
        finish(tl::unexpected(Error{ErrorCode::SignInTimedOut, {}}));
    });
}

Result<SignInBegun> SignIn::start(SignInPlan plan, base::Answer<Tokens> answer)
{
    cancel();
    for (const std::string* const address : {&plan.app.oauthBase, &plan.app.authorizeBase})
        if (!address->empty() && !vault::isSafeAddress(*address))
            return tl::unexpected(Error{ErrorCode::AddressUnsafe, *address});
    std::optional<Ties> ties = makeTies(random_);
    if (!ties) return tl::unexpected(Error{ErrorCode::NoRandomness, {}});
    Redirect redirect = readRedirect(plan.app.redirectUri);
    redirect.port = plan.port.value_or(redirect.port);
    auto callback =
        std::make_unique<Callback>(redirect, ties->state, [this](Result<Secret> code) { redeem(std::move(code)); });
    const Result<std::string> sent = callback->listen();
    if (!sent) return tl::unexpected(sent.error());

    plan_ = std::move(plan);
    verifier_ = std::move(ties->verifier);
    redirectUri_ = *sent;
    callback_ = std::move(callback);
    answer_ = std::move(answer);
    SignInBegun begun{authorizeUrl(plan_.app, *ties, redirectUri_, plan_.scopes), redirectUri_, false};
    leg_ = {.what = "Browser", .request = "GET " + shownUrl(begun.url)};
    watch_.start();
    constexpr std::chrono::milliseconds longest = std::chrono::days(24); // beyond that a timer's number overflows
    deadline_.start(std::min(plan_.timeout, longest));
    begun.browserOpened = openBrowser_ && openBrowser_(begun.url);
    return begun;
}

Result<void> SignIn::paste(std::string_view address)
{
    if (callback_ == nullptr) return tl::unexpected(Error{ErrorCode::SignInCancelled, {}});
    return callback_->paste(addressIn(address));
}

void SignIn::cancel()
{
    if (answer_) finish(tl::unexpected(Error{ErrorCode::SignInCancelled, {}}));
}

/// Called by `callback_`, which is done with but still in the call: it is deleted later.
void SignIn::redeem(Result<Secret> code)
{
    callback_.release()->deleteLater();
    deadline_.stop();
    leg_.elapsed = std::chrono::milliseconds(watch_.elapsed());
    leg_.answer = code ? "came back with a code" : base::describe(code.error());
    if (trace_) trace_(leg_);
    if (!code) return finish(tl::unexpected(code.error()));
    HttpCall call = codeRequest(plan_.app, plan_.secret, code->reveal(), verifier_, redirectUri_);
    exchange_ = client_.send(std::move(call), [this](const Result<HttpAnswer>& answer) {
        finish(answer ? tokensIn(*answer, clock_()) : tl::unexpected(answer.error()));
    });
    Q_EMIT redeeming();
}

/// Forgets everything about the sign-in and gives its answer. Whoever gets that may delete this.
void SignIn::finish(Result<Tokens> result)
{
    deadline_.stop();
    callback_.reset(); // nothing listens from here on
    exchange_.cancel();
    verifier_ = {};
    plan_ = {};
    if (const auto give = std::exchange(answer_, nullptr)) give(std::move(result));
}

} // namespace oauth
