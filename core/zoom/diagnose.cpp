#include "zoom/diagnose.h"

#include "zoom/describe.h"
#include "zoom/findings.h"
#include "zoom/fits.h"
#include "zoom/tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace zoom {
namespace {

using jwt::Decoded;
using jwt::Flaw;
using jwt::Part;
using jwt::Value;

constexpr std::array<std::string_view, 3> partNames{"header", "payload", "signature"};

/// Collects the findings about one token.
class Diagnosis
{
public:
    Diagnosis(const Decoded& token, const Context& context) : token_(token), context_(context) {}

    std::vector<Finding> run()
    {
        checkStructure();
        checkAlgorithm();
        checkSignature();
        checkRepeats(token_.header);
        checkRepeats(token_.claims);
        if (const Table* const table = tableFor(kindOf(token_))) {
            for (const Slot& slot : table->slots) checkSlot(*table, slot);
            checkTogether(*table);
            checkLifetime(*table);
            checkUnknown(*table);
        }
        checkTime();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Finding& a, const Finding& b) { return severityOf(a.id) < severityOf(b.id); });
        return std::move(found_);
    }

private:
    void add(FindingId id, std::string_view claim, std::vector<std::string> args = {})
    {
        found_.push_back({id, std::string(claim), std::move(args)});
    }

    const Value* claim(std::string_view name) const { return jwt::find(token_.claims, name); }
    const std::int64_t* whole(std::string_view name) const { return std::get_if<std::int64_t>(claim(name)); }

    void checkStructure()
    {
        for (const jwt::Damage& damage : token_.damage) {
            const std::string part(partNames[static_cast<std::size_t>(damage.part)]);
            const std::string place = std::to_string(damage.offset + 1); // people count from one
            switch (damage.flaw) {
            case Flaw::PartCount: add(FindingId::PartCount, {}, {std::to_string(token_.parts.size())}); break;
            case Flaw::Padding: add(FindingId::Padding, {}, {part, place}); break;
            case Flaw::Missing:
                if (damage.part != Part::Signature)
                    add(FindingId::Malformed, {}, {part, place});
                else if (token_.parts.size() >= 3)
                    add(FindingId::SignatureMissing, {});
                break;
            case Flaw::Alphabet:
            case Flaw::Json: add(FindingId::Malformed, {}, {part, place}); break;
            }
        }
    }

    /// RFC 8725 section 3.1: the algorithm is not the token's to choose. Zoom's SDKs sign with HS256 alone.
    void checkAlgorithm()
    {
        if (token_.isDamaged(Part::Header) || kindOf(token_) == TokenKind::OAuthAccess) return;
        const Value* const algorithm = jwt::find(token_.header, "alg");
        const std::string shown = algorithm == nullptr ? "missing" : jwt::plainText(*algorithm);
        if (shown == "none")
            add(FindingId::AlgNone, {});
        else if (shown != "HS256")
            add(FindingId::AlgNotHs256, {}, {shown});
        if (jwt::find(token_.header, "typ") == nullptr) add(FindingId::TypMissing, {});
    }

    void checkSignature()
    {
        if (token_.isDamaged(Part::Signature)) return; // said already
        if (context_.signature == SignatureStatus::Invalid) add(FindingId::SignatureInvalid, {});
        if (context_.signature == SignatureStatus::Unchecked) add(FindingId::SignatureUnchecked, {});
    }

    /// RFC 7519 section 4: names must be unique, and readers differ in what they make of a repeated one.
    void checkRepeats(const jwt::Claims& claims)
    {
        std::map<std::string_view, int> counts;
        for (const jwt::Claim& claim : claims) ++counts[claim.name];
        for (const jwt::Claim& claim : claims) {
            const int count = std::exchange(counts[claim.name], 1); // said once
            if (count > 1) add(FindingId::DuplicateClaim, claim.name, {std::to_string(count)});
        }
    }

    void checkSlot(const Table& table, const Slot& slot)
    {
        const Value* const value = claim(slot.claim);
        if (value == nullptr) {
            if (table.needOf(slot) == Need::Required &&
                !token_.isDamaged(Part::Payload)) // it may be in what cannot be read
                add(FindingId::ClaimMissing, slot.claim, {std::string(table.title)});
            return;
        }
        const Field* const field = table.fieldOf(slot);
        if (const std::string_view wanted = wantedType(slot, field); !hasType(wanted, *value)) {
            add(FindingId::ClaimType, slot.claim, {std::string(typeName(*value)), std::string(wanted)});
        } else if (field != nullptr) {
            if (!allows(*field, *value)) add(slot.broken, slot.claim, {measured(*field, *value), valuesText(*field)});
            checkCharset(slot, *field, *value);
        } else if (const auto* const constant = std::get_if<Constant>(&slot.origin)) {
            if (*value != Value(constant->value))
                add(slot.broken, slot.claim, {jwt::plainText(*value), std::to_string(constant->value)});
        }
    }

    void checkCharset(const Slot& slot, const Field& field, const Value& value)
    {
        if (const std::string odd = oddCharacter(field, value); !odd.empty())
            add(FindingId::TopicCharset, slot.claim, {odd, std::string(std::get<Text>(field.kind).charset)});
    }

    void checkTogether(const Table& table)
    {
        if (token_.isDamaged(Part::Payload)) return;
        for (const Together& pair : table.together) {
            const Slot& one = *table.slotOf(pair.one);
            const Slot& other = *table.slotOf(pair.other);
            const bool hasOne = claim(one.claim) != nullptr;
            if (hasOne == (claim(other.claim) != nullptr)) continue;
            const std::string_view missing = hasOne ? other.claim : one.claim;
            add(FindingId::MeetingFieldsTogether, missing, {std::string(hasOne ? one.claim : other.claim)});
        }
    }

    void checkLifetime(const Table& table)
    {
        const std::int64_t* const from = whole("iat");
        const std::int64_t* const to = whole("exp");
        const Field* const field = table.lifetimeField();
        if (from == nullptr || to == nullptr || field == nullptr) return;
        if (isMilliseconds(*from) || isMilliseconds(*to)) return;
        const auto& limits = std::get<Lifetime>(field->kind);
        const std::int64_t life = *to - *from; // both are below a hundred milliards here
        const std::vector<std::string> args{std::to_string(life),
                                            base::durationText(std::chrono::seconds{limits.least}),
                                            base::durationText(std::chrono::seconds{limits.most})};
        if (life < limits.least) add(FindingId::LifetimeShort, "exp", args);
        if (life == limits.least) add(FindingId::LifetimeBoundary, "exp", args);
        if (life > limits.most) add(FindingId::LifetimeLong, "exp", args);
    }

    void checkUnknown(const Table& table)
    {
        for (const jwt::Claim& claim : token_.claims)
            if (table.slot(claim.name) == nullptr) add(FindingId::UnknownClaim, claim.name, {std::string(table.title)});
    }

    /// JavaScript's Date.now() counts milliseconds; nothing that joins today has an `exp` beyond the year 5138.
    static bool isMilliseconds(std::int64_t time) { return time > 100'000'000'000 || time < -100'000'000'000; }

    void checkTime()
    {
        for (const std::string_view name : {"iat", "exp", "tokenExp"}) {
            const std::int64_t* const time = whole(name);
            if (time != nullptr && isMilliseconds(*time)) add(FindingId::Milliseconds, name, {std::to_string(*time)});
        }
        const Lifespan life = lifespan(token_, context_);
        if (life.state == LifetimeState::Expired)
            add(FindingId::Expired, "exp",
                {base::durationText(context_.now - *life.expiresAt), base::utcText(*life.expiresAt)});
        if (life.state == LifetimeState::NotYet)
            add(FindingId::NotYet, "iat",
                {base::durationText(*life.issuedAt - context_.now), base::utcText(*life.issuedAt)});
    }

    const Decoded& token_;
    const Context& context_;
    std::vector<Finding> found_;
};

