#pragma once

#include "jwt/decode.h"
#include "zoom/schema.h"

#include <string_view>

namespace zoom {

/// What a pasted text turns out to be.
enum class TokenKind {
    Video,
    Meeting,
    Api,
    OAuthAccess,
    Zak,             ///< Zoom's token for one of its users
    Obf,             ///< the same for an app that acts for the user in one meeting
    LegacySignature, ///< the Meeting SDK's form from before JWT
    Unknown,
};

/// What the token's claims say it is.
TokenKind kindOf(const jwt::Decoded& token);
/// The kind of the tokens that a table makes.
TokenKind kindOf(const Table& table);
/// The name that the contract gives a kind: `video`, `oauth-access`.
std::string_view name(TokenKind kind);
/// The claim table of that kind, or null where Callsign has none.
const Table* tableFor(TokenKind kind);

} // namespace zoom
