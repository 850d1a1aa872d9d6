#pragma once

#include "oauth/session.h"
#include "oauth/signin.h"
#include "profilebook.h"

#include <QObject>

#include <deque>
#include <map>

namespace ui {

class Preferences;

/// How the tokens of an app are got.
enum class Way {
    Browser, ///< a person signs in with the browser of this machine
    Device,  ///< a person signs in on another device, with a code
    Own,     ///< nobody signs in: the token is the app's or the account's own
};

/// What signing in and calling need from the machine; made in `app/`. `client` and `tokens` outlive everything.
struct Machine
{
    oauth::Client& client;
    vault::SecretStore& tokens;
    base::Clock clock;
    base::Random random;
    oauth::SignIn::OpenBrowser openBrowser;
    QString profilesPath;                           ///< of profiles.json, beside which lock files stand
    std::chrono::milliseconds second{1'000};        ///< between two questions about a device code; shorter in tests
    std::chrono::milliseconds keychainRetry{2'000}; ///< after the keychain refused new tokens
};

/// What somebody set for the sign-in to one profile; remembered, never a secret.
struct SignInOptions
{
    Way way = Way::Browser;
    QString scopes = {}; ///< with blanks between; empty: those of the app
    QString port = {};   ///< to listen on; empty: the redirect URI's, else a free one
    QString sso = {};    ///< a company's own sign-in address; empty: the profile's
};

/// The profiles that somebody or something signs in to, and their tokens: one `oauth::Session` for each that is used.
/// No token is held here. It reads the keychain when it is asked to look, never by itself.
class Accounts : public QObject
{
    Q_OBJECT

public:
    /// What is known of the current profile's tokens.
    struct State
    {
        bool known = false;                      ///< somebody has looked
        bool looking = false;                    ///< and the answer is not there yet
        oauth::TokenStatus status = {};          ///< good while `known`
        std::optional<base::Error> trouble = {}; ///< why it cannot be known
        QString who = {};                        ///< whose tokens they are, as the API says; empty before it was asked
    };

    /// Both must outlive this.
    Accounts(ProfileBook& book, Preferences& preferences, Machine machine);
    /// A refresh under way goes on while the event loop runs.
    ~Accounts() override;

    /// Whether the tokens of such an app are got here.
    static bool isUsable(const vault::Profile& profile);
    /// Those of the book, by name.
    std::vector<vault::Profile> usable() const;
    /// The one that is worked with; null when there is none.
    const vault::Profile* current() const;
    /// Works with that profile from now on; remembered.
    void choose(const std::string& id);

    SignInOptions options() const { return optionsOf(current_); }
    void setOptions(const SignInOptions& options);
    /// The way of the current profile: that of the options, where its kind leaves a choice.
    Way way() const;
    /// The current profile as an app, with its options.
    oauth::App app() const;

    /// The tokens of the current profile, which must be there. Good until the profile changes.
    oauth::Session& session();
    /// Those of somebody's sign-in to the profile with that id, whichever is the current one; null when it is gone.
    oauth::Session* signInSession(const std::string& id);
    const State& state() const { return state_; }
    /// Reads what is kept of the current profile's tokens; `changed` follows.
    void look();
    /// The same, if they are known: another process may have changed them.
    void lookAgain();
    /// Asks the API whose tokens they are; `changed` follows.
    void askWho();
    /// Forgets all tokens in memory that are kept elsewhere, and what is known of them.
    void forget();
    /// Ends the tokens of the current profile. On an error of the server they may be forgotten here all the same.
    base::Request signOut(oauth::SignOut how, base::Answer<void> answer);

    /// A sign-in says whether tokens for it are on their way.
    void setExpecting(bool expecting) { expecting_ = expecting; }
    /// Whether tokens are on their way or being kept, which would be lost with the process.
    bool isAtRisk() const;
    /// Why tokens of some profile are in memory alone; nothing when all are kept.
    std::optional<base::Error> unsaved() const;
    /// Tries at once to keep those.
    void keepUnsaved();

    const Machine& machine() const { return machine_; }
    /// The last legs of every conversation, the newest at the end.
    const std::deque<oauth::Leg>& legs() const { return legs_; }
    void clearLegs();
    /// Takes a leg that `machine().client` does not see.
    void note(const oauth::Leg& leg);

Q_SIGNALS:
    /// Sessions are about to go: whoever waits for one of them lets go of it now.
    void closing();
    /// The profile, its options or what is known of its tokens is another one now.
    void changed();
    /// A leg has ended, or all were cleared.
    void legsChanged();

private:
    struct Held
    {
        vault::Profile profile;
        std::unique_ptr<oauth::Session> session;
        bool leaves = false; // as soon as its tokens are kept

        bool isKept() const;
    };

    void followBook();
    template <typename Condition>
    void close(Condition condition);
    void takeStatus(base::Result<oauth::TokenStatus> status);
    oauth::Session& sessionFor(const vault::Profile& profile, Way way);
    void followSession(const std::string& name);
    SignInOptions optionsOf(const std::string& id) const;
    oauth::App appOf(const vault::Profile& profile, Way way) const;
    std::string heldName() const;

    ProfileBook& book_;
    Preferences& preferences_;
    Machine machine_;
    std::string current_;
    std::map<std::string, Held> held_;
    State state_;
    std::deque<oauth::Leg> legs_;
    bool expecting_ = false;
    std::vector<base::Request> keeping_;
    base::Request looking_;
    base::Request asking_;
};

} // namespace ui
