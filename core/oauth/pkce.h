#pragma once

#include "base/random.h"
#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace oauth {

/// What ties the answer of one sign-in to its question: new for each.
struct Ties
{
    base::Secret verifier; ///< 43 characters from 256 random bits (RFC 7636 section 4.1)
    std::string challenge; ///< its S256 transform (section 4.2)
    std::string state;     ///< 43 characters from 256 random bits (RFC 6749 section 10.12)
};

/// Nothing when there is no randomness to be had.
std::optional<Ties> makeTies(const base::Random& random);

/// BASE64URL(SHA256(verifier)).
std::string challengeOf(std::string_view verifier);

/// Whether both texts are the same, in a time that does not tell where they differ.
bool sameText(std::string_view one, std::string_view other);

} // namespace oauth
