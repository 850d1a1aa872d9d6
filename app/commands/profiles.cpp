#include "commands/profiles.h"

#include "commands/commands.h"
#include "commands/output.h"
#include "loader.h"
#include "vault/doubts.h"

#include <algorithm>
#include <memory>

namespace commands {
namespace {

using vault::Profile;

/// The member, unless it is empty.
void addMember(jwt::Claims& members, const char* name, std::string_view value)
{
    if (!value.empty()) members.push_back({name, std::string(value)});
}

jwt::Structure profileJson(const Profile& profile)
{
    jwt::Claims members{{"id", profile.id},
                        {"name", profile.name},
                        {"kind", std::string(vault::name(profile.kind))},
                        {"key", profile.key}};
    addMember(members, "accountId", profile.accountId);
    addMember(members, "redirectUri", profile.redirectUri);
    addMember(members, "oauthBase", profile.oauthBase);
    addMember(members, "apiBase", profile.apiBase);
    addMember(members, "environment", vault::name(profile.environment));
    if (profile.publicClient) members.push_back({"publicClient", true});
    return object(members);
}

/// One line a profile: kind, environment, key and, at the end, since it may be long, the name.
std::string asText(const std::vector<Profile>& profiles)
{
    std::size_t widestKey = 3;
    for (const Profile& profile : profiles) widestKey = std::max(widestKey, columns(printable(profile.key)));
    const auto line = [&](std::string_view kind, std::string_view environment, std::string_view key,
                          std::string_view name) {
        return padded(kind, 9) + padded(environment, 13) + padded(key, widestKey + 2) + std::string(name) + '\n';
    };
    std::string text = line("KIND", "ENVIRONMENT", "KEY", "NAME");
    for (const Profile& profile : profiles)
        text += line(vault::name(profile.kind), vault::name(profile.environment), printable(profile.key),
                     printable(profile.name));
    return text;
}

ExitCode listProfiles(bool json)
{
    services::Services* const services = servicesOrComplaint();
    if (services == nullptr) return ExitCode::Failed;
    const auto profiles = services->load();
    if (!profiles) return fail(profiles.error());
    std::vector<jwt::Value> items;
    for (const Profile& profile : profiles->all()) items.emplace_back(profileJson(profile));
    if (json)
        printJson({{"profiles", list(items)}});
    else if (items.empty())
        note("There are no profiles yet: see callsign-cli profiles add --help");
    else
        print(asText(profiles->all()));
    return ExitCode::Done;
}

/// The id that each name means, in their order; what names nothing is a problem. An id that no profile has may still
/// be one that the keychain holds.
base::Result<std::vector<std::string>> idsOf(const std::vector<std::string>& names, services::Services& services,
                                             std::vector<ProblemText>& problems)
{
    const auto profiles = services.load();
    if (!profiles) return tl::unexpected(profiles.error());
    std::vector<std::string> ids;
    std::vector<std::string> unknown;
    for (const std::string& name : names) {
        const Profile* const profile = profiles->find(name);
        ids.push_back(profile == nullptr ? name : profile->id);
        if (profile == nullptr) unknown.push_back(name);
    }
    if (unknown.empty()) return ids;
    const auto entries = services.entries();
    if (!entries) return tl::unexpected(entries.error());
    for (const std::string& name : unknown)
        if (std::find(entries->begin(), entries->end(), name) == entries->end())
            problems.push_back({"name", base::Fault::NotAllowed,
                                "is of no profile: " + name + "; callsign-cli profiles list shows them all"});
    return ids;
}

ExitCode removeProfiles(const std::vector<std::string>& names)
{
    if (names.empty()) return report({{"name", base::Fault::Missing, "is needed: name the profile to remove"}}, false);
    services::Services* const services = servicesOrComplaint();
    if (services == nullptr) return ExitCode::Failed;
    std::vector<ProblemText> problems;
    const auto ids = idsOf(names, *services, problems);
    if (!ids) return fail(ids.error());
    if (!problems.empty()) return report(problems, false);
    for (std::size_t i = 0; i < ids->size(); ++i) {
        if (const auto removed = services->remove((*ids)[i]); !removed) return fail(removed.error());
        note("Removed " + printable(names[i]) + " and its secret.");
    }
    return ExitCode::Done;
}

ExitCode exportProfiles(const std::string& file)
{
    services::Services* const services = servicesOrComplaint();
    if (services == nullptr) return ExitCode::Failed;
    const auto profiles = services->load();
    if (!profiles) return fail(profiles.error());
    if (file.empty() || file == "-") {
        print(profiles->text());
    } else if (const auto written = services->writeWhole(file, profiles->text()); !written) {
        return fail(written.error());
    }
    return ExitCode::Done;
}

void addList(Verb app, Work& work)
{
    app.add("list", "List the profiles; their secrets are not read", [&work](Verb verb) {
        const auto json = std::make_shared<bool>(false);
        verb.flag("--json", *json, "Print the profiles as JSON");
        work = [json] { return listProfiles(*json); };
    });
}

void addRemove(Verb app, Work& work)
{
    app.add("remove", "Remove profiles and their secrets", [&work](Verb verb) {
        const auto names = std::make_shared<std::vector<std::string>>();
        verb.texts("NAME", *names, "", "Names or ids of profiles, or ids that check calls left over");
        work = [names] { return removeProfiles(*names); };
    });
}

void addExport(Verb app, Work& work)
{
    app.add("export", "Print the profiles for elsewhere, without secrets", [&work](Verb verb) {
        const auto file = std::make_shared<std::string>();
        verb.text("-o,--output", *file, "FILE", "Write them into this file instead; it is replaced whole");
        work = [file] { return exportProfiles(*file); };
    });
}

} // namespace

base::Error libraryMissing() { return {base::ErrorCode::FileUnreadable, "its library callsign-services"}; }

services::Services* servicesOrComplaint()
{
    services::Services* const services = services::loaded();
    if (services == nullptr) fail(libraryMissing());
    return services;
}

ExitCode fail(const base::Error& error)
{
    note("callsign-cli " + printable(base::describe(error)));
    using base::ErrorCode;
    if (base::isKeychainTrouble(error.code) || error.code == ErrorCode::TokensElsewhere) return ExitCode::NoKeychain;
    if (error.code >= ErrorCode::NetworkUnreachable && error.code <= ErrorCode::NetworkTls) return ExitCode::Network;
    if (error.code == ErrorCode::SignInNeeded || error.code == ErrorCode::ScopeMissing) return ExitCode::SignInNeeded;
    if (error.code == ErrorCode::Interrupted) return ExitCode::Interrupted;
    return error.code == ErrorCode::ProfileUnknown ? ExitCode::WrongInput : ExitCode::Failed;
}

std::vector<ProblemText> problemTexts(const Profile& profile, const std::vector<Profile>& others)
{
    std::vector<ProblemText> texts;
    for (const base::Problem& problem : vault::problemsOf(profile, others)) texts.push_back(inWords(problem));
    return texts;
}

void warnAboutDoubts(const std::string& name, std::string_view key, const base::Secret& secret)
{
    for (const vault::Doubt doubt : vault::doubtsAbout(key, secret.reveal()))
        note("warning: " + printable(name) + ": " + vault::describe(doubt));
}

void addProfiles(Verb app, Work& work)
{
    Verb verb = app.addFamily("profiles", "Keep keys and secrets under names, in the keychain");
    addList(verb, work);
    addProfileAdd(verb, work);
    addRemove(verb, work);
    addProfileImport(verb, work);
    addExport(verb, work);
    addProfileCheck(verb, work);
    verb.footer("Profiles stand in callsign/profiles.json below the configuration folder, without a secret; the "
                "secrets are kept by the system's keychain and nowhere else. Exits with 5 when the keychain cannot be "
                "used.");
}

} // namespace commands
