#include "zoom/rules.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

using std::chrono::seconds;

constexpr seconds oldest{172'800}; // server 124: "more than 2 days" (text in @zoom/videosdk 2.5.0)

std::vector<std::string> wordsOfUnit(std::int64_t time)
{
    std::string unit = "nanoseconds";
    std::string by = "1,000,000,000";
    if (time < 0) return {std::to_string(time), "long before 1970", "Sign with the seconds since 1970"};
    if (unitsPerSecond(time) == 1'000) unit = "milliseconds", by = "1,000";
    if (unitsPerSecond(time) == 1'000'000) unit = "microseconds", by = "1,000,000";
    return {std::to_string(time), unit, "Divide by " + by + " and drop the fraction"};
}

void findMilliseconds(Examination& exam)
{
    for (const std::string_view name : {"iat", "nbf", "exp", "tokenExp"}) {
        const std::int64_t* const time = exam.whole(name);
        if (time != nullptr && !isSeconds(*time)) exam.add(FindingId::Milliseconds, name, wordsOfUnit(*time));
    }
}

/// A time claim in seconds, or null: of other units nothing else is said.
const std::int64_t* secondsIn(const Examination& exam, std::string_view name)
{
    const std::int64_t* const time = exam.whole(name);
    return time == nullptr || !isSeconds(*time) ? nullptr : time;
}

/// When the token ends by a claim that may be meant so.
struct Ending
{
    std::string_view claim;
    std::string_view said; ///< to end a sentence about it
};

// The Meeting SDK page's two ends; which of them a native SDK goes by is not documented, so both must do.
constexpr std::array endings{Ending{"exp", ""}, Ending{"tokenExp", " (by “tokenExp”)"}};

/// The time of that end in seconds; null also where the other end says the same.
const std::int64_t* endIn(const Examination& exam, const Ending& ending)
{
    const std::int64_t* const end = secondsIn(exam, ending.claim);
    if (ending.claim == "exp" || end == nullptr) return end;
    const std::int64_t* const other = secondsIn(exam, "exp");
    return exam.kind != TokenKind::Meeting || (other != nullptr && *other == *end) ? nullptr : end;
}

/// RFC 7519 section 4.1.4.
void findExpired(Examination& exam)
{
    for (const Ending& ending : endings) {
        const std::int64_t* const time = endIn(exam, ending);
        if (time == nullptr) continue;
        const base::Time end = base::fromEpochSeconds(*time);
        if (end + exam.context.leeway <= exam.context.now)
            exam.add(FindingId::Expired, ending.claim,
                     {base::durationText(exam.context.now - end), base::utcText(end), std::string(ending.said)});
    }
}

/// RFC 7519 section 4.1.5. Zoom treats `iat` as a start too: threads of "Signature is invalid" that went away with an
/// earlier `iat` (its forum, 82045 and 77167).
void findNotYet(Examination& exam)
{
    const base::Time now = exam.context.now;
    const Lifespan life = lifespan(exam.token, exam.context);
    if (!life.startsAt || *life.startsAt <= now + exam.context.leeway) return;
    if (life.state == LifetimeState::Expired) return;
    constexpr seconds leastOfZones{1'500}; // 15 minutes and then some lie between two of them, hours as a rule
    const bool byZone = *life.startsAt - now >= leastOfZones;
    const bool byIssue = secondsIn(exam, "iat") != nullptr && life.issuedAt == life.startsAt;
    exam.add(
        FindingId::NotYet, byIssue ? "iat" : "nbf",
        {base::durationText(*life.startsAt - now), base::utcText(*life.startsAt), byZone ? " and the time zone" : ""});
}

/// An expired token is old anyway.
void findOldIssue(Examination& exam)
{
    const std::int64_t* const issued = secondsIn(exam, "iat");
    const bool joins = exam.kind == TokenKind::Video || exam.kind == TokenKind::Meeting;
    if (issued == nullptr || !joins) return;
    if (lifespan(exam.token, exam.context).state == LifetimeState::Expired) return;
    const seconds age = exam.context.now - base::fromEpochSeconds(*issued);
    if (age > oldest + exam.context.leeway)
        exam.add(FindingId::IatOld, "iat", {base::durationText(age), base::durationText(oldest)});
}

/// Where exactly the least lifetime is too short: mobile SDKs ask for more than, not for at least
/// (react-native-zoom-us issue 254).
bool isMobileOrOpen(const Examination& exam)
{
    const auto& platform = exam.context.join.platform;
    return !platform || *platform == Platform::Ios || *platform == Platform::Android;
}

/// How long a token lives, to end a sentence.
std::string lifeText(std::int64_t life, const Ending& ending)
{
    const std::string exactly = std::to_string(life) + " s";
    if (life >= 0 && life < 60) return exactly;
    if (life >= 0) return base::durationText(seconds{life}) + " (" + exactly + ")";
    return "not at all, for “" + std::string(ending.claim) + "” lies " + base::durationText(seconds{life}) +
           " before “iat”";
}

/// Both auth pages: exp is iat + 1,800 s at least and iat + 48 h at most; tokenExp is iat + 1,800 s at least.
void checkLifetime(Examination& exam)
{
    const std::int64_t* const from = secondsIn(exam, "iat");
    const Field* const field = exam.table == nullptr ? nullptr : exam.table->lifetimeField();
    if (from == nullptr || field == nullptr) return;
    const auto& limits = std::get<Lifetime>(field->kind);
    for (const Ending& ending : endings) {
        const std::int64_t* const to = endIn(exam, ending);
        if (to == nullptr) continue;
        const std::int64_t life = *to - *from; // both are below a hundred milliards here
        const std::vector<std::string> args{lifeText(life, ending), base::durationText(seconds{limits.least}),
                                            base::durationText(seconds{limits.most}), std::string(ending.said)};
        const bool boundary = life == limits.least && exam.kind != TokenKind::Api;
        if (life < limits.least) exam.add(FindingId::LifetimeShort, ending.claim, args);
        if (boundary && isMobileOrOpen(exam)) exam.add(FindingId::LifetimeBoundary, ending.claim, args);
        if (life > limits.most && ending.claim == "exp") exam.add(FindingId::LifetimeLong, ending.claim, args);
    }
}

/// Zoom's Meeting SDK sample sets both alike; which of them a native SDK goes by is not documented.
void compareExpiries(Examination& exam)
{
    const std::int64_t* const one = secondsIn(exam, "exp");
    const std::int64_t* const other = secondsIn(exam, "tokenExp");
    if (exam.kind != TokenKind::Meeting || one == nullptr || other == nullptr || *one == *other) return;
    const std::string word = *other < *one ? " earlier" : " later";
    exam.add(FindingId::TokenexpMismatch, "tokenExp", {base::durationText(seconds{*other - *one}) + word});
}

constexpr std::array<Rule, 6> rules{findMilliseconds, findExpired,   findNotYet,
                                    findOldIssue,     checkLifetime, compareExpiries};

} // namespace

std::span<const Rule> timeRules() { return rules; }

} // namespace zoom
