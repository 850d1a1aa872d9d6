#include "base/file.h"
#include "base/utf8.h"
#include "commands/credentials.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "vault/credential.h"
#include "vault/dotenv.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <utility>

namespace commands {
namespace {

using base::Fault;
using base::Secret;
using vault::Kind;
using vault::Profile;

/// A pair that an env file holds, as a profile without id and name.
struct Found
{
    Profile profile;
    Secret secret;
};

/// What the file is called in sentences.
std::string nameOf(const std::string& file) { return file == "-" ? "standard input" : file; }

std::string valueOf(const std::vector<vault::Variable>& variables, std::string_view name)
{
    for (const vault::Variable& variable : variables)
        if (variable.name == name) return std::string(variable.value.reveal());
    return {};
}

/// All pairs among the variables; half a pair is a problem.
std::vector<Found> pairsIn(const std::vector<vault::Variable>& variables, std::vector<ProblemText>& problems)
{
    const std::string accountId = valueOf(variables, "ZOOM_ACCOUNT_ID");
    std::vector<Found> pairs;
    for (const Kind kind : {Kind::Video, Kind::Meeting, Kind::Api, accountId.empty() ? Kind::OAuth : Kind::S2S}) {
        const std::string prefix(vault::environmentPrefix(kind));
        auto credential = vault::credentialIn(variables, prefix);
        if (!credential) continue;
        const bool client = kind == Kind::OAuth || kind == Kind::S2S;
        const std::string keyName = prefix + (client ? "_ID" : "_KEY");
        if (credential->key.empty())
            problems.push_back({keyName, Fault::Missing, "is needed beside " + prefix + "_SECRET"});
        if (credential->secret.isEmpty())
            problems.push_back({prefix + "_SECRET", Fault::Missing, "is needed beside " + keyName});
        Found found{{.id = {}, .name = {}, .kind = kind, .key = credential->key}, std::move(credential->secret)};
        if (kind == Kind::S2S) found.profile.accountId = accountId;
        pairs.push_back(std::move(found));
    }
    return pairs;
}

/// A name for the pair: the file's, where that says something, and the kind's.
std::string wantedName(const std::string& file, Kind kind, bool alone)
{
    const std::string stem = file == "-" ? "" : std::filesystem::path(file).stem().string();
    const std::string title(vault::title(kind));
    const bool telling = !stem.empty() && !stem.starts_with('.') && stem != "env";
    const std::string name = !telling ? title : alone ? stem : stem + ' ' + title;
    const bool sound = vault::problemsOf({.id = {}, .name = name, .kind = Kind::Video, .key = "k"}, {}).empty();
    return sound ? name : title;
}

/// The profile that has that key already, or a new one.
Profile placeFor(const Found& found, const std::string& wanted, const std::vector<Profile>& here)
{
    const auto same = std::find_if(here.begin(), here.end(), [&](const Profile& profile) {
        return profile.kind == found.profile.kind && profile.key == found.profile.key;
    });
    if (same != here.end()) {
        Profile known = *same;
        known.publicClient = false; // it has a secret now
        return known;
    }
    Profile profile = found.profile;
    profile.id = vault::newId();
    profile.name = vault::freeName(wanted, here);
    return profile;
}

ExitCode importPairs(const std::string& file, std::vector<Found> pairs, services::Services& services)
{
    const auto profiles = services.load();
    if (!profiles) return fail(profiles.error());
    std::vector<Profile> here = profiles->all();
    std::vector<ProblemText> problems;
    for (Found& found : pairs) {
        found.profile = placeFor(found, wantedName(file, found.profile.kind, pairs.size() == 1), here);
        for (ProblemText& problem : problemTexts(found.profile, here)) problems.push_back(std::move(problem));
        here.push_back(found.profile);
    }
    if (!problems.empty()) return report(problems, false); // nothing is kept of a file that is wrong in part
    bool kept = false;
    for (Found& found : pairs) {
        const Profile& profile = found.profile;
        const bool known = profiles->find(profile.id) != nullptr;
        warnAboutDoubts(profile.name, profile.key, found.secret);
        if (const auto saved = services.save(profile, std::move(found.secret)); !saved) return fail(saved.error());
        print((known ? "Replaced the secret of " : "Added ") + printable(profile.name) + " (" +
              std::string(vault::title(profile.kind)) + ")\n");
        if (!std::exchange(kept, true)) note(printable(nameOf(file)) + " still holds the secret in clear.");
    }
    return ExitCode::Done;
}

ExitCode importExport(const std::string& file, std::string_view text, services::Services& services)
{
    const auto other = vault::Profiles::parse(text, nameOf(file));
    if (!other && other.error().code == base::ErrorCode::ProfilesNewer) return fail(other.error());
    if (!other)
        return report({{"file", Fault::NotAllowed, nameOf(file) + " is neither an env file nor an export of Callsign"}},
                      false);
    std::vector<ProblemText> problems;
    for (const Profile& profile : other->all())
        for (const ProblemText& problem : problemTexts(profile, {}))
            problems.push_back({printable(profile.name) + ": " + problem.field, problem.fault, problem.message});
    if (!problems.empty()) return report(problems, false);
    const auto added = services.merge(*other);
    if (!added) return fail(added.error());
    for (const Profile& profile : *added)
        print("Added " + printable(profile.name) + " (" + std::string(vault::title(profile.kind)) + ")\n");
    note(added->empty() ? "All of its profiles are here already."
                        : "An export holds no secrets: import an env file that holds them.");
    return ExitCode::Done;
}

ExitCode importFile(const std::string& file)
{
    if (file.empty()) return report({{"file", Fault::Missing, "is needed: give an env file or an export"}}, false);
    const base::Result<Secret> bytes = file == "-" ? readStdin("env file") : base::readFile(file);
    if (!bytes) return report({{"file", Fault::Missing, base::describe(bytes.error())}}, false);
    services::Services* const services = servicesOrComplaint();
    if (services == nullptr) return ExitCode::Failed;
    if (base::trimmed(bytes->reveal()).starts_with('{')) return importExport(file, bytes->reveal(), *services);

    std::vector<ProblemText> problems;
    std::vector<Found> pairs = pairsIn(vault::parseDotenv(bytes->reveal()), problems);
    if (pairs.empty())
        problems.push_back({"file", Fault::Missing,
                            nameOf(file) + " holds none of ZOOM_VIDEO_SDK_KEY, ZOOM_MEETING_SDK_KEY, ZOOM_API_KEY, "
                                           "ZOOM_CLIENT_ID and their secrets"});
    if (!problems.empty()) return report(problems, false);
    return importPairs(file, std::move(pairs), *services);
}

} // namespace

void addProfileImport(Verb app, Work& work)
{
    app.add("import", "Add the profiles of an env file or of an export", [&work](Verb verb) {
        const auto file = std::make_shared<std::string>();
        verb.text("FILE", *file, "", "An env file as Zoom's samples have it, or an export; - for standard input");
        verb.footer("A key that a profile of its kind has already gets the new secret; otherwise a profile is added. "
                    "The file stays as it is.");
        work = [file] { return importFile(*file); };
    });
}

} // namespace commands
