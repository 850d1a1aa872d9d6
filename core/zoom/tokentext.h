#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zoom {

/// A whole token in a text.
struct FoundToken
{
    std::string token;     ///< its characters alone
    std::size_t size = 0;  ///< how many bytes of the text it takes, from its first character on
    bool inPieces = false; ///< line breaks, or the quotes between strings of source code, stand in it
};

/// Whether the text starts as tokens do: with `{` and then a quote or a blank, in base64url.
bool startsLikeToken(std::string_view text);

/// A base64url character or a dot.
bool isTokenCharacter(char c);

/// The token at the start of `text`, if all of it is there: below a header whose algorithm gives signatures of one
/// length, that length ends it whatever text follows. Nothing for all other texts.
std::optional<FoundToken> wholeTokenAt(std::string_view text);

/// The first token that `wholeTokenAt` finds at the start of a word.
std::optional<FoundToken> firstWholeTokenIn(std::string_view text);

/// The first word that starts as tokens do and has a dot; empty when there is none. It ends where a whole token does,
/// or where the text around it goes on, not at a character that is merely wrong in a token. The view is into `text`.
std::string_view tokenWordIn(std::string_view text);

/// The first such word with all three parts of a token; empty when there is none. The view is into `text`.
std::string_view threePartWordIn(std::string_view text);

} // namespace zoom
