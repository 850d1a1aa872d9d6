#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/request.h"
#include "oauth/answers.h"
#include "oauth/app.h"
#include "oauth/callback.h"
#include "oauth/client.h"
#include "oauth/refusal.h"
#include "oauth/trace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oauth {

/// One sign-in to be made.
struct SignInPlan
{
    App app;
    base::Secret secret = {};                   ///< of the client; empty for a public one
    std::vector<std::string> scopes = {};       ///< empty: those of the app
    std::optional<std::uint16_t> port = {};     ///< in place of the redirect URI's; 0: a free one
    std::chrono::milliseconds timeout{600'000}; ///< for whoever signs in; at most 24 days
};

/// What a sign-in has to show while it waits.
struct SignInBegun
{
    std::string url;         ///< to open, or to copy to another machine
    std::string redirectUri; ///< the one that was sent
    bool browserOpened;
};

/// Signs in with the system's browser: authorization code with PKCE (RFC 7636, RFC 8252).
class SignIn : public QObject
{
    Q_OBJECT

public:
    /// Opens an address in the system's browser; false when there is none. Empty: nothing is opened.
    using OpenBrowser = std::function<bool(const std::string& url)>;

    /// `client` must outlive this.
    SignIn(Client& client, base::Random random, base::Clock clock, OpenBrowser openBrowser, Trace trace = {},
           QObject* parent = nullptr);

    /// Listens, then opens the browser. `answer` gets the tokens, which nobody has kept yet. Errors there:
    /// SignInRefused, SignInTimedOut, SignInCancelled, ServerRefused, AnswerUnusable, the network's. Errors here:
    /// AddressInUse, AddressRefused, AddressUnsafe, NoRandomness; `answer` is not called then. One that waits already
    /// is cancelled.
    base::Result<SignInBegun> start(SignInPlan plan, base::Answer<Tokens> answer);

    /// See `Callback::paste`. SignInCancelled when none waits.
    base::Result<void> paste(std::string_view address);

    /// Ends the one that waits, if any, with SignInCancelled.
    void cancel();

Q_SIGNALS:
    /// A code came back and is being exchanged: from here on `cancel` would lose tokens.
    void redeeming();

private:
    void redeem(base::Result<base::Secret> code);
    void finish(base::Result<Tokens> result);

    Client& client_;
    base::Random random_;
    base::Clock clock_;
    OpenBrowser openBrowser_;
    Trace trace_;
    SignInPlan plan_;
    base::Secret verifier_;
    std::string redirectUri_;
    Leg leg_;
    QElapsedTimer watch_;
    QTimer deadline_;
    std::unique_ptr<Callback> callback_;
    base::Answer<Tokens> answer_;
    base::Request exchange_;
};

/// The tokens in an answer of the token endpoint, or why there are none: ServerRefused with what it means,
/// AnswerUnusable.
base::Result<Tokens> tokensIn(const HttpAnswer& answer, base::Time now, Holder holder = Holder::User);

} // namespace oauth
