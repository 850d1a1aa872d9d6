#include "oauth/device.h"

#include "oauth/refusal.h"
#include "oauth/signin.h"

#include <algorithm>

namespace oauth {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;

DeviceSignIn::DeviceSignIn(Client& client, base::Clock clock, std::chrono::milliseconds second, QObject* parent)
    : QObject(parent), client_(client), clock_(std::move(clock)), second_(second)
{
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &DeviceSignIn::poll);
}

void DeviceSignIn::start(const App& app, Secret secret, std::vector<std::string> scopes,
                         std::function<void(const DevicePrompt&)> prompt, base::Answer<Tokens> answer)
{
    finish(tl::unexpected(Error{ErrorCode::SignInCancelled, {}}));
    app_ = app;
    secret_ = std::move(secret);
    answer_ = std::move(answer);
    step_ = client_.send(deviceCodeRequest(app_, secret_, scopes),
                         [this, prompt = std::move(prompt)](const Result<HttpAnswer>& codes) {
                             if (!codes) return finish(tl::unexpected(codes.error()));
                             show(*codes, prompt);
                         });
}

void DeviceSignIn::show(const HttpAnswer& answer, const std::function<void(const DevicePrompt&)>& prompt)
{
    const std::string_view body = answer.body.reveal();
    if (answer.status != 200)
        return finish(tl::unexpected(Error{ErrorCode::ServerRefused, describe(readRefusal(answer.status, body))}));
    Result<DeviceCodes> codes = readDeviceCodes(body, clock_());
    if (!codes) return finish(tl::unexpected(codes.error()));
    codes_ = std::move(*codes);
    pause_.start(codes_.interval.count() * second_);
    prompt({codes_.userCode, codes_.verificationUri, codes_.verificationUriComplete, codes_.expires});
}

void DeviceSignIn::poll()
{
    if (clock_() >= codes_.expires) return finish(tl::unexpected(Error{ErrorCode::SignInTimedOut, {}}));
    step_ = client_.send(devicePollRequest(app_, secret_, codes_.deviceCode),
                         [this](const Result<HttpAnswer>& answer) { take(answer); });
    setAsking(true);
}

void DeviceSignIn::setAsking(bool isAsking)
{
    if (std::exchange(isAsking_, isAsking) != isAsking) Q_EMIT asking(isAsking);
}

void DeviceSignIn::take(const Result<HttpAnswer>& answer)
{
    constexpr std::chrono::seconds slower{5}; // RFC 8628 section 3.5
    constexpr int firstFailure = 500;
    // A connection or a server that fails now may work at the next question (the same section).
    const bool silent = answer ? answer->status >= firstFailure
                               : answer.error().code == ErrorCode::NetworkTimeout ||
                                     answer.error().code == ErrorCode::NetworkUnreachable ||
                                     answer.error().code == ErrorCode::NetworkBroken;
    if (!answer && !silent) return finish(tl::unexpected(answer.error()));
    const Refusal refusal = silent ? Refusal{} : readRefusal(answer->status, answer->body.reveal());
    if (silent || refusal.error == "slow_down") codes_.interval += slower;
    if (silent || refusal.error == "slow_down" || refusal.error == "authorization_pending") return pause();
    if (refusal.error == "expired_token") return finish(tl::unexpected(Error{ErrorCode::SignInTimedOut, {}}));
    if (refusal.error == "access_denied")
        return finish(tl::unexpected(Error{ErrorCode::SignInRefused, describe(refusal)}));
    finish(tokensIn(*answer, clock_()));
}

/// Until the next question, if there is to be one.
void DeviceSignIn::pause()
{
    if (isCancelled_) return finish(tl::unexpected(Error{ErrorCode::SignInCancelled, {}}));
    // The last question comes when the code ends, not after.
    const auto rest = std::chrono::duration_cast<std::chrono::seconds>(codes_.expires - clock_());
    pause_.start(std::clamp(rest, std::chrono::seconds(0), codes_.interval).count() * second_);
    setAsking(false);
}

bool DeviceSignIn::cancel()
{
    isCancelled_ = isAsking_;
    if (!isAsking_) finish(tl::unexpected(Error{ErrorCode::SignInCancelled, {}}));
    return !isAsking_;
}

void DeviceSignIn::finish(Result<Tokens> result)
{
    pause_.stop();
    step_.cancel();
    secret_ = {};
    codes_ = {};
    isCancelled_ = false;
    setAsking(false);
    if (const auto give = std::exchange(answer_, nullptr)) give(std::move(result));
}

} // namespace oauth
