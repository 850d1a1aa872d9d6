#pragma once

#include "oauth/client.h"
#include "oauth/scopes.h"
#include "oauth/session.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace oauth {

/// One call of the API, ready but for its token.
struct ApiCall
{
    std::string method = "GET";
    std::string path;       ///< with its query: `/v2/users/me`
    std::string body = {};  ///< JSON; empty for none
    Scope scope = {};       ///< checked before anything is sent; empty names for none
    bool repeatable = true; ///< whether it may be sent again after a 401; an OBF token's may not
};

/// What an answer says of Zoom's limits (the `X-RateLimit-…` fields), as sent; empty where it says nothing.
struct RateLimit
{
    std::string category;
    std::string limit;
    std::string remaining;
    std::string retryAfter; ///< a time or a number of seconds
};

/// What the API answered, whatever its status.
struct ApiAnswer
{
    HttpAnswer http;
    RateLimit rate = {};
    std::string nextPage = {};    ///< `next_page_token`; empty on the last page
    std::string explanation = {}; ///< one sentence for a status from 400 on; empty otherwise
    bool renewed = false;         ///< a 401 to what is not repeatable: the next call has another token
};

/// Calls Zoom's API with the tokens of a `Session`.
class Api
{
public:
    /// Both must outlive this and what it is asked.
    Api(Client& client, Session& session) : client_(client), session_(session) {}

    /// Gets a token, sends, and after a 401 gets another and sends once more; for what is not repeatable it gets
    /// another all the same, and answers with the 401. A 429 is an answer like others: nothing
    /// is sent again for it. Errors: ScopeMissing, those of `Session::token` and `Client::send`. `pieces`: as there;
    /// `nextPage` is then empty, see `JsonReader`.
    base::Request call(ApiCall call, base::Answer<ApiAnswer> answer, std::function<void(std::string_view)> pieces = {});

private:
    Client& client_;
    Session& session_;
};

/// The same for a token that comes from elsewhere: a Video SDK API token, which lives by its signature and is never
/// renewed. `client` must outlive the request.
base::Request callWith(Client& client, const Access& access, const ApiCall& call, base::Answer<ApiAnswer> answer,
                       std::function<void(std::string_view)> pieces = {});

/// The ZAK, OBF or other token for joining in an answer (`{"token": "…"}`); empty when there is none.
base::Secret joinTokenIn(const HttpAnswer& answer);

/// The path with `next_page_token` in its query set to `token`.
std::string withPage(std::string_view path, std::string_view token);

/// The request as a cURL command with `$TOKEN` for the token.
std::string asCurl(const ApiCall& call, std::string_view apiBase);

/// JSON indented for reading, members in their own order; anything else as it is.
std::string pretty(std::string_view body);

} // namespace oauth
