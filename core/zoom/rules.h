#pragma once

#include "zoom/diagnose.h"
#include "zoom/schema.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zoom {

/// One token under examination, and what the rules have found so far. Views its arguments.
class Examination
{
public:
    Examination(const jwt::Decoded& examined, const Context& given);

    const jwt::Decoded& token;
    const Context& context;
    const TokenKind kind;
    const Table* const table; ///< null where Callsign has none for this kind
    std::vector<Finding> found;

    void add(FindingId id, std::string_view claim = {}, std::vector<std::string> args = {});

    /// The claim of that name, or null; the others, only if it is of that type.
    const jwt::Value* claim(std::string_view name) const;
    const std::int64_t* whole(std::string_view name) const;
    const std::string* text(std::string_view name) const;
    /// Whether what is not among the claims is really not there.
    bool isPayloadWhole() const { return !token.isDamaged(jwt::Part::Payload); }
};

/// Looks at one thing and notes what is wrong with it.
using Rule = void (*)(Examination&);

/// The families of rules, each in the file that bears its name.
std::span<const Rule> structureRules();
std::span<const Rule> algorithmRules();
std::span<const Rule> kindRules();
std::span<const Rule> signatureRules();
std::span<const Rule> keyRules();
std::span<const Rule> claimRules(); ///< by the claim tables, for every kind
std::span<const Rule> videoRules();
std::span<const Rule> meetingRules();
std::span<const Rule> timeRules();
std::span<const Rule> contextRules();

/// How many units of a time make a second: 1 of seconds, 1,000 of milliseconds (JavaScript's Date.now()), a million or
/// a milliard of what other languages count. Nothing that joins today has a time beyond the year 5138.
constexpr std::int64_t unitsPerSecond(std::int64_t time)
{
    constexpr std::int64_t last = 100'000'000'000;
    for (const std::int64_t units : {1, 1'000, 1'000'000})
        if (time / units <= last && time / units >= -last) return units;
    return 1'000'000'000;
}
constexpr bool isSeconds(std::int64_t time) { return unitsPerSecond(time) == 1; }

} // namespace zoom
