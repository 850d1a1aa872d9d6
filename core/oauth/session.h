#pragma once

#include "base/clock.h"
#include "base/request.h"
#include "oauth/access.h"
#include "oauth/answers.h"
#include "oauth/app.h"
#include "oauth/client.h"
#include "storage/processlock.h"
#include "vault/secretstore.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace oauth {

class Keeper;

/// What a `Session` works with. Both references must outlive its event loop: a refresh under way is not broken off.
struct SessionWorld
{
    Client& client;
    vault::SecretStore& secrets; ///< the profile's entry is a `vault::Bundle`
    base::Clock clock;
    QString lockPath;                               ///< see `lockPathFor`
    std::chrono::milliseconds lockPatience{60'000}; ///< for another process's refresh
    std::chrono::milliseconds retry{2'000};         ///< after the keychain refused; doubles, at most a minute
};

using storage::lockPathFor;

/// The tokens of one profile. A server gives a refresh token that works once; so all of this is done by one at a time,
/// across threads and processes, and what comes new is kept, and read back, before it is used.
///
/// Kept in the profile's bundle beside `secret`: `access`, `refresh`, `previous-refresh` (until the new one has
/// worked), `expires`, `scope`, `api-url`. Tokens of apps without a sign-in are held in memory alone: they cost one
/// request.
class Session
{
public:
    Session(const App& app, const std::string& profileId, const SessionWorld& world);
    /// A refresh under way goes on to its end while the event loop runs; whoever asked drops the request.
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// A token that lives for at least `least`, refreshed if need be; as long as the server gives, if that is less.
    /// Errors: SignInNeeded (also when the server takes the refresh token no more: it is then forgotten),
    /// ServerRefused, AnswerUnusable, FileBusy, TokensElsewhere, the keychain's and the network's. What is in memory is
    /// compared with the store first when that was some seconds ago: another process may have signed out.
    base::Request token(std::chrono::seconds least, base::Answer<Access> answer);

    /// A token other than `rejected`, which the API answered with 401. Errors as for `token`.
    base::Request renew(base::Secret rejected, base::Answer<Access> answer);

    /// Takes over what a sign-in gave. On an error (the keychain's, FileBusy, FileUnwritable) they are used from memory
    /// all the same, and it is tried again; see `TokenStatus::unsaved`.
    base::Request keep(Tokens tokens, base::Answer<void> answer);

    /// Tries at once to keep what is in memory alone, if anything is; what another process has kept since counts
    /// instead. Errors: the keychain's, FileBusy.
    base::Request retry(base::Answer<void> answer);

    /// Reads, and waits for no other process. Errors: the keychain's.
    base::Request status(base::Answer<TokenStatus> answer);

    /// Errors: the keychain's, the network's, ServerRefused, FileBusy.
    base::Request signOut(SignOut how, base::Answer<void> answer);

    /// Why the newest tokens are in memory alone; nothing when they are kept.
    std::optional<base::Error> unsaved() const;
    /// Whether a refresh or a keeping is under way, whose tokens would be lost with the process.
    bool isAtRisk() const;
    /// Called when tokens came, went, or were kept after all.
    void onChange(std::function<void()> changed);

private:
    std::shared_ptr<Keeper> keeper_;
};

} // namespace oauth
