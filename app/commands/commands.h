#pragma once

#include "commands/exitcode.h"
#include "commands/verb.h"

#include <functional>

namespace commands {

/// What the command line asks for, ready to be run once it has been read whole.
using Work = std::function<ExitCode()>;

/// What stands before the verb and holds for all of them.
struct Global
{
    bool demo = false; ///< take the made-up credential where none is found
};

// Each adds one verb to `app`. The verb's options are made only when it is met, and then it leaves its work in `work`.
// `global` and `work` must outlive the parsing; the work owns all else.

/// `sign video|meeting|api`: mints a token.
void addSign(Verb app, const Global& global, Work& work);
/// `inspect [TOKEN|FILE|-]`: takes a token apart and says what is wrong with it.
void addInspect(Verb app, const Global& global, Work& work);
/// `diff A B`: compares two tokens.
void addDiff(Verb app, const Global& global, Work& work);
/// `explain CODE|TEXT|-`: says what an error of Zoom's means.
void addExplain(Verb app, const Global& global, Work& work);
/// `mint video|meeting`: mints many tokens.
void addMint(Verb app, const Global& global, Work& work);
/// `fields [video|meeting|api]`: lists what can be given to `sign`.
void addFields(Verb app, Work& work);
/// `profiles list|add|remove|import|export|check`: keeps keys under names, and their secrets in the keychain.
void addProfiles(Verb app, Work& work);
/// `login`: signs in with Zoom and keeps the tokens.
void addLogin(Verb app, Work& work);
/// `token`: prints an access token.
void addToken(Verb app, Work& work);
/// `status`: says who is signed in.
void addStatus(Verb app, Work& work);
/// `logout`: revokes and forgets the tokens.
void addLogout(Verb app, Work& work);
/// `api METHOD PATH`: calls Zoom's API.
void addApi(Verb app, Work& work);
/// `zak`: prints a token for joining as a user.
void addZak(Verb app, Work& work);
/// `obf`: prints a token for joining on somebody's behalf.
void addObf(Verb app, Work& work);

/// `serve`: gives tokens over HTTP, as Zoom's auth endpoint samples do.
void addServe(Verb app, const Global& global, Work& work);

} // namespace commands
