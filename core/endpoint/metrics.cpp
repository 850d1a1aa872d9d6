#include "endpoint/metrics.h"

#include <algorithm>

namespace endpoint {
namespace {

/// Counters are read for people: no count waits for another.
constexpr auto relaxed = std::memory_order_relaxed;

void appendLine(std::string& text, std::string_view name, std::string_view labels, const std::string& value)
{
    text += name;
    text += labels;
    text += ' ' + value + '\n';
}

void appendHead(std::string& text, std::string_view name, std::string_view type, std::string_view help)
{
    text += "# HELP " + std::string(name) + ' ' + std::string(help) + '\n';
    text += "# TYPE " + std::string(name) + ' ' + std::string(type) + '\n';
}

/// `0.00005`: microseconds as seconds, without an exponent.
std::string secondsText(std::int64_t microseconds)
{
    std::string digits = std::to_string(1'000'000 + microseconds % 1'000'000).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    return std::to_string(microseconds / 1'000'000) + (digits.empty() ? "" : '.' + digits);
}

constexpr std::string_view requestsName = "callsign_requests_total";
constexpr std::string_view durationName = "callsign_request_duration_seconds";

} // namespace

void Metrics::count(std::string_view kind, int status)
{
    const auto kindAt = std::min<std::size_t>(
        static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin()), kinds.size() - 1);
    const auto statusAt =
        static_cast<std::size_t>(std::find(statuses.begin(), statuses.end(), status) - statuses.begin());
    requests_[kindAt][statusAt].fetch_add(1, relaxed);
}

void Metrics::count(std::string_view kind, int status, std::chrono::nanoseconds duration)
{
    count(kind, status);
    const std::int64_t microseconds = duration.count() / 1000;
    const auto slot = std::lower_bound(bounds.begin(), bounds.end(), microseconds) - bounds.begin();
    durations_[static_cast<std::size_t>(slot)].fetch_add(1, relaxed);
    nanoseconds_.fetch_add(static_cast<std::uint64_t>(duration.count()), relaxed);
}

std::string Metrics::text(std::size_t connections, bool ready) const
{
    std::string text;
    appendRequests(text);
    appendDurations(text);
    appendHead(text, "callsign_connections", "gauge", "Connections that are open.");
    appendLine(text, "callsign_connections", {}, std::to_string(connections));
    appendHead(text, "callsign_ready", "gauge", "Whether new requests are taken.");
    appendLine(text, "callsign_ready", {}, ready ? "1" : "0");
    return text;
}

void Metrics::appendRequests(std::string& text) const
{
    appendHead(text, requestsName, "counter", "Requests that were answered.");
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        for (std::size_t status = 0; status <= statuses.size(); ++status) {
            const std::uint64_t count = requests_[kind][status].load(relaxed);
            if (count == 0) continue;
            const std::string code = status < statuses.size() ? std::to_string(statuses[status]) : "other";
            appendLine(text, requestsName, "{kind=\"" + std::string(kinds[kind]) + "\",status=\"" + code + "\"}",
                       std::to_string(count));
        }
    }
}

void Metrics::appendDurations(std::string& text) const
{
    appendHead(text, durationName, "histogram", "Time from a whole request to its answer, in seconds.");
    const std::string bucket = std::string(durationName) + "_bucket";
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < durations_.size(); ++i) {
        count += durations_[i].load(relaxed);
        const std::string bound = i < bounds.size() ? secondsText(bounds[i]) : "+Inf";
        appendLine(text, bucket, "{le=\"" + bound + "\"}", std::to_string(count));
    }
    const auto microseconds = static_cast<std::int64_t>(nanoseconds_.load(relaxed) / 1000);
    appendLine(text, durationName, "_sum", secondsText(microseconds));
    appendLine(text, durationName, "_count", std::to_string(count));
}

} // namespace endpoint
