#include "commands/credentials.h"

#include "base/file.h"
#include "commands/output.h"
#include "commands/profilesource.h"
#include "vault/dotenv.h"

#include <cstdio>
#include <utility>

namespace commands {
namespace {

using base::Result;
using base::Secret;

/// The secret in those bytes: without the byte order mark that editors of Windows put before a text, of which other
/// programs that read the file should hear, and without the one line break that editors and `echo` put at the end.
Secret bareSecret(const Secret& bytes)
{
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    std::string_view text = bytes.reveal();
    if (text.starts_with(byteOrderMark)) {
        text.remove_prefix(byteOrderMark.size());
        note("There is a byte order mark before the secret: left out, as it is no part of it.");
    }
    if (text.ends_with('\n')) text.remove_suffix(text.ends_with("\r\n") ? 2 : 1);
    std::string copy(text);
    return Secret::take(copy);
}

Lookup fromOptions(const CredentialOptions& options)
{
    Lookup lookup;
    lookup.source = Source::Options;
    lookup.credential.key = options.key;
    lookup.keyNeed = "is needed beside the secret: give --key";
    if (options.secretStdin || !options.secretFile.empty())
        lookup.credential.secret = secretGiven(options, lookup.secretNeed);
    else
        lookup.secretNeed = "is needed beside --key: give --secret-file or --secret-stdin";
    return lookup;
}

Lookup fromEnvFile(const std::string& path, std::string_view prefix)
{
    Lookup lookup;
    lookup.source = Source::EnvFile;
    const std::string variables(prefix);
    lookup.keyNeed = "is needed: put " + variables + "_KEY into " + path;
    lookup.secretNeed = "is needed: put " + variables + "_SECRET into " + path;
    const Result<Secret> text = base::readFile(path);
    if (!text) {
        lookup.keyNeed = lookup.secretNeed = base::describe(text.error());
        lookup.unreadable = true;
        return lookup;
    }
    if (auto found = vault::credentialIn(vault::parseDotenv(text->reveal()), prefix))
        lookup.credential = *std::move(found);
    return lookup;
}

Lookup fromEnvironment(std::string_view prefix)
{
    const std::string variables(prefix);
    Lookup lookup;
    if (auto found = vault::credentialInEnvironment(prefix)) {
        lookup.source = Source::Environment;
        lookup.credential = *std::move(found);
        lookup.keyNeed = "is needed beside " + variables + "_SECRET: set " + variables + "_KEY";
        lookup.secretNeed = "is needed beside " + variables + "_KEY: set " + variables + "_SECRET";
        return lookup;
    }
    lookup.keyNeed = "is needed: give --key, a --profile, an --env-file, or set " + variables + "_KEY";
    lookup.secretNeed =
        "is needed: give --secret-file or --secret-stdin, a --profile, an --env-file, or set " + variables + "_SECRET";
    return lookup;
}

} // namespace

void addCredentialOptions(Verb app, CredentialOptions& target)
{
    app.heading("Key and secret");
    app.text("--key", target.key, "KEY", "The key; its secret comes with --secret-file or --secret-stdin");
    app.text("--secret-file", target.secretFile, "FILE", "A file that holds the secret and nothing else");
    app.flag("--secret-stdin", target.secretStdin, "Read the secret from standard input");
    app.text("--profile", target.profile, "NAME", "A profile, whose secret the keychain holds: see profiles --help");
    app.text("--env-file", target.envFile, "FILE", "A .env file with the variables that Zoom's samples use");
}

ProblemText Lookup::missingKey() const { return {"key", base::Fault::Missing, keyNeed}; }
ProblemText Lookup::missingSecret() const { return {"secret", base::Fault::Missing, secretNeed}; }

Lookup findCredential(const CredentialOptions& options, const zoom::Table* table)
{
    if (!options.key.empty() || !options.secretFile.empty() || options.secretStdin) return fromOptions(options);
    if (!options.profile.empty()) return fromProfile(options.profile, table);
    if (table == nullptr) return {};
    return options.envFile.empty() ? fromEnvironment(table->environment)
                                   : fromEnvFile(options.envFile, table->environment);
}

Secret secretGiven(const CredentialOptions& options, std::string& need)
{
    if (options.secretStdin && !options.secretFile.empty()) {
        need = "has two sources: give --secret-file or --secret-stdin";
        return {};
    }
    const Result<Secret> bytes = options.secretStdin ? readStdin("secret") : base::readFile(options.secretFile);
    need = !bytes                ? base::describe(bytes.error())
           : options.secretStdin ? "is empty: there was nothing on standard input"
                                 : "is empty: there is nothing in " + options.secretFile;
    return bytes ? bareSecret(*bytes) : Secret();
}

Result<Secret> readStdin(const std::string& what)
{
    if (isTerminal(stdin)) note("Type or paste the " + what + ", then press Enter and Ctrl+D.");
    return base::readStream(stdin, "standard input");
}

} // namespace commands
