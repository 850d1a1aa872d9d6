#pragma once

namespace commands {

/// How a verb ended, as scripts see it. The numbers are part of the outside contract.
enum class ExitCode {
    Done = 0,          ///< for `inspect`: no finding of severity error
    Failed = 1,        ///< the work could not be done: the result could not be written
    WrongInput = 2,    ///< wrong usage or wrong input; every problem was listed
    ErrorFindings = 3, ///< `inspect`: at least one finding of severity error
    SignInNeeded = 4,  ///< nobody is signed in, not any more, or without a scope that is needed
    NoKeychain = 5,    ///< the keychain cannot be used; the sentence says why and what to do
    Network = 6,       ///< a host was unreachable, did not answer in time or could not prove that it is itself
    Interrupted = 130, ///< by SIGINT, as a shell reports it
};

} // namespace commands
