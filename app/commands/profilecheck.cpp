#include "commands/output.h"
#include "commands/profiles.h"

#include <algorithm>
#include <memory>

namespace commands {
namespace {

using base::ErrorCode;
using vault::Profile;

/// What is known of one profile's secret.
struct SecretState
{
    const Profile& profile;
    std::string_view state; ///< `kept`, `absent`, `none-needed`, `unknown`
};

std::string_view stateName(const base::Result<std::vector<std::string>>& entries)
{
    if (entries) return "works";
    switch (entries.error().code) {
    case ErrorCode::KeychainNoBus: return "no-bus";
    case ErrorCode::KeychainNoService: return "no-service";
    case ErrorCode::KeychainNoKeyring: return "no-keyring";
    case ErrorCode::KeychainLocked: return "locked";
    case ErrorCode::KeychainDenied: return "denied";
    case ErrorCode::KeychainSilent: return "silent";
    default: return "broken";
    }
}

std::string_view secretState(const Profile& profile, const base::Result<std::vector<std::string>>& entries)
{
    if (!entries) return profile.publicClient ? "none-needed" : "unknown";
    if (std::find(entries->begin(), entries->end(), profile.id) != entries->end()) return "kept";
    return profile.publicClient ? "none-needed" : "absent";
}

std::vector<std::string> orphansIn(const vault::Profiles& profiles, const std::vector<std::string>& entries)
{
    std::vector<std::string> orphans;
    for (const std::string& id : entries) {
        const auto hasId = [&id](const Profile& profile) { return profile.id == id; };
        if (std::none_of(profiles.all().begin(), profiles.all().end(), hasId)) orphans.push_back(id);
    }
    return orphans;
}

std::string asText(const std::vector<SecretState>& states, const std::vector<std::string>& orphans)
{
    const auto kept = std::count_if(states.begin(), states.end(), [](const auto& one) { return one.state == "kept"; });
    std::string text = "The keychain works and holds the secrets of " + std::to_string(kept) + " of " +
                       std::to_string(states.size()) + " profiles.\n";
    for (const SecretState& one : states)
        if (one.state == "absent")
            text += printable(one.profile.name) +
                    " has no secret there: import an env file that holds it, or remove the profile and add it again.\n";
    for (const std::string& id : orphans)
        text += "An entry belongs to no profile here; callsign-cli profiles remove " + printable(id) + " deletes it.\n";
    return text;
}

void printAsJson(std::string_view state, const std::string& message, const std::vector<SecretState>& states,
                 const std::vector<std::string>& orphans)
{
    std::vector<jwt::Value> profiles;
    for (const SecretState& one : states)
        profiles.emplace_back(
            object({{"name", one.profile.name}, {"id", one.profile.id}, {"secret", std::string(one.state)}}));
    std::vector<jwt::Value> left;
    for (const std::string& id : orphans) left.emplace_back(id);
    printJson({{"keychain", object({{"state", std::string(state)}, {"message", message}})},
               {"profiles", list(profiles)},
               {"orphans", list(left)}});
}

ExitCode check(bool json)
{
    services::Services* const services = servicesOrComplaint();
    if (services == nullptr) return ExitCode::Failed;
    const auto profiles = services->load();
    if (!profiles) return fail(profiles.error());
    const auto entries = services->entries();
    std::vector<SecretState> states;
    for (const Profile& profile : profiles->all()) states.push_back({profile, secretState(profile, entries)});
    const std::vector<std::string> orphans = entries ? orphansIn(*profiles, *entries) : std::vector<std::string>();
    const std::string message = entries ? "The keychain works" : "callsign-cli " + base::describe(entries.error());
    if (json) printAsJson(stateName(entries), message, states, orphans);
    if (!json && entries) print(asText(states, orphans));
    if (!json && !entries) note(printable(message));
    return entries ? ExitCode::Done : ExitCode::NoKeychain;
}

} // namespace

void addProfileCheck(Verb app, Work& work)
{
    app.add("check", "Say whether the keychain works, and what to do if not", [&work](Verb verb) {
        const auto json = std::make_shared<bool>(false);
        verb.flag("--json", *json, "Print what was found as JSON");
        verb.footer("Exits with 5 when the keychain cannot be used. No secret is read.");
        work = [json] { return check(*json); };
    });
}

} // namespace commands
