#pragma once

#include "commands/credentials.h"

#include <string>

namespace commands {

// Profiles as a source of key and secret. Each reads the secret of one profile at most.

/// The profile of that name or id. One that is unknown or does not sign tokens of `table` (which may be null: any does)
/// is a problem of the result.
Lookup fromProfile(const std::string& name, const zoom::Table* table);

/// Puts the profile into `lookup` that alone can sign tokens of `table`. Where several can, `lookup` says how to
/// choose; where none can, it stays as it is. Costs nothing where there are no profiles.
void useOnlyProfile(Lookup& lookup, const zoom::Table& table);

/// The credential to sign with: what is given, else the only profile, else, with `demo`, the made-up one.
Lookup signingCredential(const CredentialOptions& options, const zoom::Table& table, bool demo);

} // namespace commands
