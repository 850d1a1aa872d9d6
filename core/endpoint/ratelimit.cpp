#include "endpoint/ratelimit.h"

#include <algorithm>
#include <array>

namespace endpoint {
namespace {

constexpr std::size_t mostClients = 4096; // beyond them, those that have been quiet for a second are forgotten

/// The groups of an IPv6 address, each as it is written; those that `::` stands for are `0` (RFC 4291 section 2.2).
std::array<std::string_view, 8> groupsOf(std::string_view address)
{
    std::array<std::string_view, 8> groups{};
    groups.fill("0");
    const std::size_t gap = address.find("::");
    std::string_view left = address.substr(0, gap);
    std::string_view right = gap == std::string_view::npos ? std::string_view() : address.substr(gap + 2);
    for (std::size_t i = 0; i < groups.size() && !left.empty(); ++i) {
        groups.at(i) = left.substr(0, left.find(':'));
        left.remove_prefix(std::min(groups.at(i).size() + 1, left.size()));
    }
    for (std::size_t i = groups.size(); i > 0 && !right.empty(); --i) {
        const std::size_t colon = right.rfind(':');
        groups.at(i - 1) = colon == std::string_view::npos ? right : right.substr(colon + 1);
        right = colon == std::string_view::npos ? std::string_view() : right.substr(0, colon);
    }
    return groups;
}

/// The part of an address that stands for one client: all of IPv4's (also where that is written as IPv6), and the half
/// of IPv6's that a household is given.
std::string clientOf(std::string_view address)
{
    constexpr std::size_t network = 4;
    if (address.find('.') != std::string_view::npos) return std::string(address);
    const auto groups = groupsOf(address.substr(0, address.find('%')));
    std::string client;
    for (std::size_t i = 0; i < network; ++i) client += std::string(groups.at(i)) + ':';
    return client;
}

double secondsOf(std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); }

} // namespace

bool RateLimit::admits(std::string_view client, std::chrono::nanoseconds now)
{
    if (perSecond_ == 0) return true;
    const double most = perSecond_;
    const std::string name = clientOf(client);
    const std::lock_guard lock(mutex_);
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
