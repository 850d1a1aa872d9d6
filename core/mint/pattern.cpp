#include "mint/pattern.h"

#include <charconv>
#include <optional>

namespace mint {
namespace {

using Failure = tl::unexpected<std::string>;

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

Choices choicesIn(std::string_view text)
{
    Choices choices;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t comma = std::min(text.find(',', start), text.size());
        choices.texts.emplace_back(text.substr(start, comma - start));
        start = comma + 1;
    }
    return choices;
}

/// What stands between two braces.
tl::expected<Piece, std::string> pieceIn(std::string_view text)
{
    const std::string shown = '{' + std::string(text) + '}';
    if (text == "n") return Counter{};
    if (text.find(',') != std::string_view::npos) return choicesIn(text);
    const std::size_t dots = text.find("..");
    if (dots != std::string_view::npos) {
        const auto first = wholeNumber(text.substr(0, dots));
        const auto last = wholeNumber(text.substr(dots + 2));
        constexpr std::int64_t most = 1'000'000'000;
        if (!first || !last || *first < 0 || *last > most || *first > *last)
            return Failure("holds " + shown +
                           ", which is no range: write two whole numbers, the smaller first, as in "
                           "{1..100}");
        return Range{*first, *last};
    }
    if (text.empty() || text.find('{') != std::string_view::npos)
        return Failure("holds a { that nothing closes: write {{ for the character itself");
    return Column{std::string(text)};
}

void append(Pattern& pattern, std::string_view text)
{
    if (text.empty()) return;
    if (pattern.empty() || !std::holds_alternative<Literal>(pattern.back())) pattern.emplace_back(Literal{});
    std::get<Literal>(pattern.back()).text += text;
}

} // namespace

tl::expected<Pattern, std::string> parsePattern(std::string_view text)
{
    if (holdsMark(text)) return Failure("holds U+F8FE or U+F8FF, which stand for numbers here: leave them out");
    Pattern pattern;
    while (!text.empty()) {
        const std::size_t brace = std::min(text.find_first_of("{}"), text.size());
        append(pattern, text.substr(0, brace));
        text.remove_prefix(brace);
        if (text.empty()) break;
        if (text.size() > 1 && text[1] == text[0]) {
            append(pattern, text.substr(0, 1));
            text.remove_prefix(2);
            continue;
        }
        if (text[0] == '}') return Failure("holds a } that nothing opens: write }} for the character itself");
        const std::size_t end = text.find('}');
        if (end == std::string_view::npos)
            return Failure("holds a { that nothing closes: write {{ for the character itself");
        auto piece = pieceIn(text.substr(1, end - 1));
        if (!piece) return Failure(piece.error());
        pattern.push_back(*std::move(piece));
        text.remove_prefix(end + 1);
    }
    return pattern;
}

std::uint64_t ways(const Piece& piece)
{
    if (const auto* const choices = std::get_if<Choices>(&piece)) return choices->texts.size();
    if (const auto* const range = std::get_if<Range>(&piece))
        return static_cast<std::uint64_t>(range->last - range->first) + 1;
    return 1;
}

bool holdsMark(std::string_view text)
{
    return text.find(counterMark) != std::string_view::npos || text.find(numberMark) != std::string_view::npos;
}

} // namespace mint
