#pragma once

#include "profilebook.h"
#include "vault/credential.h"
#include "zoom/schema.h"

#include <QObject>

#include <map>

namespace ui {

class Preferences;

/// How far the pair of a kind of token is at hand.
enum class Readiness {
    Typed,     ///< no profile is chosen: whatever was typed or loaded, perhaps nothing
    AtRest,    ///< a profile is chosen; its secret is read at the next input, if a page needs it
    Reading,   ///< is being read
    Ready,     ///< was read
    Cancelled, ///< somebody did not want to wait
    Failed,    ///< could not be read
};

/// The key and secret that each kind of token is signed with: those of a chosen profile, or a pair that was typed for
/// this session. A profile's secret is read when a page needs it and forgotten on `lock`; nothing is written anywhere.
class Credentials : public QObject
{
    Q_OBJECT

public:
    /// One pair and where it came from, in words: `the environment`, `web.env`, empty for typed.
    struct Entry
    {
        vault::Credential credential;
        QString origin;
    };

    /// Reads no secret. Both must outlive this.
    Credentials(ProfileBook& book, Preferences& preferences);

    ProfileBook& book() const { return book_; }

    /// The pair to sign with: that of the chosen profile, else the typed one. The secret may be empty. The reference
    /// is good until the next change.
    const Entry& entry(const zoom::Table& table) const;
    /// The pair that was typed or loaded for that kind, whether or not a profile is chosen.
    const Entry& typed(const zoom::Table& table) const;
    /// Replaces the typed pair of that kind and tells everybody.
    void set(const zoom::Table& table, vault::Credential credential, const QString& origin);
    /// Takes every pair whose variables are in the text of an env file; returns the titles of the kinds found.
    QStringList takeDotenv(const base::Secret& text, const QString& origin);

    /// The table whose tokens a profile's secret signs; null where none are, and for a public client.
    static const zoom::Table* tableOf(const vault::Profile& profile);
    /// The profile chosen for that kind of token, or null.
    const vault::Profile* chosen(const zoom::Table& table) const;
    /// The profile that the window works with, or null.
    const vault::Profile* current() const { return book_.find(current_); }
    /// Works with that profile from now on, for its kind of token; remembered. One that signs nothing is refused while
    /// a page wants a secret to sign with.
    void choose(const std::string& id);
    /// Works with that profile where nothing is signed; what tokens are signed with stays.
    void show(const std::string& id);
    /// Works with the typed pair for that kind of token; remembered.
    void chooseNone(const zoom::Table& table);

    /// The kind of token that the page on show needs a secret for; null for none. Nothing is read by this alone.
    void want(const zoom::Table* table);
    /// Somebody does something in the window: time to read what is wanted.
    void goOn();
    Readiness readiness(const zoom::Table& table) const;
    /// Where the chosen profile's secret is, as a sentence; empty without a profile.
    QString state(const zoom::Table& table) const;
    /// Ends the reading of that kind's secret.
    void cancel(const zoom::Table& table);
    /// Reads the secret of that kind's profile now, again if need be.
    void read(const zoom::Table& table);

    /// How sure it is that nobody is there.
    enum class Absence {
        NoInput,     ///< nobody used the window, maybe to work in another one
        ScreenLocked ///< the desktop says so
    };

    /// Forgets every secret in memory, typed ones too. `why` is the first half of the sentence: `The screen was
    /// locked`.
    void lock(const QString& why, Absence absence = Absence::NoInput);

public Q_SLOTS:
    /// The desktop has locked its screen.
    void screenLocked();

Q_SIGNALS:
    /// A pair, the chosen profile or its state is another one now.
    void changed();
    /// A profile that signs nothing was chosen where tokens are signed: what happens instead, as a sentence.
    void refused(const QString& sentence);
    /// Another kind of token is worked with, as its profile was chosen.
    void tableChosen(const zoom::Table& table);
    /// Every secret was forgotten; the sentence says so, and is empty if there was none.
    void locked(const QString& sentence, Absence absence);

private:
    struct Slot
    {
        std::string profile; // its id; empty: the typed pair counts
        Entry typed;
        Entry lent; // the profile's pair, its secret empty until it was read
        Readiness readiness = Readiness::Typed;
        base::Error error{};
        base::Request reading;
    };

    Slot& slot(const zoom::Table& table) { return slots_[table.kind]; }
    const Slot* slotAt(const zoom::Table& table) const;
    void lend(Slot& slot, std::string id);
    QString insteadOf(const vault::Profile& profile, const zoom::Table& table) const;
    void take(const zoom::Table& table, base::Result<base::Secret> secret);
    void followBook();
    void followSecret(const std::string& id);
    bool forgetTyped();

    ProfileBook& book_;
    Preferences& preferences_;
    std::map<std::string_view, Slot> slots_; // by the table's kind
    std::string current_;
    const zoom::Table* wanted_ = nullptr;
};

} // namespace ui
