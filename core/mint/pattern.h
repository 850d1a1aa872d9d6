#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mint {

/// Text that stays as it is.
struct Literal
{
    std::string text;
};
/// `{n}`: the row's number.
struct Counter
{};
/// `{team}`: the row's value in that column.
struct Column
{
    std::string name;
};
/// `{a,b}`: one of these, each in tokens of its own.
struct Choices
{
    std::vector<std::string> texts;
};
/// `{1..100}`: the same for all whole numbers from `first` to `last`.
struct Range
{
    std::int64_t first;
    std::int64_t last; ///< not below `first`
};
using Piece = std::variant<Literal, Counter, Column, Choices, Range>;

/// A field's value for many tokens: `user-{n}`, `{0,1}`, `{team}-{1..3}`. Twice the brace is one brace.
using Pattern = std::vector<Piece>;

/// Reads a pattern. The error is what is wrong and what to do, as the rest of a sentence that begins with the field.
tl::expected<Pattern, std::string> parsePattern(std::string_view text);

/// In how many ways a piece can be written out: more than one for choices and ranges alone.
std::uint64_t ways(const Piece& piece);

// What stands for a number that is not yet known, in a text that is written out once and filled in often: characters
// for private use (Unicode, section 23.5), of one UTF-16 unit, so that they are never longer than the number.

/// The row's number, which `{n}` asked for.
inline constexpr std::string_view counterMark = "\xef\xa3\xbf"; // U+F8FF
/// The token's number, as the output counts them.
inline constexpr std::string_view numberMark = "\xef\xa3\xbe"; // U+F8FE

/// Whether a text holds one of the marks, so that it cannot be told from them.
bool holdsMark(std::string_view text);

} // namespace mint
