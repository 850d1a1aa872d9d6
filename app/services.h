#pragma once

#include "appsession.h"
#include "base/result.h"
#include "base/secret.h"
#include "vault/profiles.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace services {

/// Profiles, the keychain and signing in for the command line, which knows no Qt: each call waits for its answer. The
/// library that makes one is loaded when it is needed, see `loader.h`. One in a process, used by one thread.
class Services
{
public:
    Services() = default;
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;
    virtual ~Services() = default;

    /// The profiles. Never touches the keychain. Errors: those of `storage::ProfileFile::load`.
    virtual base::Result<vault::Profiles> load() = 0;
    /// Takes over the profiles of an export and gives those that came new. Errors: those of `ProfileFile::change`.
    virtual base::Result<std::vector<vault::Profile>> merge(const vault::Profiles& other) = 0;
    /// Keeps profile and secret, both or neither. Errors: those of `storage::ProfileStore::save`.
    virtual base::Result<void> save(const vault::Profile& profile, std::optional<base::Secret> secret) = 0;
    /// Deletes secret and profile of that id. Errors: those of `storage::ProfileStore::remove`.
    virtual base::Result<void> remove(const std::string& id) = 0;
    /// The secret of the profile of that id. Errors: those of `storage::ProfileStore::secretOf`.
    virtual base::Result<base::Secret> secretOf(const std::string& id) = 0;
    /// The ids under which the keychain holds something. Errors: one of the keychain's states.
    virtual base::Result<std::vector<std::string>> entries() = 0;
    /// How far this machine's clock is ahead of the one that the server at `url` (https, or http on this machine)
    /// puts into its Date field; negative: behind; 0: as close as can be told. Errors: NetworkUnreachable,
    /// NetworkTimeout, NetworkTls, AnswerUnusable (no such field).
    virtual base::Result<std::chrono::seconds> clockAhead(const std::string& url) = 0;
    /// The tokens of an app. None may outlive the process's `main`.
    virtual std::unique_ptr<AppSession> session(AppChoice choice) = 0;
    /// Writes a file whole or not at all, for its owner alone. Error: FileUnwritable.
    virtual base::Result<void> writeWhole(const std::string& path, std::string_view bytes) = 0;
};

/// What the library exports under the name `callsignServices`: the process's one object, which lives to its end.
using Make = Services* (*)();

} // namespace services
