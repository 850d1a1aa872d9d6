#include "signins.h"

#include "browser.h"
#include "inputlines.h"
#include "interrupts.h"
#include "oauth/device.h"
#include "oauth/signin.h"
#include "qrtext.h"

#include <QEventLoop>

namespace services {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;
using oauth::Tokens;

/// The end of a sign-in, waited for.
class Ending
{
public:
    /// For whoever has it.
    base::Answer<Tokens> answer()
    {
        return [this](Result<Tokens> tokens) { end(std::move(tokens)); };
    }
    /// Comes before whatever the sign-in says when it is cancelled, unless that is tokens.
    void decide(const Error& error)
    {
        if (!result_) result_ = tl::unexpected(error);
    }
    Result<Tokens> wait()
    {
        if (!ended_) loop_.exec();
        return *std::move(result_);
    }

private:
    void end(Result<Tokens> tokens)
    {
        if (tokens || !result_) result_ = std::move(tokens); // what came all the same is not thrown away
        ended_ = true;
        loop_.quit();
    }

    std::optional<Result<Tokens>> result_;
    bool ended_ = false;
    QEventLoop loop_;
};

oauth::SignInPlan planOf(const oauth::App& app, Secret secret, const LoginPlan& plan)
{
    return {.app = app,
            .secret = std::move(secret),
            .scopes = plan.scopes,
            .port = plan.port,
            .timeout = std::chrono::milliseconds(plan.patience)};
}

} // namespace

Result<Tokens> signInWithBrowser(oauth::Client& client, const oauth::Trace& trace, const oauth::App& app, Secret secret,
                                 const LoginPlan& plan, const LoginNews& news)
{
    oauth::SignIn::OpenBrowser opener;
    if (plan.openBrowser) opener = openInBrowser;
    Ending ending;
    oauth::SignIn signIn(client, base::systemRandom(), base::systemClock(), std::move(opener), trace);
    const auto stop = [&](const Error& why) {
        ending.decide(why);
        signIn.cancel();
    };
    bool redeems = false;
    QObject::connect(&signIn, &oauth::SignIn::redeeming, &signIn, [&redeems] { redeems = true; });
    const Interrupts interrupts([&] {
        if (!redeems) stop({ErrorCode::Interrupted, {}}); // otherwise tokens are on their way
    });
    const auto begun = signIn.start(planOf(app, std::move(secret), plan), ending.answer());
    if (!begun) return tl::unexpected(begun.error());
    news.begun(begun->url, begun->browserOpened);

    std::optional<InputLines> lines;
    const auto take = [&](const Secret& line) {
        if (line.isEmpty())
            return stop({ErrorCode::AnswerUnusable, "standard input ended before the address came that belongs to "
                                                    "this sign-in"});
        const Result<void> taken = signIn.paste(line.reveal());
        if (!taken)
            news.pasteRefused(taken.error());
        else
            lines.reset();
    };
    if (plan.paste) lines.emplace([&take](const Secret& line) { take(line); });
    return ending.wait();
}

Result<Tokens> signInOnDevice(oauth::Client& client, const oauth::App& app, Secret secret, const LoginPlan& plan,
                              const LoginNews& news)
{
    Ending ending;
    oauth::DeviceSignIn signIn(client, base::systemClock());
    const auto stop = [&](ErrorCode why) {
        ending.decide({why, {}});
        signIn.cancel();
    };
    const Interrupts interrupts([&] { stop(ErrorCode::Interrupted); });
    const auto show = [&news](const oauth::DevicePrompt& prompt) {
        const std::string& address = prompt.addressWithCode.empty() ? prompt.address : prompt.addressWithCode;
        news.code({prompt.userCode, prompt.address, prompt.addressWithCode, prompt.expires - base::systemClock()(),
                   qrText(address)});
    };
    signIn.start(app, std::move(secret), plan.scopes, show, ending.answer());
    QTimer deadline;
    QObject::connect(&deadline, &QTimer::timeout, &deadline, [&] { stop(ErrorCode::SignInTimedOut); });
    deadline.start(plan.patience);
    return ending.wait();
}

} // namespace services
