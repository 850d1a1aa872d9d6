#pragma once

#include "oauth/session.h"
#include "storage/processlock.h"
#include "vault/bundle.h"

#include <QTimer>

#include <deque>

namespace oauth {

struct Refusal;

/// What stands behind a `Session`: its jobs, done one after the other, each under the lock that all processes share.
/// A job holds this alive until it is done.
class Keeper : public std::enable_shared_from_this<Keeper>
{
public:
    /// What is told at a job's end.
    using Done = std::function<void(base::Result<void>)>;

    Keeper(const App& app, std::string id, const SessionWorld& world);

    /// Puts a job at the end; it must call `endJob` once.
    void enqueue(std::function<void()> job);
    void endJob();

    /// Takes the lock and reads what is kept. While something is not kept, memory counts.
    void open(Done done);
    /// Reads what is kept without the lock, so without waiting for another process: good for showing, and for a token
    /// that needs no refresh. While something is not kept, memory counts.
    void look(Done done);
    /// Makes sure of a token that is not `rejected` and lives for `least`. Between `open` and `endJob`.
    void makeFresh(std::string_view rejected, std::chrono::seconds least, Done done);
    /// Takes over new tokens and keeps them. `used`: the refresh token that they came for, if any.
    void adopt(Tokens tokens, base::Secret used, Done done);
    /// Takes over new tokens, and tries later to keep them: not now, for that reason.
    void hold(Tokens tokens, const base::Error& why);
    /// Keeps what is in memory; tries again later where that fails.
    void store(Done done);
    /// The same for what was not kept before, unless somebody has signed in elsewhere since: that counts then.
    void storeLate(Done done);
    /// Ends both tokens at the server; one that it takes is enough. Here they stay.
    void revoke(Done done);
    /// Forgets the tokens, here and in the store; an app's own are in memory alone.
    void forget(Done done);

    /// Whether memory is so new, or the tokens such, that no other process can have changed them.
    bool isRecent() const;
    /// Whether the token at hand will do.
    bool isFresh(std::string_view rejected, std::chrono::seconds least) const;
    Access access() const;
    TokenStatus status() const;
    const std::optional<base::Error>& unsaved() const { return unsaved_; }
    bool isAtRisk() const { return atRisk_; }

    std::function<void()> changed; ///< of `Session::onChange`; may be empty

private:
    void readBundle(Done done);
    void load();
    void noteKept();
    void refresh(Done done);
    bool isOurs(const Tokens& kept) const;
    base::Secret clientSecret() const;
    void useRefresh(base::Secret refresh, bool mayFallBack, Done done);
    void takeAnswer(const HttpAnswer& answer, base::Secret used, bool mayFallBack, Done done);
    void adoptRefresh(base::Secret newer, base::Secret used, const base::Error& why, Done done);
    void takeOwn(const HttpAnswer& answer, const Done& done);
    void revokeOne(const base::Secret& token, Done done);
    void tryAgainLater(const base::Error& why);
    void tell() const;

    App app_;
    std::string id_;
    SessionWorld world_;
    vault::Bundle bundle_;
    std::optional<Tokens> current_;
    base::Secret previous_; // the refresh token before, until the new one has worked
    std::optional<base::Error> unsaved_;
    std::optional<base::Secret> kept_; // the access token that was last seen in the store; empty: there was none
    base::Time seen_{};                // when
    storage::Lock lock_;
    storage::Lock refreshing_; // beside `lock_`: held on while what a refresh gave is in memory alone
    base::Request step_;       // what the job under way waits for
    std::deque<std::function<void()>> jobs_;
    bool busy_ = false;
    bool atRisk_ = false; // until the end of the job under way
    QTimer retry_;
    std::chrono::milliseconds pause_;
};

} // namespace oauth
