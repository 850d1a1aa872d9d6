#pragma once

#include "appsession.h"
#include "commands/exitcode.h"
#include "commands/verb.h"
#include "vault/profile.h"

#include <memory>
#include <optional>
#include <string>

namespace commands {

/// Whose tokens the command line means. An empty text is an option that was not given.
struct AppOptions
{
    std::string profile;   ///< a name or id
    std::string envFile;   ///< a path
    std::string oauthBase; ///< both beside variables alone: a profile has its own
    std::string apiBase;
    bool ownToken = false;
    bool verbose = false;
    bool json = false;
    bool signedByKey = false; ///< the call wants tokens that a Video SDK API key signs: of a profile of the kind api
};

/// Adds the options of all verbs that sign in, use tokens or tell of them. `target` must outlive the parsing.
void addAppOptions(Verb verb, AppOptions& target);

/// An app, ready to be used.
struct OpenApp
{
    vault::Profile profile;
    std::unique_ptr<services::AppSession> session;
    bool isProfile = true; ///< false: it stands in variables, and nothing of it is kept
    bool json = false;     ///< failures go to stdout too
};

/// Finds the app: `--profile`, else the variables of `--env-file` or of the environment where they need no sign-in,
/// else the only profile that signs in. Nothing after saying why on stderr, or with `--json` on stdout; `code` is then
/// how to end.
std::optional<OpenApp> openApp(const AppOptions& options, ExitCode& code);

/// Says why something could not be done and, if signing in helps, how to. Gives the exit code for it. With `--json` it
/// prints that code and the sentence as well: for verbs that have printed nothing yet.
ExitCode fail(const OpenApp& app, const base::Error& error);

/// The same on stderr alone.
ExitCode complain(const OpenApp& app, const base::Error& error);

/// The same where the server gives no token at all: says what to check of an app that nobody signs in to.
ExitCode failWithoutToken(const OpenApp& app, const base::Error& error);

/// Says what helps after a refusal that `sentence` explains: the command that signs in, or what to check of an app that
/// nobody signs in to. `unauthorized`: no token of the app is taken. Gives the exit code: SignInNeeded or Failed.
ExitCode adviseOn(const OpenApp& app, std::string_view sentence, bool unauthorized = false);

/// The command that signs in: `callsign-cli login --profile 'Web dev'`.
std::string loginCommand(const OpenApp& app);

/// `code`; but says so, and gives NoKeychain in place of Done, when tokens that came new could not be kept.
ExitCode keptOr(const OpenApp& app, ExitCode code);

} // namespace commands
