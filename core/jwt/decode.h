#pragma once

#include "jwt/claims.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jwt {

/// The three parts of a compact token, in order (RFC 7515 section 3.1).
enum class Part { Header, Payload, Signature };

/// What keeps a part from being read whole.
enum class Flaw {
    PartCount, ///< not exactly three parts; `offset` is where the count goes wrong
    Missing,   ///< the part is empty
    Padding,   ///< `=` at the end, which base64url in a token never has (RFC 7515 section 2)
    Alphabet,  ///< a character that base64url does not have
    Size,      ///< below a header that says HS256: not 43 characters; `offset` is the first too many, or the end
    Json,      ///< the bytes decode but are no JSON object; `offset` is the character that holds the first wrong byte
};

/// One damage and its place.
struct Damage
{
    Flaw flaw;
    Part part;
    std::size_t offset; ///< in bytes of the token's text
};

/// A token taken apart as far as it goes: what cannot be read is named in `damage`, the rest is here.
struct Decoded
{
    std::string text;               ///< what was decoded, byte for byte
    std::vector<std::size_t> parts; ///< where each part starts in `text`; three in a sound token
    std::string headerJson;         ///< decoded bytes, as far as they go
    std::string payloadJson;        ///< decoded bytes, as far as they go
    std::string signature;          ///< decoded bytes, as far as they go
    Claims header;                  ///< in the token's order, repeated names kept
    Claims claims;                  ///< in the token's order, repeated names kept
    std::vector<Damage> damage;     ///< in the order of the text

    bool isDamaged(Part part) const;
    /// The bytes that the signature covers: everything before the last part's dot. The view is into `text`.
    std::string_view signingInput() const;
    /// The text of one part without its dots; empty when it is not there. The view is into `text`.
    std::string_view partText(Part part) const;
};

/// Takes a compact token apart. Never fails: any text gives a `Decoded`, the worst with damage alone.
Decoded decode(std::string_view text);

} // namespace jwt
