#include "commands/profilesource.h"

#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/storedsecrets.h"
#include "loader.h"

#include <algorithm>

namespace commands {
namespace {

using base::Fault;
using vault::Profile;

/// Takes key and secret of the profile over.
void take(Lookup& lookup, const Profile& profile, services::Services& services)
{
    lookup.source = Source::Profile;
    lookup.profile = profile.name;
    lookup.profileKind = vault::name(profile.kind);
    lookup.credential.key = profile.key;
    auto secret = services.secretOf(profile.id);
    if (secret) {
        lookup.credential.secret = *std::move(secret);
        return;
    }
    lookup.refused = secret.error();
    if (secret.error().code == base::ErrorCode::SecretAbsent) lookup.refused->detail = profile.name;
}

/// The profiles that fit, where there are any; why they cannot be read is left in `lookup`.
template <typename Fits>
std::vector<Profile> candidates(Lookup& lookup, services::Services*& services, const Fits& fits)
{
    std::vector<Profile> found;
    services = services::mayHaveProfiles() ? services::loaded() : nullptr;
    if (services == nullptr) return found;
    const auto profiles = services->load();
    if (!profiles)
        lookup.refused = profiles.error();
    else
        std::copy_if(profiles->all().begin(), profiles->all().end(), std::back_inserter(found), fits);
    return found;
}

} // namespace

Lookup fromProfile(const std::string& name, const zoom::Table* table)
{
    Lookup lookup;
    lookup.source = Source::Profile;
    services::Services* const services = services::loaded();
    if (services == nullptr) {
        lookup.refused = libraryMissing();
        return lookup;
    }
    const auto profiles = services->load();
    if (!profiles) {
        lookup.refused = profiles.error();
        return lookup;
    }
    const Profile* const profile = profiles->find(name);
    if (profile == nullptr)
        lookup.problems.push_back({"profile", Fault::NotAllowed,
                                   "is none that is known: " + name + "; callsign-cli profiles list shows them all"});
    else if (table != nullptr && vault::signedKind(*profile) != table->kind)
        lookup.problems.push_back({"profile", Fault::NotAllowed,
                                   "cannot be " + profile->name + ", which is of the kind " +
                                       std::string(vault::name(profile->kind)) +
                                       (profile->publicClient ? " and has no secret" : "") + ": use one of the kind " +
                                       std::string(table->kind)});
    else
        take(lookup, *profile, *services);
    return lookup;
}

void useOnlyProfile(Lookup& lookup, const zoom::Table& table)
{
    services::Services* services = nullptr;
    const std::vector<Profile> found = candidates(
        lookup, services, [&table](const Profile& profile) { return vault::signedKind(profile) == table.kind; });
    if (found.size() == 1) return take(lookup, found.front(), *services);
    if (found.empty()) return;
    std::string names;
    for (const Profile& profile : found) names += (names.empty() ? "" : ", ") + profile.name;
    lookup.source = Source::Profile;
    lookup.problems.push_back(
        {"profile", Fault::Missing, "is needed, as several fit: give --profile with one of " + names});
}

Lookup signingCredential(const CredentialOptions& options, const zoom::Table& table, bool demo)
{
    Lookup lookup = findCredential(options, &table);
    if (lookup.source == Source::Nowhere) useOnlyProfile(lookup, table);
    lookup.isDemo = demo && lookup.source == Source::Nowhere && !lookup.refused;
    if (lookup.isDemo) lookup.credential = vault::demoCredential();
    return lookup;
}

} // namespace commands
