#include "endpoint/faultinjection.h"

#include <numeric>

namespace endpoint {

int FaultPlan::total() const { return std::accumulate(percent.begin(), percent.end(), 0); }

Injection injection(const FaultPlan& plan, std::uint32_t random)
{
    constexpr std::uint32_t hundred = 100;
    const int drawn = static_cast<int>(random % hundred);
    const int drawnForDelay = static_cast<int>(random / hundred % hundred);
    Injection injection;
    if (drawnForDelay < plan.delayPercent) injection.delay = plan.delay;
    int upTo = 0;
    for (std::size_t i = 0; i < injectedFaults && !injection.fault; ++i) {
        upTo += plan.percent.at(i);
        if (drawn < upTo) injection.fault = static_cast<InjectedFault>(i);
    }
    return injection;
}

std::string_view title(InjectedFault fault)
{
    switch (fault) {
    case InjectedFault::BadRequest: return "400";
    case InjectedFault::ServerError: return "500";
    case InjectedFault::ExpiredToken: return "expired token";
    case InjectedFault::SkewedClock: return "skewed clock";
    case InjectedFault::WrongSecret: return "wrong secret";
    }
    return {};
}

} // namespace endpoint
