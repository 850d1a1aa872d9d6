#include "base/clock.h"

#include "base/utf8.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace base {
namespace {

struct Unit
{
    std::string_view suffix; // as typed
    std::string_view symbol; // as shown (SI and accepted units: d, h, min, s)
    std::int64_t seconds;
};

constexpr std::array<Unit, 4> units{{{"d", "d", 86'400}, {"h", "h", 3'600}, {"m", "min", 60}, {"s", "s", 1}}};

std::optional<std::int64_t> secondsIn(std::string_view suffix)
{
    if (suffix.empty()) return 1;
    for (const Unit& unit : units)
        if (suffix == unit.suffix || suffix == unit.symbol) return unit.seconds;
    return std::nullopt;
}

} // namespace

Clock systemClock()
{
    return [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
}

std::string utcText(Time time)
{
    constexpr Time earliest = fromEpochSeconds(-62'135'596'800); // 0001-01-01
    constexpr Time latest = fromEpochSeconds(253'402'300'799);   // 9999-12-31T23:59:59
    if (time < earliest || time > latest) return "beyond the calendar";
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d UTC", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data();
}

std::optional<std::chrono::seconds> parseDuration(std::string_view text)
{
    text = trimmed(text);
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{}) return std::nullopt;
    const auto scale = secondsIn(trimmed(text.substr(static_cast<std::size_t>(end - text.data()))));
    if (!scale) return std::nullopt;
    const std::int64_t limit = std::numeric_limits<std::int64_t>::max() / *scale;
    if (count > limit || count < -limit) return std::nullopt;
    return std::chrono::seconds{count * *scale};
}

std::string durationText(std::chrono::seconds duration)
{
    // Unsigned arithmetic, so that the most negative count has a magnitude too.
    const auto count = static_cast<std::uint64_t>(duration.count());
    std::uint64_t left = duration.count() < 0 ? 0 - count : count;
    std::string text;
    for (const Unit& unit : units) {
        const auto size = static_cast<std::uint64_t>(unit.seconds);
        const std::uint64_t amount = left / size;
        left %= size;
        if (amount == 0) continue;
        const bool second = !text.empty();
        text += (second ? " " : "") + std::to_string(amount) + ' ' + std::string(unit.symbol);
        if (second) break;
    }
    return text.empty() ? "0 s" : text;
}

} // namespace base
