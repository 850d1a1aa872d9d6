#include "commands/storedsecrets.h"

#include "commands/output.h"
#include "loader.h"

namespace commands {
namespace {

void warn(const base::Error& error) { note("warning: callsign-cli " + printable(base::describe(error))); }

} // namespace

const std::vector<vault::Profile>& StoredSecrets::profiles()
{
    if (loaded_) return profiles_;
    loaded_ = true;
    services::Services* const services = services::mayHaveProfiles() ? services::loaded() : nullptr;
    if (services == nullptr) return profiles_;
    const auto profiles = services->load();
    if (profiles)
        profiles_ = profiles->all();
    else
        warn(profiles.error());
    secrets_.resize(profiles_.size());
    return profiles_;
}

const base::Secret& StoredSecrets::secretOf(std::size_t place)
{
    std::optional<base::Secret>& secret = secrets_[place];
    if (secret) return *secret;
    secret.emplace();
    const vault::Profile& profile = profiles_[place];
    if (silent_ || profile.publicClient) return *secret;
    auto answer = services::loaded()->secretOf(profile.id);
    if (answer) {
        *secret = *std::move(answer);
        return *secret;
    }
    base::Error error = answer.error();
    if (error.code == base::ErrorCode::SecretAbsent) error.detail = profile.name;
    silent_ = base::isKeychainTrouble(error.code);
    warn(error);
    return *secret;
}

std::optional<std::size_t> StoredSecrets::withKey(std::string_view key, const zoom::Table* table)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < profiles().size() && !key.empty(); ++i) {
        if (profiles_[i].key != key) continue;
        if (table != nullptr && vault::signedKind(profiles_[i]) == table->kind) return i;
        if (!found) found = i;
    }
    return found;
}

} // namespace commands
