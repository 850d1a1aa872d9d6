#pragma once

#include "jwt/decode.h"
#include "zoom/diagnose.h"

#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace ui {

/// Some characters of a token, in bytes of its text.
struct Piece
{
    std::size_t from;
    std::size_t to; ///< behind the last one
};

/// The characters of the token that a finding speaks of: the damage, the claim, or the whole part; nothing for a
/// finding about the token as a whole.
std::optional<Piece> placeOf(const zoom::Finding& finding, const jwt::Decoded& token);
/// The characters that hold a claim of payload or header; its whole part if they cannot be told.
std::optional<Piece> placeOfClaim(std::string_view claim, const jwt::Decoded& token);
/// Where the token is damaged, each place one character.
std::vector<Piece> damagedPlaces(const jwt::Decoded& token);

/// A piece of a text field, in its own characters.
struct Span
{
    int from;
    int to; ///< behind the last one
};

/// Where those characters of the token stand in what was pasted, which may have line breaks in it and words around it;
/// nothing where the token stands there in another spelling.
std::optional<Span> spanIn(const QString& pasted, const jwt::Decoded& token, Piece place);

} // namespace ui
