#include "zoomsession.h"

#include "oauth/catalogue.h"
#include "oauth/preflight.h"
#include "oauth/systemproxy.h"
#include "signins.h"
#include "vault/bundle.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace services {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;
using oauth::Access;
using oauth::TokenStatus;

constexpr auto secretName = "secret";
constexpr oauth::Patience callPatience{.whole = std::chrono::minutes(1), .largest = std::size_t{64} << 20U};

oauth::App appOf(const AppChoice& choice)
{
    oauth::App app = oauth::appOf(choice.profile);
    if (choice.ownToken) app.grant = oauth::Grant::ClientCredentials;
    return app;
}

} // namespace

ZoomSession::ZoomSession(AppChoice choice, vault::SecretStore& keychain, const QString& profilesPath)
    : choice_(std::move(choice)),
      app_(appOf(choice_)),
      secrets_(choice_.secret.isEmpty() ? keychain : memory_),
      client_(network_, choice_.trace),
      calls_(network_, choice_.trace, callPatience),
      profiles_(profilesPath)
{
    oauth::useSystemProxy(network_);
    const std::string& id = choice_.profile.id;
    if (!choice_.secret.isEmpty()) {
        vault::Bundle bundle;
        bundle.set(secretName, std::move(choice_.secret));
        static_cast<void>(waitFor<void>([&](auto answer) { return memory_.write(id, bundle.bytes(), answer); }));
    }
    session_.emplace(
        app_, id, oauth::SessionWorld{client_, secrets_, base::systemClock(), storage::lockPathFor(profilesPath, id)});
}

/// What is left of connections is deleted from the event loop, which does not run any more.
ZoomSession::~ZoomSession()
{
    session_.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

bool ZoomSession::comesBackElsewhere(const LoginPlan& plan) const
{
    const bool browser = needsSignIn() && !plan.device;
    return browser && oauth::readRedirect(app_.redirectUri).host == oauth::Redirect::Host::Elsewhere;
}

std::vector<oauth::Advice> ZoomSession::preflight(const LoginPlan& plan) const
{
    oauth::App app = app_;
    const bool browser = needsSignIn() && !plan.device;
    const oauth::Redirect redirect = oauth::readRedirect(app.redirectUri);
    if (browser && plan.port && redirect.host != oauth::Redirect::Host::Elsewhere)
        app.redirectUri = *plan.port == 0 ? app.redirectUri : oauth::withPort(redirect, *plan.port);
    return oauth::preflight(app, browser);
}

/// The app's secret, empty for a public client. Asks the keychain even then: one that cannot be used is better known
/// before somebody signs in.
Result<Secret> ZoomSession::clientSecret()
{
    const Result<Secret> entry =
        ask<Secret>([this](auto answer) { return secrets_.read(choice_.profile.id, std::move(answer)); });
    const bool absent = !entry && entry.error().code == ErrorCode::SecretAbsent;
    if (!entry && !absent) return tl::unexpected(entry.error());
    if (choice_.profile.publicClient) return Secret();
    const std::optional<vault::Bundle> bundle = vault::Bundle::parse(entry ? entry->reveal() : std::string_view());
    const Secret* const secret = bundle ? bundle->find(secretName) : nullptr;
    if (secret == nullptr) return tl::unexpected(Error{ErrorCode::SecretAbsent, choice_.profile.name});
    return secret->clone();
}

Result<TokenStatus> ZoomSession::login(const LoginPlan& plan, const LoginNews& news)
{
    if (!plan.sso.empty()) app_.authorizeBase = plan.sso;
    Result<Secret> secret = clientSecret();
    if (!secret) return tl::unexpected(secret.error());
    if (!needsSignIn()) {
        const Result<Access> access = token(std::chrono::seconds(0));
        return access ? status() : tl::unexpected(access.error());
    }
    const Interrupts held; // from the moment tokens are here
    const Secret proof = secret->clone();
    Result<oauth::Tokens> tokens =
        plan.device ? signInOnDevice(client_, app_, std::move(*secret), plan, news)
                    : signInWithBrowser(client_, choice_.trace, app_, std::move(*secret), plan, news);
    if (!tokens) return tl::unexpected(tokens.error());
    if (!isProfileThere()) return tl::unexpected(end(*tokens, proof));
    const Result<void> kept =
        waitFor<void>([&](auto answer) { return session_->keep(std::move(*tokens), std::move(answer)); });
    if (!kept && !session_->unsaved()) return tl::unexpected(kept.error());
    waitUntilKept();
    return status();
}

/// Whether the profile that was begun with has not been removed since. A file that cannot be read speaks against
/// nothing.
bool ZoomSession::isProfileThere() const
{
    if (&secrets_ == &memory_) return true;
    const Result<vault::Profiles> profiles = profiles_.load();
    return !profiles || profiles->find(choice_.profile.id) != nullptr;
}

/// Ends tokens that nobody has kept; why that had to be.
Error ZoomSession::end(const oauth::Tokens& tokens, const Secret& secret)
{
    constexpr int done = 200;
    const Result<oauth::HttpAnswer> revoked = waitFor<oauth::HttpAnswer>([&](auto answer) {
        return client_.send(oauth::revokeRequest(app_, secret, tokens.access), std::move(answer));
    });
    const bool ended = revoked && revoked->status == done;
    return {ErrorCode::ProfileUnknown, choice_.profile.name +
                                           " any more: it was removed during the sign-in, whose tokens " +
                                           (ended ? "were revoked" : "are not kept, but live on at the server")};
}

Result<Access> ZoomSession::token(std::chrono::seconds least)
{
    const Interrupts held; // between the two waits
    Result<Access> access = ask<Access>([&](auto answer) { return session_->token(least, std::move(answer)); });
    waitUntilKept();
    return access;
}

/// Lets the session try again to keep its tokens, for some seconds.
void ZoomSession::waitUntilKept()
{
    if (!session_->unsaved()) return;
    constexpr std::chrono::seconds patience{8}; // it tries after two and after six
    QEventLoop loop;
    const Interrupts interrupts([&loop] { loop.quit(); });
    session_->onChange([&] {
        if (!session_->unsaved()) loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    session_->onChange({});
}

Result<TokenStatus> ZoomSession::status()
{
    return ask<TokenStatus>([this](auto answer) { return session_->status(std::move(answer)); });
}

Result<void> ZoomSession::logout(oauth::SignOut how)
{
    return ask<void>([&](auto answer) { return session_->signOut(how, std::move(answer)); });
}

std::vector<std::string> ZoomSession::lacking(const std::vector<std::string>& granted) const
{
    std::vector<oauth::Scope> needed;
    for (const oauth::Call& call : oauth::catalogue())
        if (!call.scope.granular.empty()) needed.push_back(call.scope);
    std::vector<std::string> names = oauth::missing(granted, needed);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// False when it was interrupted.
bool ZoomSession::pause(std::chrono::seconds length)
{
    return ask<void>([&](const auto& answer) {
               QTimer::singleShot(length, &network_, [answer] { answer({}); });
               return base::Request();
           })
        .has_value();
}

} // namespace services
