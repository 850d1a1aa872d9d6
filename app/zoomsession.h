#pragma once

#include "appsession.h"
#include "interrupts.h"
#include "oauth/api.h"
#include "oauth/session.h"
#include "storage/profilefile.h"
#include "storage/sessionstore.h"
#include "waiting.h"

#include <QNetworkAccessManager>

namespace services {

/// The real one: core/oauth, waited for.
class ZoomSession : public AppSession
{
public:
    /// `keychain` must outlive this. `profilesPath`: beside it stand the locks.
    ZoomSession(AppChoice choice, vault::SecretStore& keychain, const QString& profilesPath);

    ~ZoomSession() override;

    bool needsSignIn() const override { return !signsTokens() && app_.grant == oauth::Grant::AuthorizationCode; }
    bool comesBackElsewhere(const LoginPlan& plan) const override;
    std::vector<oauth::Advice> preflight(const LoginPlan& plan) const override;
    base::Result<oauth::TokenStatus> login(const LoginPlan& plan, const LoginNews& news) override;
    base::Result<oauth::Access> token(std::chrono::seconds least) override;
    std::optional<base::Error> unsaved() const override { return session_->unsaved(); }
    base::Result<oauth::TokenStatus> status() override;
    base::Result<void> logout(oauth::SignOut how) override;
    std::vector<std::string> lacking(const std::vector<std::string>& granted) const override;
    base::Result<CallAnswer> call(const CallPlan& plan, const Sink& sink,
                                  const std::function<void(std::chrono::seconds)>& pausing) override;
    std::string curl(const CallPlan& plan) override;
    std::string pretty(std::string_view body) const override { return oauth::pretty(body); }
    base::Result<base::Secret> zak(const std::string& user) override;
    base::Result<base::Secret> obf(const std::string& meetingNumber) override;

private:
    template <typename T, typename Ask>
    base::Result<T> ask(const Ask& ask);
    bool signsTokens() const { return choice_.profile.kind == vault::Kind::Api; }
    base::Result<base::Secret> clientSecret();
    base::Result<oauth::Access> signedAccess();
    base::Result<oauth::ApiAnswer> send(const oauth::ApiCall& call, const Sink& sink);
    base::Result<base::Secret> joinToken(const oauth::ApiCall& call);
    bool isProfileThere() const;
    base::Error end(const oauth::Tokens& tokens, const base::Secret& secret);
    void waitUntilKept();
    bool pause(std::chrono::seconds length);

    AppChoice choice_;
    oauth::App app_;
    storage::SessionStore memory_; // in place of the keychain, for an app that no profile stands for
    vault::SecretStore& secrets_;
    QNetworkAccessManager network_;
    oauth::Client client_; // for tokens
    oauth::Client calls_;
    storage::ProfileFile profiles_;
    std::optional<oauth::Session> session_;
};

/// Asks the session and waits. When interrupted, what is under way is waited for as well: a refresh may have ended the
/// old token at the server already.
template <typename T, typename Ask>
base::Result<T> ZoomSession::ask(const Ask& ask)
{
    std::optional<base::Result<T>> result;
    QEventLoop loop;
    const Interrupts interrupts([&loop] { loop.quit(); });
    base::Request request = ask([&](base::Result<T> answer) {
        result = std::move(answer);
        loop.quit();
    });
    loop.exec();
    if (result) return *std::move(result);
    request.cancel();
    static_cast<void>(waitFor<oauth::TokenStatus>([this](auto give) { return session_->status(give); })); // comes last
    return tl::unexpected(base::Error{base::ErrorCode::Interrupted, {}});
}

} // namespace services
