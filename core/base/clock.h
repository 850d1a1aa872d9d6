#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A point in time as a token carries it: whole seconds since 1970-01-01T00:00:00Z.
using Time = std::chrono::sys_seconds;

/// Where the present time comes from. Handed in by `app/`, fixed by tests; the pure libraries take a `Time` instead.
using Clock = std::function<Time()>;

/// The machine's own clock.
Clock systemClock();

/// Seconds since the epoch, as JSON and `--now` write them.
constexpr std::int64_t epochSeconds(Time time) { return time.time_since_epoch().count(); }
/// The reverse of `epochSeconds`.
constexpr Time fromEpochSeconds(std::int64_t seconds) { return Time{std::chrono::seconds{seconds}}; }

/// `2026-03-01 12:00:00 UTC`; `beyond the calendar` for years that have no four-digit form.
std::string utcText(Time time);

/// Reads `90s`, `30m`, `2h`, `1d`, or a bare number of seconds; blanks around and between do not matter. Nothing when
/// the text is something else or the result does not fit.
std::optional<std::chrono::seconds> parseDuration(std::string_view text);

/// The two largest units that are not zero: `2 h`, `1 h 30 min`, `45 s`, `3 d 2 h`. The sign is dropped.
std::string durationText(std::chrono::seconds duration);

} // namespace base
