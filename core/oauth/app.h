#pragma once

#include "vault/profile.h"

#include <string>
#include <string_view>

namespace oauth {

/// How an app gets its tokens.
enum class Grant {
    AuthorizationCode,  ///< a person signs in with the browser, or on another device
    AccountCredentials, ///< Server-to-Server OAuth: the account's own token, without a refresh token
    ClientCredentials,  ///< the app's own token, for chatbots and event subscriptions
};

/// What is known of an app that asks for tokens, without its secret.
struct App
{
    std::string clientId;
    bool publicClient = false;    ///< without a secret; the client ID goes into the form instead of a header
    std::string redirectUri = {}; ///< as it is registered
    std::string accountId = {};   ///< AccountCredentials alone
    Grant grant = Grant::AuthorizationCode;
    std::string oauthBase = "https://zoom.us"; ///< no slash at its end
    std::string authorizeBase = {};            ///< a company's own host for single sign-on; empty: `oauthBase`
    bool production = false;                   ///< others use the same app for their work
    std::string apiBase = {};                  ///< empty: what the token's answer names, else https://api.zoom.us
};

/// The redirect URI to register when nothing speaks against it: Zoom lets a loopback address have any port (Zoom,
/// "Using a loopback redirect URI"; RFC 8252 section 7.3).
inline constexpr std::string_view usualRedirect = "http://127.0.0.1/callback";

/// The app of a profile whose kind is OAuth or S2S.
App appOf(const vault::Profile& profile);

/// What is odd about a client ID, as one sentence; empty when nothing is. Zoom's are 22 letters, digits, `-` and `_`.
std::string doubtsOfClientId(std::string_view clientId);

} // namespace oauth
