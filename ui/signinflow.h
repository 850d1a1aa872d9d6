#pragma once

#include "accounts.h"
#include "oauth/device.h"

namespace ui {

/// One sign-in to the current profile from its first step to tokens that are kept. The window outlives it; nothing
/// blocks.
class SignInFlow : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Idle,
        Secret,    ///< the client's secret is read
        Browser,   ///< somebody is in the browser
        Codes,     ///< codes for another device are asked for
        Device,    ///< somebody is at another device
        Token,     ///< the app's own token is asked for
        Finishing, ///< the browser came back; its code is exchanged for tokens
        Keeping,   ///< the tokens go into the keychain
        Stopping,  ///< cancelled, but a question about the other device is on its way, perhaps with tokens
    };

    /// Both must outlive this.
    SignInFlow(Accounts& accounts, ProfileBook& book, QObject* parent = nullptr);

    /// Begins, in the way that the profile's options say. One under way is cancelled.
    void start();
    /// Ends the one under way, if any; not any more when its tokens may be on their way, as that would lose them.
    void cancel();
    /// Takes the address at which a browser on another machine ended up; why it will not do, or nothing.
    QString paste(const QString& address);

    Phase phase() const { return phase_; }
    bool isBusy() const { return phase_ != Phase::Idle; }
    bool canCancel() const { return isBusy() && !isExpecting(); }
    /// What the browser was sent to; good while it is waited for.
    const std::optional<oauth::SignInBegun>& begun() const { return begun_; }
    /// What to type into the other device; good while it is waited for.
    const std::optional<oauth::DevicePrompt>& prompt() const { return prompt_; }
    /// Until when somebody may take their time.
    base::Time deadline() const { return deadline_; }
    /// Why the last one failed; nothing when it did not.
    const std::optional<base::Error>& error() const { return error_; }

Q_SIGNALS:
    /// Phase or error are others now.
    void changed();
    /// It is over, and somebody may be looking at a browser: tokens are there, or why there are none.
    void ended(bool signedIn);

private:
    bool isExpecting() const
    {
        return phase_ == Phase::Finishing || phase_ == Phase::Keeping || phase_ == Phase::Stopping;
    }
    void enter(Phase phase);
    void begin(base::Secret secret);
    void beginDevice(base::Secret secret);
    void getOwn();
    void keep(base::Result<oauth::Tokens> tokens);
    void fail(const base::Error& error);
    void finish();

    Accounts& accounts_;
    ProfileBook& book_;
    oauth::SignIn signIn_;
    oauth::DeviceSignIn device_;
    Phase phase_ = Phase::Idle;
    std::string profile_; // whose sign-in it is
    std::optional<oauth::SignInBegun> begun_;
    std::optional<oauth::DevicePrompt> prompt_;
    base::Time deadline_{};
    std::optional<base::Error> error_;
    base::Request step_;
};

} // namespace ui
