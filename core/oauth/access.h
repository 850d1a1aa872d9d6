#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "oauth/refusal.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oauth {

/// What a call of the API needs.
struct Access
{
    base::Secret token;
    std::string apiBase;                    ///< `https://api.zoom.us`
    std::vector<std::string> scopes = {};   ///< granted; empty when not known
    std::optional<base::Time> expires = {}; ///< nothing when not known
    Holder holder = Holder::User;
};

/// What is known of the tokens without using them.
struct TokenStatus
{
    bool signedIn = false;
    bool refreshable = false;                      ///< whether there is a refresh token
    std::optional<base::Time> expires = {};        ///< of the access token
    std::optional<base::Time> refreshExpires = {}; ///< read from the refresh token, if it says so
    std::vector<std::string> scopes = {};
    std::string apiBase = {};
    std::string account = {};                ///< the ids of account and user, read from the access token, if it says
    std::string user = {};                   ///< so: good for showing alone
    std::optional<base::Error> unsaved = {}; ///< why the newest tokens are in this process's memory alone

    /// Whether somebody's tokens have ended for good: the access token has expired and nothing renews it.
    bool isOver(base::Time now) const { return signedIn && !refreshable && expires && *expires <= now; }
};

/// What is wrong with an access token that ends, or is refused, without a refresh token beside it.
inline constexpr std::string_view notRenewable =
    "the access token is good no more, and the server gave no refresh token to renew it with";

/// What to do with the tokens at the end.
enum class SignOut {
    Revoke, ///< end them at the server, and forget them here once it has done so
    Forget, ///< forget them here; they live on at the server
    Both,   ///< forgotten even if the server cannot be reached
};

} // namespace oauth
