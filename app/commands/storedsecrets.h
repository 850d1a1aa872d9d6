#pragma once

#include "base/secret.h"
#include "vault/profile.h"
#include "zoom/schema.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace commands {

/// The profiles and their secrets, for whoever looks for the one that fits. They were not asked for by name, so it is
/// no failure when they cannot be read: that is said once, on stderr.
class StoredSecrets
{
public:
    /// All profiles; read when first asked for, and at no cost where there are none.
    const std::vector<vault::Profile>& profiles();
    /// The secret of the profile at that place; empty when there is none to be had. Asks the keychain for each one
    /// once at most, and for none any more when the keychain itself is the trouble.
    const base::Secret& secretOf(std::size_t place);
    /// The place of the profile with that key; of several, one that signs tokens of `table`, which may be null.
    std::optional<std::size_t> withKey(std::string_view key, const zoom::Table* table);

private:
    bool loaded_ = false;
    bool silent_ = false; // the keychain answers nobody
    std::vector<vault::Profile> profiles_;
    std::vector<std::optional<base::Secret>> secrets_;
};

} // namespace commands
