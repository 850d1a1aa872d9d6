#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace endpoint {

/// Lets each client ask so many times a second and no more (a token bucket). A client is an address; of IPv6 the first
/// 64 bits, which one household has to itself.
class RateLimit
{
public:
    /// 0: as often as it likes.
    explicit RateLimit(unsigned perSecond) : perSecond_(perSecond) {}

    /// Whether `client` may ask now; `now` only ever grows. From any thread.
    bool admits(std::string_view client, std::chrono::nanoseconds now);

private:
    struct Bucket
    {
        double left;                   // requests
        std::chrono::nanoseconds then; // when that was so
    };
    void forgetFull(std::chrono::nanoseconds now);

    unsigned perSecond_;
    std::mutex mutex_;
    std::map<std::string, Bucket, std::less<>> buckets_;
};

} // namespace endpoint
