#include "zoom/pastedtext.h"

#include "base/printable.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace zoom {
namespace {

enum class Order { LowFirst, HighFirst };

/// In which order the bytes of UTF-16 stand, by its mark or by the zeros beside ASCII; nothing for other texts.
std::optional<Order> orderOf(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xfe")) return Order::LowFirst;
    if (bytes.starts_with("\xfe\xff")) return Order::HighFirst;
    constexpr std::size_t enough = 64;
    const std::size_t seen = std::min(bytes.size() / 2 * 2, enough);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < seen; ++i)
        if (bytes[i] == '\0') ++zeros.at(i % 2);
    if (seen < 4) return std::nullopt;
    if (zeros[0] == 0 && zeros[1] == seen / 2) return Order::LowFirst;
    if (zeros[1] == 0 && zeros[0] == seen / 2) return Order::HighFirst;
    return std::nullopt;
}

constexpr bool isFirstHalf(char32_t unit) { return unit >= 0xd800 && unit < 0xdc00; }
constexpr bool isSecondHalf(char32_t unit) { return unit >= 0xdc00 && unit < 0xe000; }

/// UTF-8 for UTF-16 (Unicode 15, section 3.9); halves without their other half become U+FFFD.
std::string fromUtf16(std::string_view bytes, Order order)
{
    constexpr char32_t replacement = 0xfffd;
    const auto unitAt = [&](std::size_t i) -> char32_t {
        if (i + 1 >= bytes.size()) return 0;
        const auto one = static_cast<std::uint8_t>(bytes[i]);
        const auto other = static_cast<std::uint8_t>(bytes[i + 1]);
        return order == Order::LowFirst ? one | other << 8U : one << 8U | other;
    };
    std::string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char32_t unit = unitAt(i);
        const char32_t next = unitAt(i + 2);
        const bool pair = isFirstHalf(unit) && isSecondHalf(next);
        if (pair) i += 2;
        if (pair)
            base::appendUtf8(text, 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00));
        else
            base::appendUtf8(text, isFirstHalf(unit) || isSecondHalf(unit) ? replacement : unit);
    }
    return text;
}

/// The ASCII character that a typographic one stands for; 0 where it stands for itself.
char plainForm(char32_t codePoint)
{
    constexpr std::u32string_view doubleQuotes = U"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02";
    constexpr std::u32string_view singleQuotes = U"\u2018\u2019\u201a\u201b\u2039\u203a\u2032\uff07";
    constexpr std::u32string_view spaces = U"\u00a0\u202f\u205f\u3000";
    if (doubleQuotes.find(codePoint) != std::u32string_view::npos) return '"';
    if (singleQuotes.find(codePoint) != std::u32string_view::npos) return '\'';
    const bool space =
        spaces.find(codePoint) != std::u32string_view::npos || (codePoint >= 0x2000 && codePoint < 0x200b);
    return space ? ' ' : '\0';
}

bool isDropped(char32_t codePoint)
{
    constexpr std::u32string_view joiners = U"\u200c\u200d";
    const bool blank = codePoint == '\t' || codePoint == '\n' || codePoint == '\r' || codePoint == '\v' ||
                       codePoint == '\f' || codePoint == 0x1b;
    return !blank && (base::isUnseen(codePoint) || joiners.find(codePoint) != std::u32string_view::npos);
}

/// Takes unseen characters out and puts plain ones in; whether any were taken out.
bool makePlain(std::string& text)
{
    std::string plain;
    bool dropped = false;
    for (std::string_view rest = text; !rest.empty();) {
        if (rest.front() >= ' ' && rest.front() < 0x7f) { // nearly all of any text
            plain += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        const std::size_t size = std::max<std::size_t>(1, base::characterSize(rest));
        const std::string_view character = rest.substr(0, size);
        const char32_t codePoint = base::characterSize(rest) == 0 ? U'?' : base::codePointOf(character);
        const bool unseen = isDropped(codePoint);
        dropped = dropped || unseen;
        if (const char form = plainForm(codePoint); form != '\0')
            plain += form;
        else if (!unseen)
            plain += character;
        rest.remove_prefix(size);
    }
    text = std::move(plain);
    return dropped;
}

/// Takes `>` off each line, once or more often, if all lines have it; whether they had.
bool dropMailQuotes(std::string& text)
{
    std::string plain;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, std::min(end + 1, rest.size()));
        rest.remove_prefix(line.size());
        const std::size_t start = std::min(line.find_first_not_of("> \t"), line.size());
        const bool quoted = line.substr(0, start).find('>') != std::string_view::npos;
        if (!quoted && !base::trimmed(line).empty()) return false;
        plain += line.substr(start);
    }
    const bool changed = plain.size() < text.size() && text.find('>') != std::string::npos;
    if (changed) text = std::move(plain);
    return changed;
}

/// Takes out backslashes before line breaks and at the end, where shells and strings go on; whether there were any.
bool dropBackslashes(std::string& text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view next = std::string_view(text).substr(i + 1);
        const bool ends = next.starts_with('\n') || next.starts_with("\r\n") || next.empty();
        if (text[i] != '\\' || !ends) plain += text[i];
    }
    const bool changed = plain.size() < text.size();
    text = std::move(plain);
    return changed;
}

bool dropEllipsis(std::string& text)
{
    constexpr std::string_view ellipsis = "…";
    constexpr std::string_view around = " \t\r\n\"'`,;";
    const std::size_t end = text.find_last_not_of(around) + 1; // npos + 1 is 0
    if (!std::string_view(text).substr(0, end).ends_with(ellipsis)) return false;
    text.erase(end - ellipsis.size(), ellipsis.size());
    return true;
}

} // namespace

PastedText plainCharacters(std::string_view pasted)
{
    const auto order = orderOf(pasted);
    PastedText result{order ? fromUtf16(pasted, *order) : std::string(pasted), {}};
    std::string& text = result.text;
    const auto note = [&result](bool changed, Wrapping wrapping) {
        if (changed) result.changed.push_back(wrapping);
    };
    note(order.has_value(), Wrapping::Utf16);
    if (order && text.starts_with("\ufeff")) text.erase(0, 3);
    note(makePlain(text), Wrapping::Unseen);
    note(dropMailQuotes(text), Wrapping::MailQuotes);
    note(dropBackslashes(text), Wrapping::LineBreaks);
    note(dropEllipsis(text), Wrapping::Ellipsis);
    return result;
}

} // namespace zoom
