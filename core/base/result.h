#pragma once

#include <tl/expected.hpp>

#include <string>

namespace base {

/// What the world refused: a file, a peer, a service. (What the user typed wrongly is a `Problem`.)
enum class ErrorCode {
    FileUnreadable,  ///< `detail` is the path
    FileTooLarge,    ///< `detail` is the path
    FileUnwritable,  ///< `detail` is the path
    FileBusy,        ///< another process holds its lock; `detail` is the path
    TokensElsewhere, ///< another process has newer ones in its memory alone, as the keychain refused them

    ProfilesDamaged, ///< was set aside; `detail` is where it lies now
    ProfilesNewer,   ///< written by a newer version; `detail` is the path
    ProfileUnknown,  ///< `detail` is the name or id
    ProfileExists,   ///< another profile has that name, which is `detail`

    AddressInUse,   ///< another program listens there; `detail` is `host:port`
    AddressRefused, ///< the system lets nobody listen there, or not this user; `detail` is `host:port`

    // The keychain's states. `isKeychainTrouble` tells them from the others.
    KeychainNoBus,     ///< no D-Bus session: nothing can be asked
    KeychainNoService, ///< a session, but no program in it keeps secrets
    KeychainNoKeyring, ///< a program, but no keyring to put them in
    KeychainLocked,    ///< locked, and nobody can be asked for its password here
    KeychainDenied,    ///< the user or the service refused
    KeychainSilent,    ///< no answer within the deadline
    KeychainBroken,    ///< refused for another reason; `detail` is the service's own words
    SecretNotKept,     ///< was written, but reads back as something else or not at all

    SecretAbsent, ///< the keychain works, and holds nothing under that name

    NetworkUnreachable, ///< no connection; `detail` is the host and the system's words
    NetworkBroken,      ///< no answer, or no whole one, to what may have been taken; `detail` is the host
    NetworkTimeout,     ///< `detail` is the host
    NetworkTls,         ///< the host could not prove that it is itself; `detail` is the host and the reason
    AddressUnsafe,      ///< http, and not to this machine; `detail` is the address
    AnswerUnusable,     ///< a server's answer is not what it should be; `detail` says what is wrong with it
    ServerRefused,      ///< `detail` is a whole sentence: what it means and what to do

    ScopeMissing,    ///< the token lacks a scope; `detail` is its name
    SignInNeeded,    ///< nobody is signed in, or not any more; `detail` may be a whole sentence that says why
    SignInRefused,   ///< the browser came back with an error; `detail` is a whole sentence
    SignInTimedOut,  ///< nobody has finished it in time
    SignInCancelled, ///< given up, or another was begun in its place
    Interrupted,     ///< stopped by whoever waited for it
    BrowserMissing,  ///< no browser could be opened
    NoRandomness,    ///< the system gives no random numbers
};

/// Whether the keychain as a whole is the trouble, rather than one entry or a file.
constexpr bool isKeychainTrouble(ErrorCode code)
{
    return code >= ErrorCode::KeychainNoBus && code <= ErrorCode::SecretNotKept;
}

/// Why an operation failed, without words: the doors (window, command line) put it into a sentence.
struct Error
{
    ErrorCode code;
    std::string detail; ///< never a secret

    bool operator==(const Error&) const = default;
};

/// A value, or the reason why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

/// One English sentence for `error`: what is wrong, where, and what to do.
std::string describe(const Error& error);

} // namespace base
