#pragma once

#include "storage/profilestore.h"
#include "storage/sessionstore.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ui {

/// Where the secret of a profile is, as far as anybody has asked.
enum class Place {
    Unknown,   ///< the keychain has not been asked
    NotNeeded, ///< a public client without a secret
    Keychain,
    Session,    ///< in this window's memory alone
    Missing,    ///< neither there nor here
    OutOfReach, ///< the keychain refuses to say
};

/// The place in words: `Secret in the keychain`; empty for `Unknown`.
QString words(Place place);

/// The profiles and where their secrets are kept: in the lasting store, or, while that one refuses, in this process's
/// memory. Never in a file. Secrets pass through; none is held here.
class ProfileBook : public QObject
{
    Q_OBJECT

public:
    /// What became of a profile that was saved.
    struct Saved
    {
        std::optional<base::Error> trouble; ///< why the secret is in memory alone; nothing if the lasting store has it
    };
    /// What is known of the lasting store.
    enum class Lasting { NotAsked, Asking, Works, Refuses };

    /// Reads the file once; no secret. All three must outlive this.
    ProfileBook(const storage::ProfileFile& file, vault::SecretStore& lasting, storage::SessionStore& session);

    const std::vector<vault::Profile>& all() const { return all_; }
    /// The profile of that id, or null; good until the next change.
    const vault::Profile* find(std::string_view id) const;
    /// Reads the file again if it is another than at the last time.
    void reload();
    /// Why the profiles could not be read, as a sentence; empty if they could.
    const QString& trouble() const { return trouble_; }

    Place place(const vault::Profile& profile) const;
    /// Asks the lasting store which secrets it has, without reading one; `placesChanged` follows.
    void lookUp();
    Lasting lasting() const { return lastingState_; }
    /// Why the lasting store refuses; good while `lasting()` is `Refuses`.
    const base::Error& refusal() const { return *refusal_; }

    /// The secret, from where it is. Errors: those of `SecretStore::read`, with the profile's name for a missing one.
    base::Request read(const std::string& id, base::Answer<base::Secret> answer);
    /// Saves the profile and, if given, its secret. If the keychain as a whole refuses, the secret is kept in memory.
    /// Other errors: nothing has changed.
    base::Request save(const vault::Profile& profile, std::optional<base::Secret> secret, base::Answer<Saved> answer);
    /// Removes the profile and its secret. On an error the profile is still there.
    base::Request remove(const std::string& id, base::Answer<void> answer);
    /// Removes the profile while the keychain refuses to remove its secret, which may stay there.
    base::Result<void> removeAlone(const std::string& id);
    /// Takes over the profiles of an export; returns how many came new.
    base::Result<std::size_t> merge(const vault::Profiles& others);
    /// The text of an export: the file's own form.
    base::Result<std::string> exported() const;

    /// The ids of the profiles whose secrets are in memory alone.
    const std::set<std::string>& inMemory() const { return inSession_; }
    /// Forgets the secrets that are in memory alone; returns whether there were any.
    bool forgetSession();

Q_SIGNALS:
    /// The list is another one now.
    void changed();
    /// Another secret is kept for that profile.
    void secretChanged(const std::string& id);
    /// What `place` and `lasting` say has changed.
    void placesChanged();

private:
    void load();
    base::Error named(base::Error error) const;
    using Finish = std::function<void(const base::Result<void>& done, const std::optional<base::Error>& trouble)>;
    base::Request keepInMemory(const vault::Profile& profile, base::Secret* secret, const base::Error& why,
                               Finish finish);
    bool hasNothingInLasting(const vault::Profile& profile) const;
    void note(const base::Error& error);
    void noteWorks();
    void noteSaved(const vault::Profile& profile, bool secretGiven, bool lasting);
    void forgetInMemory(const std::string& id);
    void noteRemoved(const std::string& id);

    const storage::ProfileFile& file_;
    vault::SecretStore& lastingSecrets_;
    storage::SessionStore& sessionSecrets_;
    storage::ProfileStore lasting_;
    storage::ProfileStore session_;
    std::vector<vault::Profile> all_;
    QString trouble_;
    QDateTime read_;
    qint64 size_ = -1;
    std::optional<std::set<std::string>> inLasting_; // nothing before the store has been asked
    std::set<std::string> inSession_;
    std::set<std::string> neverLasting_; // made while the lasting store refused: it has nothing of theirs
    Lasting lastingState_ = Lasting::NotAsked;
    std::optional<base::Error> refusal_;
    base::Request lookUp_;
    base::Request tidying_;
};

} // namespace ui
