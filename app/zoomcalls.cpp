// The calls of a ZoomSession.
#include "jwt/hs256.h"
#include "oauth/catalogue.h"
#include "oauth/form.h"
#include "oauth/retryafter.h"
#include "zoom/draft.h"
#include "zoom/tables.h"
#include "zoomsession.h"

namespace services {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;
using oauth::Access;
using oauth::ApiAnswer;
using oauth::ApiCall;
using oauth::TokenStatus;

constexpr auto usualApiBase = "https://api.zoom.us";

ApiCall apiCallOf(const CallPlan& plan)
{
    ApiCall call{.method = plan.method, .path = plan.path.starts_with('/') ? plan.path : '/' + plan.path};
    if (!call.path.starts_with("/v2/")) call.path.insert(0, "/v2");
    if (!plan.query.empty())
        call.path += (call.path.find('?') == std::string::npos ? '?' : '&') + oauth::formText(plan.query);
    call.body = plan.body;
    call.repeatable = call.method != "POST";
    if (const oauth::Call* const known = oauth::callLike(call.method, call.path)) {
        call.scope = known->scope;
        call.repeatable = known->repeatable;
    }
    return call;
}

/// How long the server wants nothing to be sent.
std::chrono::seconds pauseIn(const ApiAnswer& answer)
{
    const base::Time now = base::systemClock()();
    return oauth::retryAfter(answer.rate.retryAfter, now) - now;
}

CallAnswer answerOf(ApiAnswer answer)
{
    return {.status = answer.http.status,
            .fields = std::move(answer.http.fields),
            .body = std::move(answer.http.body),
            .nextPage = std::move(answer.nextPage),
            .explanation = std::move(answer.explanation),
            .renewed = answer.renewed,
            .elapsed = answer.http.elapsed};
}

ApiCall callOf(const char* id, const std::vector<std::pair<std::string, std::string>>& values)
{
    const oauth::Call& call = *oauth::callOf(id);
    return {.method = std::string(call.method),
            .path = oauth::pathOf(call, values),
            .body = {},
            .scope = call.scope,
            .repeatable = call.repeatable};
}

} // namespace

/// A token for one call of the Video SDK's API.
Result<Access> ZoomSession::signedAccess()
{
    const Result<Secret> secret = clientSecret();
    if (!secret) return tl::unexpected(secret.error());
    const zoom::Draft draft = zoom::draft(*zoom::tableFor("api"), {}, choice_.profile.key, {base::systemClock()()});
    std::string token = jwt::sign(draft.claims, jwt::Key(*secret));
    return Access{.token = Secret::take(token),
                  .apiBase = app_.apiBase.empty() ? std::string(usualApiBase) : app_.apiBase,
                  .holder = oauth::Holder::SdkKey};
}

Result<ApiAnswer> ZoomSession::send(const ApiCall& call, const Sink& sink)
{
    if (signsTokens()) {
        const Result<Access> access = signedAccess();
        if (!access) return tl::unexpected(access.error());
        return ask<ApiAnswer>([&](auto give) { return oauth::callWith(calls_, *access, call, std::move(give), sink); });
    }
    const Interrupts held; // between the two waits
    oauth::Api api(calls_, *session_);
    Result<ApiAnswer> answer = ask<ApiAnswer>([&](auto give) { return api.call(call, std::move(give), sink); });
    waitUntilKept();
    return answer;
}

Result<CallAnswer> ZoomSession::call(const CallPlan& plan, const Sink& sink,
                                     const std::function<void(std::chrono::seconds)>& pausing)
{
    constexpr int tooMany = 429;
    constexpr std::chrono::seconds longest{60};
    const ApiCall call = apiCallOf(plan);
    Result<ApiAnswer> answer = send(call, sink);
    const bool again = call.repeatable && answer && answer->http.status == tooMany;
    const std::chrono::seconds length = again ? pauseIn(*answer) : longest;
    if (again && length <= longest) {
        pausing(length);
        if (!pause(length)) return tl::unexpected(Error{ErrorCode::Interrupted, {}});
        answer = send(call, sink);
    }
    return answer ? Result<CallAnswer>(answerOf(std::move(*answer))) : tl::unexpected(answer.error());
}

std::string ZoomSession::curl(const CallPlan& plan)
{
    std::string base = app_.apiBase;
    if (base.empty() && needsSignIn()) { // Zoom says with a user's token where that is good
        const Result<TokenStatus> kept = status();
        if (kept && kept->signedIn) base = kept->apiBase;
    }
    return oauth::asCurl(apiCallOf(plan), base.empty() ? usualApiBase : base);
}

Result<Secret> ZoomSession::joinToken(const ApiCall& call)
{
    const Result<ApiAnswer> answer = send(call, {});
    if (!answer) return tl::unexpected(answer.error());
    const int status = answer->http.status;
    if (status >= 400) return tl::unexpected(Error{ErrorCode::ServerRefused, answer->explanation});
    if (status != 200)
        return tl::unexpected(Error{ErrorCode::AnswerUnusable, "HTTP " + std::to_string(status) + ", with no token"});
    Secret token = oauth::joinTokenIn(answer->http);
    if (token.isEmpty()) return tl::unexpected(Error{ErrorCode::AnswerUnusable, "it holds no token"});
    return token;
}

Result<Secret> ZoomSession::zak(const std::string& user)
{
    Result<Secret> token = joinToken(callOf("zak.get", {{"userId", user}, {"type", "zak"}}));
    const auto lacksScope = [](const Result<Secret>& one) {
        return !one && one.error().code == ErrorCode::ScopeMissing;
    };
    if (user != "me" || !lacksScope(token)) return token;
    Result<Secret> other = joinToken(callOf("zak.me", {})); // needs another scope
    return lacksScope(other) ? std::move(token) : std::move(other);
}

Result<Secret> ZoomSession::obf(const std::string& meetingNumber)
{
    return joinToken(callOf("obf.get", {{"type", "onbehalf"}, {"meeting_id", meetingNumber}}));
}

} // namespace services
