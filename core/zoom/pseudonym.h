#pragma once

#include "jwt/decode.h"
#include "jwt/hs256.h"

#include <optional>
#include <string>
#include <string_view>

namespace zoom {

/// What stands for values in a text about one token that strangers will read: `#1a2b3c4d`, the same for the same value.
///
/// A short HMAC whose key is the token's own signature, which no report shows: whoever has not got the token cannot try
/// out guesses, and two reports about one token use the same names. Where the signature may be guessed (it is missing,
/// or no HMAC's) the key is a random one, and the names are those of this object alone.
class Pseudonyms
{
public:
    explicit Pseudonyms(const jwt::Decoded& token);

    /// The name that stands for `value`. Without any randomness to be had, all have the same.
    std::string of(std::string_view value) const;

private:
    std::optional<jwt::Key> key_;
};

} // namespace zoom
