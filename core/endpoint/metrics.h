#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace endpoint {

/// Counts what was answered. From any thread.
class Metrics
{
public:
    /// One answer. `kind` is a table's, or empty for what asked for no token.
    void count(std::string_view kind, int status, std::chrono::nanoseconds duration);
    /// One answer to what was no whole request, so that there is no time from there.
    void count(std::string_view kind, int status);

    /// All of it in Prometheus' text format (version 0.0.4).
    std::string text(std::size_t connections, bool ready) const;

private:
    static constexpr std::array<int, 12> statuses{200, 204, 400, 401, 404, 408, 413, 415, 421, 429, 431, 503};
    static constexpr std::array<std::string_view, 3> kinds{"video", "meeting", "none"};
    static constexpr std::array<std::int64_t, 7> bounds{20, 50, 100, 500, 1'000, 10'000, 100'000}; // microseconds

    using Counter = std::atomic<std::uint64_t>;
    void appendRequests(std::string& text) const;
    void appendDurations(std::string& text) const;

    std::array<std::array<Counter, statuses.size() + 1>, kinds.size()> requests_{}; // the last one: other statuses
    std::array<Counter, bounds.size() + 1> durations_{};                            // the last one: longer ones
    Counter nanoseconds_ = 0;
};

} // namespace endpoint
