#pragma once

#include "jwt/claims.h"

#include <cstddef>
#include <optional>
#include <string>

namespace jwt {

/// What a JSON text holds, as far as it can be read.
struct Members
{
    Claims claims;                         ///< in the text's order, repeated names kept
    std::optional<std::size_t> badAt = {}; ///< offset of the first byte at which it is no JSON object any more
};

/// Reads one JSON object (RFC 8259). Never fails: what stands before the damage is kept. A number of any size is one.
Members readMembers(const std::string& json);

} // namespace jwt
