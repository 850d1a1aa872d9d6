#include "base/clock.h"
#include "commands/appsource.h"
#include "commands/columns.h"
#include "commands/commands.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/tokenstate.h"
#include "commands/values.h"

#include <memory>

namespace commands {
namespace {

/// What was given to `token`, as text.
struct TokenOptions
{
    AppOptions app;
    std::string minValidity;
    bool header = false;
};

void printToken(const oauth::Access& access, const TokenOptions& options)
{
    if (options.header) print("Authorization: Bearer ");
    if (!options.app.json) {
        print(access.token.reveal());
        return print("\n");
    }
    const jwt::Value expires = access.expires ? jwt::Value(base::epochSeconds(*access.expires)) : jwt::Value(nullptr);
    printJson({{"token", std::string(access.token.reveal())}, {"expiresAt", expires}, {"apiBase", access.apiBase}});
}

ExitCode token(const TokenOptions& options)
{
    constexpr std::chrono::seconds usual{60};
    std::vector<ProblemText> problems;
    const std::chrono::seconds least = durationOf("min-validity", options.minValidity, usual, problems);
    if (options.header && options.app.json)
        problems.push_back({"header", base::Fault::NotAllowed, "does not go with --json: leave one of them out"});
    if (!problems.empty()) return report(problems, options.app.json);
    ExitCode code{};
    const std::optional<OpenApp> app = openApp(options.app, code);
    if (!app) return code;
    const auto access = app->session->token(least);
    if (!access) return failWithoutToken(*app, access.error());
    printToken(*access, options);
    const bool shorter = access->expires && *access->expires - base::systemClock()() < least;
    if (shorter) note("warning: the server gives no token that lives for " + base::durationText(least));
    return keptOr(*app, ExitCode::Done);
}

std::string refreshText(const oauth::TokenStatus& status)
{
    if (!status.refreshable) return "none: sign in again when the access token has expired";
    if (!status.refreshExpires) return "kept; it does not say how long it lives";
    const std::chrono::seconds left = *status.refreshExpires - base::systemClock()();
    return left.count() > 0 ? "kept; lives for " + base::durationText(left) : "expired: sign in again";
}

std::string asText(const OpenApp& app, const oauth::TokenStatus& status)
{
    const auto until = status.expires ? ", " + base::utcText(*status.expires) : std::string();
    std::vector<Row> rows;
    const auto add = [&rows](const char* name, const std::string& value) {
        if (!value.empty()) rows.push_back({name, printable(value)});
    };
    add("account", status.account);
    add("user", status.user);
    add("access token", lifeText(status) + until);
    add("refresh token", refreshText(status));
    add("API", status.apiBase);
    add("scopes", status.scopes.empty() ? "the server did not say which" : joined(status.scopes));
    const std::vector<std::string> lacking = app.session->lacking(status.scopes);
    add("not granted", lacking.empty() ? std::string() : joined(lacking));
    return "Signed in with " + printable(app.profile.name) + '\n' + inColumns(rows);
}

ExitCode status(const AppOptions& options)
{
    ExitCode code{};
    const std::optional<OpenApp> app = openApp(options, code);
    if (!app) return code;
    if (!app->session->needsSignIn()) {
        if (options.json) printJson({{"profile", app->profile.name}, {"signInNeeded", false}, {"signedIn", false}});
        if (!options.json) print("Nobody signs in with " + printable(app->profile.name) + ": token fetches one.\n");
        return ExitCode::Done;
    }
    const auto status = app->session->status();
    if (!status) return fail(*app, status.error());
    if (options.json) printJson(stateMembers(*app, *status));
    if (!status->signedIn) return complain(*app, {base::ErrorCode::SignInNeeded, {}});
    if (!options.json) print(asText(*app, *status));
    if (status->isOver(base::systemClock()()))
        return complain(*app, {base::ErrorCode::SignInNeeded, std::string(oauth::notRenewable)});
    return ExitCode::Done;
}

} // namespace

void addToken(Verb app, Work& work)
{
    app.add("token", "Print an access token, refreshed if need be", [&work](Verb verb) {
        const auto options = std::make_shared<TokenOptions>();
        verb.text("--min-validity", options->minValidity, "DURATION",
                  "How long the token has to live at least; 60s if not given");
        verb.flag("--header", options->header,
                  "Print it as a header field: callsign-cli token --header | curl -H @- …");
        addAppOptions(verb, options->app);
        verb.footer("Exits with 4 when somebody has to sign in, 5 when the keychain cannot be used, 6 when the server "
                    "cannot be reached. A new token is printed even if the keychain then refuses to keep what came "
                    "with it; that is said, and ends with 5.");
        work = [options] { return token(*options); };
    });
}

void addStatus(Verb app, Work& work)
{
    app.add("status", "Say who is signed in, and with which scopes", [&work](Verb verb) {
        const auto options = std::make_shared<AppOptions>();
        addAppOptions(verb, *options);
        verb.footer("Asks the keychain alone, no server. Scopes that calls of Callsign need and that were not granted "
                    "are listed too. Exits with 4 when nobody is signed in, or not any more.");
        work = [options] { return status(*options); };
    });
}

} // namespace commands
