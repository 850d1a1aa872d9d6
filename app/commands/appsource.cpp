#include "commands/appsource.h"

#include "base/file.h"
#include "commands/ladder.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "loader.h"
#include "oauth/refusal.h"
#include "vault/credential.h"

#include <algorithm>
#include <cstdlib>

namespace commands {
namespace {

using base::Fault;
using vault::Kind;
using vault::Profile;

constexpr auto accountVariable = "ZOOM_ACCOUNT_ID";

/// An app that stands in variables.
struct Pair
{
    vault::Credential credential;
    std::string accountId;
    std::string place; ///< where it was found
};

/// What may stand behind a call: the kinds of profile, and how they are named.
bool fits(const Profile& profile, bool signedByKey)
{
    if (signedByKey) return profile.kind == Kind::Api;
    return profile.kind == Kind::OAuth || profile.kind == Kind::S2S;
}

std::string kindsFor(bool signedByKey) { return signedByKey ? "api" : "oauth or s2s"; }

std::string valueOf(const std::vector<vault::Variable>& variables, std::string_view name)
{
    const auto found =
        std::find_if(variables.begin(), variables.end(), [name](const auto& one) { return one.name == name; });
    return found == variables.end() ? std::string() : std::string(found->value.reveal());
}

void checkBases(const AppOptions& options, std::vector<ProblemText>& problems)
{
    Profile given;
    given.oauthBase = options.oauthBase;
    given.apiBase = options.apiBase;
    for (const base::Problem& problem : vault::problemsOfBases(given)) problems.push_back(inWords(problem));
}

/// The pair of an env file; what it lacks is a problem.
Pair pairIn(const AppOptions& options, std::vector<ProblemText>& problems)
{
    Pair pair{.credential = {}, .accountId = {}, .place = options.envFile};
    const auto text = base::readFile(options.envFile);
    if (!text) {
        problems.push_back({"env-file", Fault::Missing, base::describe(text.error())});
        return pair;
    }
    const std::vector<vault::Variable> variables = vault::parseDotenv(text->reveal());
    const std::string prefix(vault::environmentPrefix(options.signedByKey ? Kind::Api : Kind::S2S));
    if (auto found = vault::credentialIn(variables, prefix)) pair.credential = *std::move(found);
    pair.accountId = valueOf(variables, accountVariable);
    const auto need = [&](bool isThere, const std::string& name) {
        if (!isThere) problems.push_back({name, Fault::Missing, "is needed: put it into " + options.envFile});
    };
    need(!pair.credential.key.empty(), prefix + (options.signedByKey ? "_KEY" : "_ID"));
    need(!pair.credential.secret.isEmpty(), prefix + "_SECRET");
    need(options.ownToken || options.signedByKey || !pair.accountId.empty(), accountVariable);
    return pair;
}

/// The pair of the environment, if it is whole.
std::optional<Pair> pairInEnvironment(const AppOptions& options)
{
    const char* const account = std::getenv(accountVariable); // NOLINT(concurrency-mt-unsafe): nothing here sets any
    if (account == nullptr && !options.ownToken && !options.signedByKey) return std::nullopt;
    auto found = vault::credentialInEnvironment(vault::environmentPrefix(options.signedByKey ? Kind::Api : Kind::S2S));
    if (!found || found->key.empty() || found->secret.isEmpty()) return std::nullopt;
    return Pair{*std::move(found), account == nullptr ? "" : account, "the environment"};
}

OpenApp appOf(Pair pair, const AppOptions& options, services::Services& services)
{
    OpenApp app;
    app.isProfile = false;
    app.json = options.json;
    app.profile = {.id = "variables",
                   .name = pair.place,
                   .kind = options.signedByKey ? Kind::Api : Kind::S2S,
                   .key = pair.credential.key,
                   .accountId = pair.accountId,
                   .oauthBase = options.oauthBase,
                   .apiBase = options.apiBase};
    app.session = services.session({.profile = app.profile,
                                    .ownToken = options.ownToken,
                                    .secret = std::move(pair.credential.secret),
                                    .trace = options.verbose ? oauth::Trace(noteLeg) : nullptr});
    return app;
}

/// The profile that is named, or the only one that signs in; otherwise a problem.
std::optional<Profile> choose(const vault::Profiles& profiles, const AppOptions& options,
                              std::vector<ProblemText>& problems)
{
    const auto refuse = [&](Fault fault, std::string why) {
        problems.push_back({"profile", fault, std::move(why)});
        return std::nullopt;
    };
    if (!options.profile.empty()) {
        const Profile* const profile = profiles.find(options.profile);
        if (profile == nullptr)
            return refuse(Fault::NotAllowed,
                          "is none that is known: " + options.profile + "; callsign-cli profiles list shows them all");
        if (!fits(*profile, options.signedByKey))
            return refuse(Fault::NotAllowed, "cannot be " + profile->name + ", which is of the kind " +
                                                 std::string(vault::name(profile->kind)) + ": use one of the kind " +
                                                 kindsFor(options.signedByKey));
        return *profile;
    }
    std::vector<Profile> fitting;
    std::copy_if(profiles.all().begin(), profiles.all().end(), std::back_inserter(fitting),
                 [&](const Profile& profile) { return fits(profile, options.signedByKey); });
    if (fitting.empty())
        return refuse(Fault::Missing, "is needed, of the kind " + kindsFor(options.signedByKey) +
                                          ": see callsign-cli profiles add --help");
    std::string names;
    for (const Profile& profile : fitting) names += (names.empty() ? "" : ", ") + profile.name;
    if (fitting.size() > 1)
        return refuse(Fault::Missing, "is needed, as several fit: give --profile with one of " + names);
    return fitting.front();
}

/// `text` as one word of a POSIX shell.
std::string quoted(const std::string& text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (plain && !text.empty()) return text;
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + '\'';
}

void printFailure(ExitCode code, const base::Error& error)
{
    printJson({{"error", object({{"exit", static_cast<int>(code)}, {"message", base::describe(error)}})}});
}

/// The error with the profile's name where it is about its secret.
base::Error named(const OpenApp& app, base::Error error)
{
    using base::ErrorCode;
    if (error.code == ErrorCode::SecretAbsent || error.code == ErrorCode::SecretNotKept)
        error.detail = app.profile.name;
    return error;
}

} // namespace

void addAppOptions(Verb verb, AppOptions& target)
{
    verb.flag("--json", target.json, "Print JSON");
    verb.flag("--verbose", target.verbose, "Show every request and answer, without anything secret");
    verb.heading("Whose tokens");
    verb.text("--profile", target.profile, "NAME", "A profile of the kind oauth or s2s; needed where several are");
    verb.text("--env-file", target.envFile, "FILE",
              "A .env file with ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET and ZOOM_ACCOUNT_ID of a Server-to-Server app; the "
              "environment may hold them as well");
    verb.flag("--client-credentials", target.ownToken,
              "The app's own token in place of a user's, for chatbots and event subscriptions");
    verb.text("--oauth-base", target.oauthBase, "URL", "Beside such variables: another place than https://zoom.us");
    verb.text("--api-base", target.apiBase, "URL", "Beside such variables: another place than https://api.zoom.us");
}

std::optional<OpenApp> openApp(const AppOptions& options, ExitCode& code)
{
    code = ExitCode::Failed;
    services::Services* const services = servicesOrComplaint();
    if (services == nullptr) return std::nullopt;
    std::vector<ProblemText> problems;
    std::optional<Pair> pair;
    if (options.profile.empty() && !options.envFile.empty()) pair = pairIn(options, problems);
    if (options.profile.empty() && options.envFile.empty()) pair = pairInEnvironment(options);
    if (pair) checkBases(options, problems);
    if (pair && problems.empty()) return appOf(*std::move(pair), options, *services);

    std::optional<Profile> profile;
    if (problems.empty()) {
        const auto profiles = services->load();
        if (!profiles) {
            code = fail(profiles.error());
            if (options.json) printFailure(code, profiles.error());
            return std::nullopt;
        }
        profile = choose(*profiles, options, problems);
        for (const auto& [field, text] : {std::pair("oauthBase", &options.oauthBase), {"apiBase", &options.apiBase}})
            if (!text->empty()) problems.push_back({field, Fault::NotAllowed, "is the profile's own: leave it out"});
    }
    if (!problems.empty()) {
        code = report(problems, options.json);
        return std::nullopt;
    }
    OpenApp app{.profile = *profile, .session = nullptr, .json = options.json};
    app.session = services->session({.profile = *profile,
                                     .ownToken = options.ownToken,
                                     .secret = {},
                                     .trace = options.verbose ? oauth::Trace(noteLeg) : nullptr});
    return app;
}

std::string loginCommand(const OpenApp& app) { return "callsign-cli login --profile " + quoted(app.profile.name); }

ExitCode adviseOn(const OpenApp& app, std::string_view sentence, bool unauthorized)
{
    if (!unauthorized && !oauth::asksToSignIn(sentence)) return ExitCode::Failed;
    if (app.session->needsSignIn()) {
        note("Sign in again with: " + printable(loginCommand(app)));
        return ExitCode::SignInNeeded;
    }
    const std::string name = printable(app.profile.name);
    const std::string id = printable(app.profile.accountId);
    if (app.profile.kind == Kind::Api)
        note("The tokens are signed with the API key " + printable(app.profile.key) + " of " + name + '.');
    else if (sentence.find(oauth::checkTheApp) != std::string_view::npos)
        note("Nobody signs in to " + name + (id.empty() ? "." : "; its account ID is " + id + '.'));
    else
        note("Nobody signs in to " + name + ": check " + (id.empty() ? "" : "the account ID " + id + ", ") +
             "the client ID and the secret, and in Zoom's Marketplace that the app is activated and has the scopes.");
    return ExitCode::Failed;
}

ExitCode complain(const OpenApp& app, const base::Error& error)
{
    const ExitCode code = fail(named(app, error));
    if (error.code == base::ErrorCode::ServerRefused) return adviseOn(app, error.detail);
    if (code == ExitCode::SignInNeeded && app.session->needsSignIn())
        note("Sign in with: " + printable(loginCommand(app)));
    return code;
}

ExitCode fail(const OpenApp& app, const base::Error& error)
{
    const ExitCode code = complain(app, error);
    if (app.json) printFailure(code, named(app, error));
    return code;
}

ExitCode failWithoutToken(const OpenApp& app, const base::Error& error)
{
    const ExitCode code = fail(app, error);
    const bool refused = error.code == base::ErrorCode::ServerRefused && code == ExitCode::Failed;
    return refused && !app.session->needsSignIn() ? adviseOn(app, error.detail, true) : code;
}

ExitCode keptOr(const OpenApp& app, ExitCode code)
{
    const std::optional<base::Error> why = app.session->unsaved();
    if (!why) return code;
    const ExitCode keychain = complain(app, *why);
    note("New tokens came and could not be kept. What was kept before is not valid any more: when the keychain works "
         "again, sign in with: " +
         printable(loginCommand(app)));
    return code == ExitCode::Done ? keychain : code;
}

} // namespace commands
