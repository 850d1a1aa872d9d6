#include "base/clock.h"
#include "commands/appsource.h"
#include "commands/commands.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/tokenstate.h"
#include "commands/values.h"
#include "vault/profile.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace commands {
namespace {

using base::Fault;
using services::DeviceCode;
using services::LoginPlan;

/// What was given to `login`, as text.
struct LoginOptions
{
    AppOptions app;
    std::string port;
    std::string timeout;
    std::string sso;
    std::vector<std::string> scopes;
    bool noBrowser = false;
    bool paste = false;
    bool device = false;
};

/// What was given to `logout`.
struct LogoutOptions
{
    AppOptions app;
    bool revoke = false;
    bool forget = false;
};

bool holdsControls(const std::string& text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

/// The address of a company's own sign-in: `company.zoom.us`, with or without https.
std::string ssoOf(const std::string& text, std::vector<ProblemText>& problems)
{
    if (text.empty()) return {};
    std::string address = text.find("://") == std::string::npos ? "https://" + text : text;
    while (address.ends_with('/')) address.pop_back();
    const bool isHost = address.find_first_of(" ?#\\", 0) == std::string::npos;
    if (!isHost || !vault::isSafeAddress(address))
        problems.push_back({"sso", Fault::NotAllowed, "is the address of a company at Zoom, such as company.zoom.us"});
    return address;
}

LoginPlan planOf(const LoginOptions& options, std::vector<ProblemText>& problems)
{
    LoginPlan plan{.openBrowser = !options.noBrowser, .paste = options.paste, .device = options.device};
    plan.patience = durationOf("timeout", options.timeout, plan.patience, problems);
    constexpr std::chrono::seconds longest = std::chrono::days{1};
    if (plan.patience < std::chrono::seconds{1} || plan.patience > longest)
        problems.push_back(inWords({"timeout", Fault::OutOfRange, {"1", std::to_string(longest.count()), "seconds"}}));
    plan.sso = ssoOf(options.sso, problems);
    if (std::any_of(options.scopes.begin(), options.scopes.end(), holdsControls))
        problems.push_back({"scope", Fault::NotAllowed, "holds a control character: give names alone"});
    for (const std::string& text : options.scopes) { // each option may hold several
        std::size_t from = 0;
        for (std::size_t to = 0; (from = text.find_first_not_of(" ,", to)) != std::string::npos;) {
            to = std::min(text.find_first_of(" ,", from), text.size());
            plan.scopes.push_back(text.substr(from, to - from));
        }
    }
    if (options.device && (options.paste || !options.port.empty()))
        problems.push_back({"device", Fault::NotAllowed, "needs neither --paste nor --port: leave them out"});
    if (options.device && !options.sso.empty())
        problems.push_back({"sso", Fault::NotAllowed, "goes with a browser alone: leave out --device"});
    if (options.port.empty()) return plan;
    std::uint16_t port = 0;
    const char* const end = options.port.data() + options.port.size();
    const auto [stopped, error] = std::from_chars(options.port.data(), end, port);
    if (error != std::errc() || stopped != end)
        problems.push_back({"port", Fault::OutOfRange, "is no number from 0 to 65535"});
    plan.port = port;
    return plan;
}

void noteAddress(const std::string& url, bool opened, const LoginPlan& plan)
{
    note(opened             ? "A browser opens. If none does, open this address in one:"
         : plan.openBrowser ? "No browser could be opened here. Open this address in one:"
                            : "Open this address in a browser:");
    note(printable(url));
    if (plan.paste)
        note("Then paste the address at which the browser ends up, and press Enter.");
    else if (!opened)
        note("If that browser is on another machine, start again with --paste.");
    note("Waiting for at most " + base::durationText(plan.patience) + "; Ctrl+C gives up.");
}

void noteCode(const DeviceCode& code)
{
    const std::string& address = code.addressWithCode.empty() ? code.address : code.addressWithCode;
    note("On any device, open " + printable(code.address) + " and enter the code " + printable(code.userCode));
    if (address != code.address) note("or open " + printable(address));
    if (isTerminal(stderr)) note(code.qr);
    note("The code lives for " + base::durationText(code.life) + "; Ctrl+C gives up.");
}

/// Says what speaks against the sign-in; whether it can be tried.
bool looksGood(const OpenApp& app, const LoginPlan& plan)
{
    bool good = true;
    for (const oauth::Advice& advice : app.session->preflight(plan)) {
        note((advice.prevents ? "" : "note: ") + printable(advice.sentence));
        good = good && !advice.prevents;
    }
    return good;
}

void printSignedIn(const OpenApp& app, const oauth::TokenStatus& status, bool json)
{
    if (json) return printJson(stateMembers(app, status));
    const std::string life = lifeText(status);
    print(app.session->needsSignIn()
              ? "Signed in with " + printable(app.profile.name) + "; the access token " + life + ".\n"
              : printable(app.profile.name) + " works: it was given a token, which " + life +
                    ". Nobody has to sign in.\n");
}

ExitCode login(const LoginOptions& options)
{
    std::vector<ProblemText> problems;
    const LoginPlan plan = planOf(options, problems);
    if (!problems.empty()) return report(problems, options.app.json);
    ExitCode code{};
    const std::optional<OpenApp> app = openApp(options.app, code);
    if (!app) return code;
    const bool isForBrowser = plan.device || plan.paste || plan.port || !plan.sso.empty() || !plan.scopes.empty();
    if (isForBrowser && !app->session->needsSignIn())
        return report({{"profile", Fault::NotAllowed,
                        "needs nobody to sign in: leave out --device, --paste, --port, --sso and --scope"}},
                      options.app.json);
    if (!looksGood(*app, plan)) return ExitCode::Failed;
    if (app->session->comesBackElsewhere(plan) && !plan.paste)
        return report({{"paste", Fault::Missing,
                        "is needed: the browser ends up at " + app->profile.redirectUri +
                            ", where nothing can listen here. Give --paste, and then the address that it shows"}},
                      options.app.json);

    const services::LoginNews news{
        .begun = [&plan](const std::string& url, bool opened) { noteAddress(url, opened, plan); },
        .code = noteCode,
        .pasteRefused = [](const base::Error& error) { note("Not taken: " + printable(error.detail) + '.'); }};
    const auto status = app->session->login(plan, news);
    if (!status) {
        base::Error why = status.error(); // signing in is what was tried: exit code 4 would say to do so
        if (why.code == base::ErrorCode::ServerRefused && app->session->needsSignIn())
            why.code = base::ErrorCode::SignInRefused;
        return failWithoutToken(*app, why);
    }
    if (status->unsaved) return keptOr(*app, ExitCode::Done);
    printSignedIn(*app, *status, options.app.json);
    return ExitCode::Done;
}

ExitCode logout(const LogoutOptions& options)
{
    ExitCode code{};
    const std::optional<OpenApp> app = openApp(options.app, code);
    if (!app) return code;
    const std::string name = printable(app->profile.name);
    if (!app->session->needsSignIn()) {
        note(options.app.ownToken && app->isProfile
                 ? "The own token of " + name + " is kept nowhere. To end a sign-in, leave out --client-credentials."
                 : "Nobody signs in with " + name + ", and none of its tokens is kept.");
        return ExitCode::Done;
    }
    using oauth::SignOut;
    const SignOut how = options.revoke == options.forget ? SignOut::Both
                        : options.revoke                 ? SignOut::Revoke
                                                         : SignOut::Forget;
    const auto done = app->session->logout(how);
    const bool nobody = !done && done.error().code == base::ErrorCode::SignInNeeded;
    if (!done && !nobody) {
        const ExitCode failed = fail(*app, done.error());
        if (how == SignOut::Both && failed != ExitCode::NoKeychain)
            note("The tokens of " + name + " are forgotten here, but may live on at the server until they expire.");
        return failed;
    }
    if (options.app.json) printJson({{"profile", app->profile.name}, {"signedIn", false}});
    note(nobody                   ? "Nobody is signed in with " + name + '.'
         : how == SignOut::Forget ? "The tokens of " + name + " are forgotten here; they live on at the server."
                                  : "Signed out: the tokens of " + name + " are revoked and forgotten.");
    return ExitCode::Done;
}

void addLoginOptions(Verb verb, LoginOptions& options)
{
    verb.flag("--no-browser", options.noBrowser, "Open no browser: show the address alone");
    verb.flag("--paste", options.paste, "Read the address at which the browser ended up from standard input");
    verb.text("--port", options.port, "PORT", "Where to listen for the browser, in place of the redirect URI's port");
    verb.flag("--device", options.device, "Sign in on another device, with a code");
    verb.texts("--scope", options.scopes, "SCOPE", "Ask for this scope instead of all that the app has; repeatable");
    verb.text("--sso", options.sso, "ADDRESS", "Where the company signs in: company.zoom.us in place of zoom.us");
    verb.text("--timeout", options.timeout, "DURATION", "How long to wait for whoever signs in; 10m if not given");
    addAppOptions(verb, options.app);
    verb.footer(
        "The address is shown on standard error. Callsign listens on this machine's loopback alone, while it "
        "waits. The tokens go into the keychain and are not shown: see token. Zoom lets one authorization of an "
        "app and user live, so use development credentials. Exits with 1 when the sign-in is refused.");
}

} // namespace

void addLogin(Verb app, Work& work)
{
    app.add("login", "Sign in with Zoom and keep the tokens", [&work](Verb verb) {
        const auto options = std::make_shared<LoginOptions>();
        addLoginOptions(verb, *options);
        work = [options] { return login(*options); };
    });
}

void addLogout(Verb app, Work& work)
{
    app.add("logout", "Revoke and forget the tokens of a sign-in", [&work](Verb verb) {
        const auto options = std::make_shared<LogoutOptions>();
        verb.flag("--revoke", options->revoke, "Forget the tokens only once the server has ended them");
        verb.flag("--forget", options->forget, "Forget the tokens here alone; the server is not asked");
        addAppOptions(verb, options->app);
        verb.footer("Without --revoke and --forget it does both; they are forgotten even if the server cannot be "
                    "reached.");
        work = [options] { return logout(*options); };
    });
}

} // namespace commands
