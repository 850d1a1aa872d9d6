#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "oauth/access.h"
#include "oauth/redirect.h"
#include "oauth/trace.h"
#include "vault/profile.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace services {

/// Whose tokens an `AppSession` is about.
struct AppChoice
{
    vault::Profile profile;   ///< of the kind OAuth or S2S
    bool ownToken = false;    ///< the app's own token (client_credentials) in place of a user's
    base::Secret secret = {}; ///< of an app that no profile stands for: nothing of it is kept anywhere
    oauth::Trace trace = {};  ///< hears of every request
};

/// How to sign in.
struct LoginPlan
{
    bool openBrowser = true;
    bool paste = false;                     ///< take the address at which the browser ended up from standard input
    bool device = false;                    ///< on another device, with a code
    std::optional<std::uint16_t> port = {}; ///< to listen on, in place of the redirect URI's; 0: a free one
    std::vector<std::string> scopes = {};   ///< empty: those of the app
    std::string sso = {};                   ///< the company's own address, `https://company.zoom.us`; empty: none
    std::chrono::seconds patience{600};     ///< for whoever signs in
};

/// What somebody needs to sign in on another device.
struct DeviceCode
{
    std::string userCode;
    std::string address;         ///< where to type it in
    std::string addressWithCode; ///< the same with the code in it; may be empty
    std::chrono::seconds life;
    std::string qr; ///< the latter as a QR code of block characters, for a terminal; may be empty
};

/// What a sign-in says while it waits. All are set.
struct LoginNews
{
    std::function<void(const std::string& url, bool browserOpened)> begun;
    std::function<void(const DeviceCode&)> code;
    std::function<void(const base::Error&)> pasteRefused; ///< it waits on
};

/// One request to the API.
struct CallPlan
{
    std::string method = "GET";                                  ///< in capitals
    std::string path;                                            ///< `/users/me`; with or without `/v2` and a query
    std::vector<std::pair<std::string, std::string>> query = {}; ///< added to it
    std::string body = {};                                       ///< JSON; empty for none
};

/// What came back, whatever its status.
struct CallAnswer
{
    int status = 0;
    std::vector<std::pair<std::string, std::string>> fields = {};
    base::Secret body = {};       ///< empty when it went to the sink
    std::string nextPage = {};    ///< `next_page_token`; empty on the last page
    std::string explanation = {}; ///< one sentence for a status from 400 on; empty otherwise
    bool renewed = false;         ///< a 401 to what is sent once: the next call has another token
    std::chrono::milliseconds elapsed{0};
};

/// Takes a long answer piece by piece.
using Sink = std::function<void(std::string_view)>;

/// The tokens of one app, and what can be done with them. Each call waits for its end; one that is interrupted (Ctrl+C)
/// ends with the error Interrupted, but never in the middle of a refresh, which would lose the tokens.
class AppSession
{
public:
    AppSession() = default;
    AppSession(const AppSession&) = delete;
    AppSession& operator=(const AppSession&) = delete;
    virtual ~AppSession() = default;

    /// Whether somebody has to sign in; otherwise each token is simply fetched, and none is kept.
    virtual bool needsSignIn() const = 0;
    /// Whether the browser will end up at an address on which nothing can listen here.
    virtual bool comesBackElsewhere(const LoginPlan& plan) const = 0;
    /// What can be said before the browser opens.
    virtual std::vector<oauth::Advice> preflight(const LoginPlan& plan) const = 0;
    /// Signs in and keeps the tokens. Errors: the keychain's, which is asked first; those of `oauth::SignIn`,
    /// `oauth::DeviceSignIn` and `oauth::Session::keep`, Interrupted.
    virtual base::Result<oauth::TokenStatus> login(const LoginPlan& plan, const LoginNews& news) = 0;
    /// See `oauth::Session::token`. When new tokens cannot be kept, it tries for some seconds more; `unsaved` tells.
    virtual base::Result<oauth::Access> token(std::chrono::seconds least) = 0;
    /// Why the newest tokens will be gone with this process.
    virtual std::optional<base::Error> unsaved() const = 0;
    /// What is kept; asks no server.
    virtual base::Result<oauth::TokenStatus> status() = 0;
    /// See `oauth::Session::signOut`.
    virtual base::Result<void> logout(oauth::SignOut how) = 0;

    /// Which scopes of the calls that Callsign knows are not among `granted`.
    virtual std::vector<std::string> lacking(const std::vector<std::string>& granted) const = 0;
    /// Sends; once more after a 401, with another token, and after a 429 whose pause is short, saying so to `pausing`.
    /// A long body goes to `sink` as it comes, unless that is empty. Errors: those of `oauth::Api::call`.
    virtual base::Result<CallAnswer> call(const CallPlan& plan, const Sink& sink,
                                          const std::function<void(std::chrono::seconds)>& pausing) = 0;
    /// The request as a cURL command with `$TOKEN` for the token, sent to where the kept tokens are good.
    virtual std::string curl(const CallPlan& plan) = 0;
    /// JSON indented for reading; anything else as it is.
    virtual std::string pretty(std::string_view body) const = 0;
    /// A ZAK of that user (`me`, an ID or an e-mail address). Errors: those of `call`, ServerRefused, AnswerUnusable.
    virtual base::Result<base::Secret> zak(const std::string& user) = 0;
    /// An on-behalf token for that meeting. It is asked for once: each request may send the host a mail. Errors
    /// likewise.
    virtual base::Result<base::Secret> obf(const std::string& meetingNumber) = 0;
};

} // namespace services
