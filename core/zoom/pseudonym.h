#pragma once

#include "jwt/hs256.h"

#include <optional>
#include <string>
#include <string_view>

namespace zoom {

/// What stands for values in a text that strangers will read: `#1a2b3c4d`, the same for the same value.
///
/// A short HMAC with a random key, which goes when this object goes: nobody can try out guesses. (The token's signature
/// would not do as the key: where its secret is empty or a word, all meeting numbers can be tried until one fits.)
class Pseudonyms
{
public:
    Pseudonyms();

    /// The name that stands for `value`. Without any randomness to be had, all have the same.
    std::string of(std::string_view value) const;

private:
    std::optional<jwt::Key> key_;
};

} // namespace zoom
