#pragma once

#include "base/secret.h"
#include "oauth/app.h"
#include "oauth/pkce.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace oauth {

/// One header field of a request.
struct Header
{
    std::string name;
    base::Secret value;
};

/// One HTTP request, ready to be sent.
struct HttpCall
{
    std::string what; ///< what it is for, as a trace names it: `Refresh`
    std::string method;
    std::string url;
    std::vector<Header> headers = {};
    base::Secret body = {};
};

/// Where the browser goes: PKCE S256 and `state` always. `scopes` empty: those of the app.
std::string authorizeUrl(const App& app, const Ties& ties, std::string_view redirectUri,
                         std::span<const std::string> scopes = {});

// Requests of the token endpoint (RFC 6749 section 3.2). A confidential client shows itself with HTTP Basic and nothing
// else, a public one with its client ID in the form and nothing else.

/// For the code that the browser came back with. `redirectUri` is the one of `authorizeUrl`.
HttpCall codeRequest(const App& app, const base::Secret& secret, std::string_view code, const base::Secret& verifier,
                     std::string_view redirectUri);
/// For a refresh token.
HttpCall refreshRequest(const App& app, const base::Secret& secret, const base::Secret& refresh);
/// For AccountCredentials and ClientCredentials, which need nobody to sign in.
HttpCall ownRequest(const App& app, const base::Secret& secret);
/// For codes to sign in with on another device (RFC 8628 section 3.1).
HttpCall deviceCodeRequest(const App& app, const base::Secret& secret, std::span<const std::string> scopes = {});
/// Whether somebody has used them (section 3.4).
HttpCall devicePollRequest(const App& app, const base::Secret& secret, const base::Secret& deviceCode);
/// Ends a token at the server (RFC 7009).
HttpCall revokeRequest(const App& app, const base::Secret& secret, const base::Secret& token);

} // namespace oauth