/// A time claim, unless it is absent, no whole number, or no time that can be reckoned with.
std::optional<base::Time> timeClaim(const Decoded& token, std::string_view name)
{
    constexpr std::int64_t farthest = 1'000'000'000'000'000; // millions of years: sums with it cannot overflow
    const auto* const seconds = std::get_if<std::int64_t>(jwt::find(token.claims, name));
    if (seconds == nullptr || *seconds > farthest || *seconds < -farthest) return std::nullopt;
    return base::fromEpochSeconds(*seconds);
}

} // namespace

std::string_view name(SignatureStatus status)
{
    constexpr std::array<std::string_view, 3> names{"valid", "invalid", "unchecked"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view name(LifetimeState state)
{
    constexpr std::array<std::string_view, 4> names{"live", "expired", "not-yet", "unknown"};
    return names[static_cast<std::size_t>(state)];
}

Lifespan lifespan(std::optional<base::Time> issuedAt, std::optional<base::Time> expiresAt, const Context& context)
{
    Lifespan life{LifetimeState::Unknown, issuedAt, expiresAt};
    if (!expiresAt) return life;
    life.state = LifetimeState::Live;
    if (issuedAt && *issuedAt > context.now + context.leeway) life.state = LifetimeState::NotYet;
    if (*expiresAt + context.leeway <= context.now) life.state = LifetimeState::Expired;
    return life;
}

Lifespan lifespan(const Decoded& token, const Context& context)
{
    return lifespan(timeClaim(token, "iat"), timeClaim(token, "exp"), context);
}

std::vector<Finding> diagnose(const Decoded& token, const Context& context) { return Diagnosis(token, context).run(); }

} // namespace zoom
