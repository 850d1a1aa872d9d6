#pragma once

#include "keychain/keychainstore.h"

namespace keychain {

/// The keychain of this system, for entries of any size.
std::unique_ptr<vault::SecretStore> systemStore(const Manners& manners = {});

} // namespace keychain
