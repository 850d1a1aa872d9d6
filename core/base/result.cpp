#include "base/result.h"

namespace base {
namespace {

/// What to do about a keychain that cannot be used stands in the same sentence as what is wrong with it.
std::string describeKeychain(const Error& error)
{
    switch (error.code) {
    case ErrorCode::KeychainNoBus:
        return "cannot reach a keychain: there is no D-Bus session here; log in to a desktop, or run it under "
               "dbus-run-session with a keyring";
    case ErrorCode::KeychainNoService:
        return "cannot reach a keychain: no program of this session keeps secrets; install and start gnome-keyring, "
               "KWallet or KeePassXC";
    case ErrorCode::KeychainNoKeyring:
        return "found a keychain without a keyring in it: make a default keyring with the desktop's password manager "
               "(Passwords and Keys, KWallet Manager or KeePassXC)";
    case ErrorCode::KeychainLocked:
        return "found the keychain locked, and nobody can be asked for its password here: unlock it on the desktop";
    case ErrorCode::KeychainDenied:
        return "was refused by the keychain: allow it when the keychain asks, or unlock the keychain first";
    case ErrorCode::KeychainSilent:
        return "got no answer from the keychain in time: look for its prompt on the screen, or restart the keyring";
    default: return "was refused by the keychain, which says: " + error.detail;
    }
}

/// Of servers, and of signing in to one.
std::string describePeer(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NetworkUnreachable: return "cannot reach " + error.detail + ": check the network and the proxy";
    case ErrorCode::NetworkBroken:
        return "got no whole answer from " + error.detail +
               " (the connection ended, or a redirect came, which is not followed): what was asked for may be done all "
               "the same, so look before you try again";
    case ErrorCode::NetworkTimeout: return "got no answer from " + error.detail + " in time: try again";
    case ErrorCode::NetworkTls:
        return "does not trust " + error.detail + ": check the clock, and whether a proxy reads along";
    case ErrorCode::AddressUnsafe:
        return "sends no secret to " + error.detail + ": the address must start with https://";
    case ErrorCode::AnswerUnusable: return "got an answer that is of no use: " + error.detail;
    case ErrorCode::ServerRefused: return "was refused: " + error.detail;
    case ErrorCode::ScopeMissing:
        return "lacks the scope " + error.detail + ": add it to the app in Zoom's Marketplace, then get a new token";
    case ErrorCode::SignInRefused: return "could not sign in: " + error.detail;
    case ErrorCode::SignInTimedOut: return "gave up waiting for the sign-in: start it again";
    case ErrorCode::SignInCancelled: return "ended the sign-in before it was done";
    case ErrorCode::Interrupted: return "was interrupted before it was done";
    case ErrorCode::BrowserMissing: return "found no browser to open: copy the address into one";
    case ErrorCode::NoRandomness: return "got no random numbers from the system: nothing safe can be made";
    default:
        return "needs a sign-in: " + (error.detail.empty() ? "nobody is signed in, or not any more" : error.detail);
    }
}

} // namespace

std::string describe(const Error& error)
{
    switch (error.code) {
    case ErrorCode::FileUnreadable: return "cannot read " + error.detail + ": check that it exists and may be read";
    case ErrorCode::FileTooLarge: return error.detail + " is too large: a key, a token or an env file is expected";
    case ErrorCode::FileUnwritable:
        return "cannot write " + error.detail + ": check that its folder may be written and the disk has room";
    case ErrorCode::TokensElsewhere:
        return "cannot renew the tokens: another Callsign, perhaps its window, has newer ones that the keychain did "
               "not "
               "take; unlock the keychain and keep them there first";
    case ErrorCode::FileBusy: return "cannot change " + error.detail + ": another Callsign is writing it; try again";
    case ErrorCode::ProfilesDamaged:
        return "could not read the profiles: the file is damaged and was set aside as " + error.detail +
               "; mend it and import it, or start anew";
    case ErrorCode::ProfilesNewer:
        return "cannot use " + error.detail + ": a newer Callsign wrote it; use that one, or move the file away";
    case ErrorCode::ProfileExists: return "has a profile " + error.detail + " already: take another name";
    case ErrorCode::ProfileUnknown: return "knows no profile " + error.detail;
    case ErrorCode::AddressInUse:
        return "cannot listen on " + error.detail + ": another program does; stop it or take another port";
    case ErrorCode::AddressRefused:
        return "cannot listen on " + error.detail +
               ": the system refuses; take a port above 1023 and an address of this machine";
    case ErrorCode::SecretAbsent:
        return "found no secret of " + error.detail + " in the keychain: add it to the profile again";
    case ErrorCode::SecretNotKept:
        return "could not keep the secret of " + error.detail +
               ": the keychain did not give back what was written; try again, or restart the keyring";
    default: return error.code > ErrorCode::SecretAbsent ? describePeer(error) : describeKeychain(error);
    }
}

} // namespace base
