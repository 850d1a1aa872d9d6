#pragma once

#include <tl/expected.hpp>

#include <string>

namespace base {

/// What the world refused: a file, a peer, a service. (What the user typed wrongly is a `Problem`.)
enum class ErrorCode {
    FileUnreadable, ///< `detail` is the path
    FileTooLarge,   ///< `detail` is the path
};

/// Why an operation failed, without words: the doors (window, command line) put it into a sentence.
struct Error
{
    ErrorCode code;
    std::string detail; ///< never a secret
};

/// A value, or the reason why there is none.
template <typename T>
using Result = tl::expected<T, Error>;

/// One English sentence for `error`: what is wrong, where, and what to do.
std::string describe(const Error& error);

} // namespace base
