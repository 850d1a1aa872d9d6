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
    connect(&accounts_, &Accounts::changed, this, [this] { // the tokens would go to another profile
        const vault::Profile* const now = accounts_.current();
        if (isBusy() && (now == nullptr || now->id != profile_)) cancel();
    });
}

void SignInFlow::enter(Phase phase)
{
    phase_ = phase;
    Q_EMIT changed();
}

void SignInFlow::start()
{
    cancel();
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
    step_ = accounts_.session().token(least, [this](const Result<oauth::Access>& access) {
        if (!access) return fail(access.error());
        finish();
    });
    enter(Phase::Token);
}

void SignInFlow::keep(Result<oauth::Tokens> tokens)
{
    prompt_.reset();
    if (!tokens) return fail(tokens.error());
    enter(Phase::Keeping);
    step_ = accounts_.session().keep(*std::move(tokens), [this](const Result<void>& kept) {
        // A keychain that refuses does not end the sign-in: what is known of the tokens says so.
        if (!kept && !base::isKeychainTrouble(kept.error().code)) return fail(kept.error());
        finish();
    });
}

void SignInFlow::finish()
{
    begun_.reset();
    enter(Phase::Idle);
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
    if (phase_ == Phase::Keeping) return; // the tokens are there, and must not be lost
    step_.cancel();
    signIn_.cancel();
    device_.cancel();
    if (isBusy()) fail({base::ErrorCode::SignInCancelled, {}});
}

QString SignInFlow::paste(const QString& address)
{
    const Result<void> taken = signIn_.paste(utf8(address.trimmed()));
    return taken ? QString() : tr("Callsign %1.").arg(text(base::describe(taken.error())));
}

} // namespace ui
