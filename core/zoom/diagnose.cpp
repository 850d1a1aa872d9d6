#include "zoom/diagnose.h"

#include "zoom/findings.h"
#include "zoom/rules.h"
#include "zoom/tables.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zoom {
namespace {

/// A time claim that is a whole number of seconds.
std::optional<base::Time> timeClaim(const jwt::Decoded& token, std::string_view name)
{
    const auto* const seconds = std::get_if<std::int64_t>(jwt::find(token.claims, name));
    if (seconds == nullptr || !isSeconds(*seconds)) return std::nullopt;
    return base::fromEpochSeconds(*seconds);
}

/// The earlier of the two ends of a Meeting token: which of them an SDK goes by is not documented.
std::optional<base::Time> expiryOf(const jwt::Decoded& token)
{
    const auto end = timeClaim(token, "exp");
    const auto other = kindOf(token) == TokenKind::Meeting ? timeClaim(token, "tokenExp") : std::nullopt;
    return end && other ? std::min(end, other) : std::max(end, other);
}

} // namespace

std::string_view name(LifetimeState state)
{
    constexpr std::array<std::string_view, 4> names{"live", "expired", "not-yet", "unknown"};
    return names[static_cast<std::size_t>(state)];
}

Lifespan lifespan(std::optional<base::Time> issuedAt, std::optional<base::Time> expiresAt, const Context& context)
{
    Lifespan life{LifetimeState::Unknown, issuedAt, expiresAt, issuedAt};
    if (!expiresAt) return life;
    life.state = LifetimeState::Live;
    if (issuedAt && *issuedAt > context.now + context.leeway) life.state = LifetimeState::NotYet;
    if (*expiresAt + context.leeway <= context.now) life.state = LifetimeState::Expired;
    return life;
}

Lifespan lifespan(const jwt::Decoded& token, const Context& context)
{
    const auto issuedAt = timeClaim(token, "iat");
    const auto notBefore = timeClaim(token, "nbf");
    const auto starts = std::max(issuedAt, notBefore); // nothing is less than any time
    Lifespan life = lifespan(starts, expiryOf(token), context);
    life.issuedAt = issuedAt ? issuedAt : notBefore;
    return life;
}

Examination::Examination(const jwt::Decoded& examined, const Context& given)
    : token(examined), context(given), kind(kindOf(examined)), table(tableFor(kind))
{}

void Examination::add(FindingId id, std::string_view claim, std::vector<std::string> args)
{
    found.push_back({id, std::string(claim), std::move(args)});
}

const jwt::Value* Examination::claim(std::string_view name) const { return jwt::find(token.claims, name); }
const std::int64_t* Examination::whole(std::string_view name) const { return std::get_if<std::int64_t>(claim(name)); }
const std::string* Examination::text(std::string_view name) const { return std::get_if<std::string>(claim(name)); }

std::vector<Finding> diagnose(const jwt::Decoded& token, const Context& context)
{
    Examination exam(token, context);
    for (const auto family : {structureRules, algorithmRules, kindRules, signatureRules, keyRules, claimRules,
                              videoRules, meetingRules, timeRules, contextRules})
        for (const Rule rule : family()) rule(exam);
    std::stable_sort(exam.found.begin(), exam.found.end(), [](const Finding& a, const Finding& b) {
        return std::pair(severityOf(a.id), a.id) < std::pair(severityOf(b.id), b.id);
    });
    return std::move(exam.found);
}

} // namespace zoom
