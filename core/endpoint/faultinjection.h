#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace endpoint {

/// What an endpoint can do wrong on purpose, so that a page written against it meets bad days too.
enum class InjectedFault {
    BadRequest,   ///< answers 400 as if the request were wrong
    ServerError,  ///< answers 500
    ExpiredToken, ///< signs a token whose life ended a minute ago
    SkewedClock,  ///< signs as if its clock were ten minutes fast: `iat` is yet to come
    WrongSecret,  ///< signs with a secret that is not the credential's
};
inline constexpr std::size_t injectedFaults = 5;

/// How far the clock is off.
inline constexpr std::chrono::minutes injectedSkew{10};

/// How often what goes wrong.
struct FaultPlan
{
    std::array<int, injectedFaults> percent{}; ///< of the requests for tokens, by `InjectedFault`; 100 together at most
    int delayPercent = 0;                      ///< of the requests, whatever else goes wrong with them
    std::chrono::milliseconds delay{2'000};    ///< how long those wait

    int rate(InjectedFault fault) const { return percent.at(static_cast<std::size_t>(fault)); }
    /// The percentages without the delay's, together.
    int total() const;
    /// Whether anything goes wrong.
    bool isOn() const { return total() > 0 || delayPercent > 0; }
};

/// What goes wrong with one request.
struct Injection
{
    std::optional<InjectedFault> fault = {};
    std::chrono::milliseconds delay{0};
};

/// What goes wrong with the request that drew this number. Each of the first 10,000 numbers stands for as many requests
/// as any other; a request has one fault at most. Pure.
Injection injection(const FaultPlan& plan, std::uint32_t random);

/// The fault in a word or two: `expired token`.
std::string_view title(InjectedFault fault);

} // namespace endpoint
