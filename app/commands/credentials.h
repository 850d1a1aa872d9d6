#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "commands/problems.h"
#include "commands/verb.h"
#include "vault/credential.h"
#include "zoom/schema.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace commands {

/// Where the command line says that key and secret are. An empty text is an option that was not given.
struct CredentialOptions
{
    std::string key;
    std::string secretFile; ///< a path
    bool secretStdin = false;
    std::string profile; ///< a name or id
    std::string envFile; ///< a path
};

/// Adds `--key`, `--secret-file`, `--secret-stdin`, `--profile` and `--env-file`. A secret is never an option's value:
/// others on the machine can read a command line. `target` must outlive the parsing.
void addCredentialOptions(Verb app, CredentialOptions& target);

/// The first source that is given, in the contract's order. Halves of a pair are never taken from two sources.
enum class Source {
    Nowhere,     ///< nothing is given at all
    Options,     ///< `--key` with `--secret-file` or `--secret-stdin`
    Profile,     ///< `--profile`, or a profile that stands in where nothing else is given
    EnvFile,     ///< `--env-file`
    Environment, ///< the process's environment
};

/// What that source holds.
struct Lookup
{
    Source source = Source::Nowhere;
    vault::Credential credential;       ///< either half may be empty
    std::string keyNeed;                ///< for a missing key: what is wrong and what to do
    std::string secretNeed;             ///< likewise for the secret
    bool unreadable = false;            ///< the env file could not be read
    std::string profile;                ///< the profile's name, if it is one
    std::string_view profileKind;       ///< its kind: `oauth`
    std::vector<ProblemText> problems;  ///< with `--profile`
    bool isDemo = false;                ///< the made-up one, since nothing else was found
    std::optional<base::Error> refused; ///< why the profiles or the keychain could not be asked

    ProblemText missingKey() const;
    ProblemText missingSecret() const;
};

/// Finds key and secret of that kind of token; reads stdin only for `--secret-stdin` and the keychain only for
/// `--profile`. A null `table` (a token of no kind that is signed here) has no variables, so only the options count.
Lookup findCredential(const CredentialOptions& options, const zoom::Table* table);

/// The secret of `--secret-file` or `--secret-stdin`, one of which is given, without the line break at its end, and
/// without a byte order mark before it, of which it takes note. An empty one has its reason in `need`.
base::Secret secretGiven(const CredentialOptions& options, std::string& need);

/// All of stdin, at most 1 MiB; a person at a terminal is told to give the `what`. The bytes come as a `Secret`: they
/// may be one. Errors: FileUnreadable, FileTooLarge.
base::Result<base::Secret> readStdin(const std::string& what);

} // namespace commands
