#include "commands/credentials.h"
#include "commands/output.h"
#include "commands/profiles.h"

#include <memory>

namespace commands {
namespace {

using base::Fault;
using vault::Profile;

/// What was given to `profiles add`, as text.
struct AddOptions
{
    std::string name;
    std::string kind;
    std::string environment;
    CredentialOptions credential;
    std::string accountId;
    std::string redirectUri;
    std::string oauthBase;
    std::string apiBase;
    bool publicClient = false;
};

/// `a, b or c`
std::string alternatives(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

std::string kindNames()
{
    std::vector<std::string> names;
    for (const vault::Kind kind : vault::kinds()) names.emplace_back(vault::name(kind));
    return alternatives(names);
}

std::string environmentNames()
{
    std::vector<std::string> names;
    for (const vault::Environment environment : vault::environments())
        if (environment != vault::Environment::None) names.emplace_back(vault::name(environment));
    return alternatives(names);
}

Profile profileOf(const AddOptions& options, std::vector<ProblemText>& problems)
{
    Profile profile{.id = vault::newId(),
                    .name = options.name,
                    .kind = vault::kindNamed(options.kind).value_or(vault::Kind::Video),
                    .key = options.credential.key,
                    .accountId = options.accountId,
                    .redirectUri = options.redirectUri,
                    .oauthBase = options.oauthBase,
                    .apiBase = options.apiBase,
                    .environment = vault::environmentNamed(options.environment).value_or(vault::Environment::None),
                    .publicClient = options.publicClient};
    if (!vault::kindNamed(options.kind)) {
        const bool missing = options.kind.empty();
        problems.push_back({"kind", missing ? Fault::Missing : Fault::NotAllowed,
                            (missing ? "is needed: give " : "cannot be " + options.kind + ": use ") + kindNames()});
    }
    if (!vault::environmentNamed(options.environment))
        problems.push_back(
            {"environment", Fault::NotAllowed, "cannot be " + options.environment + ": use " + environmentNames()});
    if (options.publicClient && profile.kind != vault::Kind::OAuth)
        problems.push_back({"publicClient", Fault::NotAllowed, "is for the kind oauth alone: leave it out"});
    return profile;
}

/// The secret, unless the client is a public one, which has none.
std::optional<base::Secret> secretOf(const AddOptions& options, std::vector<ProblemText>& problems)
{
    const bool given = options.credential.secretStdin || !options.credential.secretFile.empty();
    if (options.publicClient && given)
        problems.push_back({"secret", Fault::NotAllowed, "is nothing that a public client has: leave it out"});
    if (options.publicClient) return std::nullopt;
    std::string need = "is needed: give --secret-file or --secret-stdin";
    base::Secret secret = given ? secretGiven(options.credential, need) : base::Secret();
    if (secret.isEmpty()) problems.push_back({"secret", Fault::Missing, need});
    return secret;
}

ExitCode addProfile(const AddOptions& options)
{
    services::Services* const services = servicesOrComplaint();
    if (services == nullptr) return ExitCode::Failed;
    const auto profiles = services->load();
    if (!profiles) return fail(profiles.error());
    std::vector<ProblemText> problems;
    const Profile profile = profileOf(options, problems);
    const std::vector<ProblemText> more = problemTexts(profile, profiles->all());
    problems.insert(problems.end(), more.begin(), more.end());
    std::optional<base::Secret> secret = secretOf(options, problems);
    if (!problems.empty()) return report(problems, false);

    if (secret) warnAboutDoubts(profile.name, profile.key, *secret);
    if (const auto saved = services->save(profile, std::move(secret)); !saved) return fail(saved.error());
    note("Added " + printable(profile.name) +
         (profile.publicClient ? ", which has no secret." : "; its secret is in the keychain."));
    if (!options.credential.secretFile.empty())
        note(printable(options.credential.secretFile) + " still holds the secret in clear.");
    return ExitCode::Done;
}

void addOptions(Verb app, AddOptions& options)
{
    app.text("NAME", options.name, "", "What to call it; no two profiles have the same name");
    app.text("--kind", options.kind, "KIND", "What the key is for: " + kindNames());
    app.text("--key", options.credential.key, "KEY", "The SDK key, API key or client ID");
    app.text("--secret-file", options.credential.secretFile, "FILE", "A file that holds the secret and nothing else");
    app.flag("--secret-stdin", options.credential.secretStdin, "Read the secret from standard input");
    app.text("--environment", options.environment, "NAME", "Where the app lives: " + environmentNames());
    app.text("--account-id", options.accountId, "ID", "The account of a Server-to-Server OAuth app");
    app.text("--redirect-uri", options.redirectUri, "URL", "Where an OAuth app sends the browser back to");
    app.text("--oauth-base", options.oauthBase, "URL", "Another place to sign in than https://zoom.us");
    app.text("--api-base", options.apiBase, "URL", "Another place for the API than https://api.zoom.us");
    app.flag("--public-client", options.publicClient, "An OAuth app without a secret");
    std::string places;
    for (const vault::Kind kind : vault::kinds())
        places += std::string(places.empty() ? "" : " ") + std::string(vault::name(kind)) + ": " +
                  std::string(vault::whereToFind(kind));
    app.footer("The secret goes into the keychain. Where it cannot be kept there, nothing is added. " + places);
}

} // namespace

void addProfileAdd(Verb app, Work& work)
{
    app.add("add", "Add a profile and keep its secret in the keychain", [&work](Verb verb) {
        const auto options = std::make_shared<AddOptions>();
        addOptions(verb, *options);
        work = [options] { return addProfile(*options); };
    });
}

} // namespace commands
