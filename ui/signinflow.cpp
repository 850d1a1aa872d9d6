#include "signinflow.h"

#include "text.h"

namespace ui {
namespace {

using base::Result;
using base::Secret;

constexpr std::chrono::minutes patience{10}; // for whoever signs in

} // namespace

SignInFlow::SignInFlow(Accounts& accounts, ProfileBook& book, QObject* parent)
    : QObject(parent),
      accounts_(accounts),
      book_(book),
      signIn_(accounts.machine().client, accounts.machine().random, accounts.machine().clock,
              accounts.machine().openBrowser, [&accounts](const oauth::Leg& leg) { accounts.note(leg); }),
      device_(accounts.machine().client, accounts.machine().clock, accounts.machine().second)
{
    connect(&signIn_, &oauth::SignIn::redeeming, this, [this] { enter(Phase::Finishing); });
    connect(&device_, &oauth::DeviceSignIn::asking, this,
            [this](bool isAsking) { accounts_.setExpecting(isAsking || isExpecting()); });
    connect(&accounts_, &Accounts::changed, this, [this] { // the tokens would go to another profile
        const vault::Profile* const now = accounts_.current();
        if (isBusy() && (now == nullptr || now->id != profile_)) cancel();
    });
}

void SignInFlow::enter(Phase phase)
{
    phase_ = phase;
    accounts_.setExpecting(isExpecting());
    Q_EMIT changed();
}

void SignInFlow::start()
{
    cancel();
    if (isBusy()) return; // too late for another one
    const vault::Profile* const profile = accounts_.current();
    if (profile == nullptr) return;
    profile_ = profile->id;
    error_.reset();
    begun_.reset();
    if (accounts_.way() == Way::Own) return getOwn();
    if (profile->publicClient) return begin({});
    step_ = book_.read(profile_, [this](Result<Secret> secret) {
        if (secret)
            begin(*std::move(secret));
        else
            fail(secret.error());
    });
    enter(Phase::Secret);
}

void SignInFlow::begin(Secret secret)
{
    if (accounts_.way() == Way::Device) return beginDevice(std::move(secret));
    oauth::SignInPlan plan{.app = accounts_.app(), .secret = std::move(secret)};
    plan.scopes = oauth::wordsOf(utf8(accounts_.options().scopes));
    plan.timeout = patience;
    const auto begun =
        signIn_.start(std::move(plan), [this](Result<oauth::Tokens> tokens) { keep(std::move(tokens)); });
    if (!begun) return fail(begun.error());
    begun_ = *begun;
    deadline_ = accounts_.machine().clock() + patience;
    enter(Phase::Browser);
}

void SignInFlow::beginDevice(Secret secret)
{
    device_.start(
        accounts_.app(), std::move(secret), oauth::wordsOf(utf8(accounts_.options().scopes)),
        [this](const oauth::DevicePrompt& prompt) {
            prompt_ = prompt;
            deadline_ = prompt.expires;
            enter(Phase::Device);
        },
        [this](Result<oauth::Tokens> tokens) { keep(std::move(tokens)); });
    enter(Phase::Codes);
}

void SignInFlow::getOwn()
{
    constexpr std::chrono::minutes least{5};
    const auto take = [this](const Result<oauth::Access>& access) { access ? finish() : fail(access.error()); };
    const bool another = accounts_.state().known && accounts_.state().status.signedIn; // perhaps with other scopes
    step_ = accounts_.session().token(least, [this, take, another](Result<oauth::Access> access) {
        if (!access || !another) return take(access);
        step_ = accounts_.session().renew(std::move(access->token), take);
    });
    enter(Phase::Token);
}

void SignInFlow::keep(Result<oauth::Tokens> tokens)
{
    prompt_.reset();
    if (!tokens) return fail(tokens.error());
    oauth::Session* const session = accounts_.signInSession(profile_);
    if (session == nullptr) return fail({base::ErrorCode::SignInCancelled, {}}); // the profile is gone
    enter(Phase::Keeping);
    step_ = session->keep(*std::move(tokens), [this](const Result<void>&) {
        finish(); // where they could not be kept, they are in memory: what is known of them says so
    });
}

void SignInFlow::finish()
{
    begun_.reset();
    enter(Phase::Idle);
    const vault::Profile* const now = accounts_.current();
    if (now == nullptr || now->id != profile_) return; // somebody looks at another one
    accounts_.look();
    if (accounts_.way() != Way::Own) accounts_.askWho();
    Q_EMIT ended(true);
}

void SignInFlow::fail(const base::Error& error)
{
    error_ = error;
    begun_.reset();
    prompt_.reset();
    enter(Phase::Idle);
    if (error.code != base::ErrorCode::SignInCancelled) Q_EMIT ended(false);
}

void SignInFlow::cancel()
{
    if (isBusy() && !canCancel()) return; // the tokens are there, or nearly, and must not be lost
    step_.cancel();
    signIn_.cancel();
    if (!device_.cancel()) return enter(Phase::Stopping);
    if (isBusy()) fail({base::ErrorCode::SignInCancelled, {}});
}

QString SignInFlow::paste(const QString& address)
{
    const Result<void> taken = signIn_.paste(utf8(address.trimmed()));
    return taken ? QString() : tr("Not taken: %1.").arg(text(taken.error().detail));
}

} // namespace ui
