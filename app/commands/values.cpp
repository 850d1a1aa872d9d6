#include "commands/values.h"

#include "base/utf8.h"

#include <charconv>

namespace commands {
namespace {

using base::Fault;

// Within these no sum of two times leaves the range of 64 bits, nor the calendar.
constexpr std::int64_t latest = 253'402'300'799; // 9999-12-31T23:59:59Z
constexpr std::chrono::seconds longest = std::chrono::days{365};

} // namespace

base::Time timeOf(std::string_view now, std::vector<ProblemText>& problems)
{
    const std::string_view text = base::trimmed(now);
    if (text.empty()) return base::systemClock()();
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc::invalid_argument || end != text.data() + text.size())
        problems.push_back(inWords({"now", Fault::NotANumber, {}}));
    else if (error != std::errc{} || seconds < 0 || seconds > latest)
        problems.push_back(inWords({"now", Fault::OutOfRange, {"0", std::to_string(latest), "seconds since 1970"}}));
    else
        return base::fromEpochSeconds(seconds);
    return {};
}

std::chrono::seconds durationOf(std::string_view field, std::string_view text, std::chrono::seconds fallback,
                                std::vector<ProblemText>& problems)
{
    if (base::trimmed(text).empty()) return fallback;
    const auto duration = base::parseDuration(text);
    const std::string name(field);
    if (!duration)
        problems.push_back(inWords({name, Fault::NotANumber, {"duration"}}));
    else if (*duration < std::chrono::seconds{0} || *duration > longest)
        problems.push_back(inWords({name, Fault::OutOfRange, {"0", std::to_string(longest.count()), "seconds"}}));
    else
        return *duration;
    return fallback;
}

std::int64_t numberOf(std::string_view field, std::string_view text, std::pair<std::int64_t, std::int64_t> bounds,
                      std::int64_t fallback, std::vector<ProblemText>& problems)
{
    text = base::trimmed(text);
    if (text.empty()) return fallback;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string name(field);
    const auto [least, most] = bounds;
    if (error == std::errc::invalid_argument || end != text.data() + text.size())
        problems.push_back(inWords({name, Fault::NotANumber, {}}));
    else if (error != std::errc{} || number < least || number > most)
        problems.push_back(inWords({name, Fault::OutOfRange, {std::to_string(least), std::to_string(most)}}));
    else
        return number;
    return fallback;
}

} // namespace commands
