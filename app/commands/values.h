#pragma once

#include "base/clock.h"
#include "commands/problems.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace commands {

// Values of options that belong to no claim table. An empty text is an option that was not given.

/// The time that `--now` fixes, in seconds since 1970 and before the year 10000; without it the machine's clock.
/// A bad one is added to `problems`.
base::Time timeOf(std::string_view now, std::vector<ProblemText>& problems);

/// The duration that was given for the option `--field`, from 0 to a year, or `fallback`. A bad one is added to
/// `problems`.
std::chrono::seconds durationOf(std::string_view field, std::string_view text, std::chrono::seconds fallback,
                                std::vector<ProblemText>& problems);

/// The whole number that was given for the option `--field`, within `bounds`, or `fallback`. A bad one is added to
/// `problems`.
std::int64_t numberOf(std::string_view field, std::string_view text, std::pair<std::int64_t, std::int64_t> bounds,
                      std::int64_t fallback, std::vector<ProblemText>& problems);

} // namespace commands
