#pragma once

#include "base/request.h"
#include "base/secret.h"
#include "storage/profilefile.h"
#include "vault/secretstore.h"

#include <optional>
#include <string>
#include <vector>

namespace storage {

/// Profiles with their secrets: profiles.json and one store of secrets, changed together or not at all.
///
/// The secret always goes first. What a crash leaves between the two is then either an entry that no profile names
/// (`check` in the command line shows those) or a profile whose secret is asked for again, never a secret that outlives
/// the profile it was removed with.
class ProfileStore
{
public:
    /// Both must outlive this.
    ProfileStore(const ProfileFile& file, vault::SecretStore& secrets) : file_(file), secrets_(secrets) {}

    /// Adds the profile, or changes the one of its id. `secret`, if given, is kept first; when the file cannot be
    /// written afterwards the store gets back what it held before. A profile that becomes a public client
    /// loses its secret. Waits for a session that is at work with the profile's tokens. Errors: those of
    /// `SecretStore::write` and `ProfileFile::change`, FileBusy, ProfileExists when another one has that name. Nothing
    /// has changed then; but a keychain that did not answer in time may still take what it got.
    base::Request save(const vault::Profile& profile, std::optional<base::Secret> secret, base::Answer<void> answer);

    /// Deletes the secret, with the tokens beside it, and then the profile of that id; a public client is removed also
    /// where there is no keychain. Errors as for `save`; the profile is still there then.
    base::Request remove(const std::string& id, base::Answer<void> answer);

    /// Takes the profile of that id out of the file and leaves its secret where it is: the way out when the keychain
    /// cannot be reached. Errors: those of `ProfileFile::change`.
    base::Result<void> forget(const std::string& id);

    /// The profile's secret. Errors: those of `SecretStore::read`.
    base::Request secretOf(const std::string& id, base::Answer<base::Secret> answer);

private:
    const ProfileFile& file_;
    vault::SecretStore& secrets_;
};

} // namespace storage
