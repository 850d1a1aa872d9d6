#include "oauth/api.h"

#include "oauth/depth.h"
#include "oauth/form.h"
#include "oauth/refusal.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace oauth {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;
using Pieces = std::function<void(std::string_view)>;

Secret secretOf(std::string text) { return Secret::take(text); }

HttpCall httpCall(const ApiCall& call, const Access& access)
{
    std::string bearer = "Bearer ";
    bearer.reserve(bearer.size() + access.token.size());
    bearer += access.token.reveal();
    HttpCall http{.what = call.method + ' ' + call.path.substr(0, call.path.find('?')),
                  .method = call.method,
                  .url = access.apiBase + call.path};
    http.headers.push_back({"Authorization", Secret::take(bearer)});
    http.headers.push_back({"Accept", secretOf("application/json")});
    if (call.body.empty()) return http;
    http.headers.push_back({"Content-Type", secretOf("application/json")});
    http.body = secretOf(call.body);
    return http;
}

/// A text among the body's members; empty when there is none.
std::string memberIn(std::string_view body, const char* name)
{
    if (isTooDeep(body)) return {};
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object()) return {};
    const auto member = json.find(name);
    return member != json.end() && member->is_string() ? member->get<std::string>() : std::string();
}

ApiAnswer read(HttpAnswer http, Holder holder)
{
    ApiAnswer answer;
    answer.rate = {http.field("X-RateLimit-Category"), http.field("X-RateLimit-Limit"),
                   http.field("X-RateLimit-Remaining"), http.field("Retry-After")};
    if (http.status >= 400) answer.explanation = describe(readRefusal(http.status, http.body.reveal()), holder);
    answer.nextPage = memberIn(http.body.reveal(), "next_page_token");
    answer.http = std::move(http);
    return answer;
}

/// One call under way: a token, the request, and perhaps both once more.
struct Calling : std::enable_shared_from_this<Calling>
{
    Calling(Client& toClient, Session& toSession) : client(toClient), session(toSession) {}

    Client& client;
    Session& session;
    ApiCall call;
    Pieces pieces;
    base::Answer<ApiAnswer> answer;
    base::Request step;
    Secret used;
    Holder holder = Holder::User;
    bool again = false;

    base::Answer<Access> onToken()
    {
        return [self = shared_from_this()](Result<Access> access) {
            if (!access) return self->finish(tl::unexpected(access.error()));
            self->send(*access);
        };
    }

    void send(const Access& access)
    {
        const std::vector<std::string> lacking =
            missing(access.scopes, {&call.scope, call.scope.granular.empty() ? 0U : 1U});
        if (!lacking.empty()) return finish(tl::unexpected(Error{ErrorCode::ScopeMissing, lacking.front()}));
        used = access.token.clone();
        holder = access.holder;
        step = client.send(
            httpCall(call, access),
            [self = shared_from_this()](Result<HttpAnswer> http) {
                if (!http) return self->finish(tl::unexpected(http.error()));
                self->take(std::move(*http));
            },
            pieces);
    }

    void take(HttpAnswer http)
    {
        if (http.status != 401 || std::exchange(again, true)) return finish(read(std::move(http), holder));
        if (call.repeatable) {
            step = session.renew(std::move(used), onToken());
            return;
        }
        const auto refused = std::make_shared<ApiAnswer>(read(std::move(http), holder));
        step = session.renew(std::move(used), [self = shared_from_this(), refused](const Result<Access>& access) {
            if (!access) return self->finish(tl::unexpected(access.error()));
            refused->renewed = true;
            refused->explanation =
                "The access token is not valid any more and has been renewed. Send the call again. " +
                inBrackets(readRefusal(refused->http.status, refused->http.body.reveal()));
            self->finish(std::move(*refused));
        });
    }

    void finish(Result<ApiAnswer> result)
    {
        if (const auto give = std::exchange(answer, nullptr)) give(std::move(result));
    }
};

} // namespace

base::Request Api::call(ApiCall call, base::Answer<ApiAnswer> answer, Pieces pieces)
{
    constexpr std::chrono::minutes ahead{5}; // refreshed before it can expire on the way
    const auto calling = std::make_shared<Calling>(client_, session_);
    calling->call = std::move(call);
    calling->pieces = std::move(pieces);
    calling->answer = std::move(answer);
    calling->step = session_.token(ahead, calling->onToken());
    return base::Request([calling] {
        calling->answer = nullptr;
        calling->step.cancel();
    });
}

base::Request callWith(Client& client, const Access& access, const ApiCall& call, base::Answer<ApiAnswer> answer,
                       Pieces pieces)
{
    return client.send(
        httpCall(call, access),
        [answer = std::move(answer), holder = access.holder](Result<HttpAnswer> http) {
            answer(http ? Result<ApiAnswer>(read(std::move(*http), holder)) : tl::unexpected(http.error()));
        },
        std::move(pieces));
}

Secret joinTokenIn(const HttpAnswer& answer)
{
    Secret token = secretOf(memberIn(answer.body.reveal(), "token"));
    return isToken(token.reveal()) ? std::move(token) : Secret();
}

std::string withPage(std::string_view path, std::string_view token)
{
    const std::size_t question = std::min(path.find('?'), path.size());
    Pairs query = readForm(path.substr(std::min(question + 1, path.size())));
    std::erase_if(query, [](const auto& pair) { return pair.first == "next_page_token"; });
    query.emplace_back("next_page_token", token);
    return std::string(path.substr(0, question)) + '?' + formText(query);
}

std::string asCurl(const ApiCall& call, std::string_view apiBase)
{
    const auto quoted = [](std::string_view text) { // for a POSIX shell
        std::string out = "'";
        for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
        return out + '\'';
    };
    const std::string how = call.method == "HEAD" ? "--head" : "--request " + call.method; // else it waits for a body
    std::string command = "curl " + how + " " + quoted(std::string(apiBase) + call.path) +
                          " \\\n  --header \"Authorization: Bearer $TOKEN\"";
    if (!call.body.empty())
        command += " \\\n  --header 'Content-Type: application/json' \\\n  --data " + quoted(call.body);
    return command;
}

std::string pretty(std::string_view body)
{
    if (isTooDeep(body)) return std::string(body);
    const auto json = nlohmann::ordered_json::parse(body, nullptr, false);
    if (!json.is_structured()) return std::string(body);
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace oauth
