#include "endpoint/ratelimit.h"

#include <algorithm>

namespace endpoint {
namespace {

constexpr std::size_t mostClients = 4096; // beyond them, those that have been quiet for a second are forgotten

/// The part of an address that stands for one client.
std::string_view clientOf(std::string_view address)
{
    constexpr int groups = 4;
    if (address.find('.') != std::string_view::npos) return address; // IPv4, also written as IPv6
    std::size_t end = 0;
    for (int i = 0; i < groups && end != std::string_view::npos; ++i) end = address.find(':', end + 1);
    return address.substr(0, end);
}

double secondsOf(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

} // namespace

bool RateLimit::admits(std::string_view client, std::chrono::nanoseconds now)
{
    if (perSecond_ == 0) return true;
    const double most = perSecond_;
    const std::lock_guard lock(mutex_);
    const std::string_view name = clientOf(client);
    auto bucket = buckets_.find(name);
    if (bucket == buckets_.end()) {
        if (buckets_.size() >= mostClients) forgetFull(now);
        if (buckets_.size() >= mostClients) return false;
        bucket = buckets_.emplace(name, Bucket{most, now}).first;
    }
    auto& [left, then] = bucket->second;
    left = std::min(most, left + secondsOf(now - then) * most);
    then = now;
    if (left < 1) return false;
    left -= 1;
    return true;
}

/// Forgets the clients whose bucket is full again: they are like new ones.
void RateLimit::forgetFull(std::chrono::nanoseconds now)
{
    std::erase_if(buckets_, [now](const auto& entry) { return now - entry.second.then >= std::chrono::seconds{1}; });
}

} // namespace endpoint
