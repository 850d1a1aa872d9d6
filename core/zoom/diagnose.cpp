#include "zoom/diagnose.h"

#include "base/utf8.h"
#include "zoom/describe.h"
#include "zoom/findings.h"
#include "zoom/tables.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

using jwt::Decoded;
using jwt::Flaw;
using jwt::Part;
using jwt::Value;

constexpr std::array<std::string_view, 3> partNames{"header", "payload", "signature"};

constexpr std::string_view wantsText = "text";
constexpr std::string_view wantsNumber = "a whole number";
constexpr std::string_view wantsEither = "text or a whole number";

/// The JSON type that a claim is documented to have.
std::string_view wantedType(const Slot& slot, const Field* field)
{
    if (field == nullptr) return std::holds_alternative<FromKey>(slot.origin) ? wantsText : wantsNumber;
    if (std::holds_alternative<Digits>(field->kind)) return wantsEither;
    return std::holds_alternative<Choice>(field->kind) ? wantsNumber : wantsText;
}

bool typeFits(std::string_view wanted, const Value& value)
{
    if (std::holds_alternative<std::string>(value)) return wanted != wantsNumber;
    return std::holds_alternative<std::int64_t>(value) && wanted != wantsText;
}

/// Whether a value of the right type is one that the field takes.
struct Allows
{
    const Value& value;

    bool operator()(const Text& kind) const
    {
        const auto& characters = std::get<std::string>(value);
        return kind.most == 0 || base::utf16Length(characters).value_or(characters.size()) <= kind.most;
    }
    bool operator()(const Digits& kind) const
    {
        const std::string digits = jwt::plainText(value);
        const bool plain = digits.find_first_not_of("0123456789") == std::string::npos;
        return plain && !digits.empty() && digits.size() <= kind.most;
    }
    bool operator()(const Choice& kind) const
    {
        const std::int64_t number = std::get<std::int64_t>(value);
        return std::any_of(kind.options.begin(), kind.options.end(),
                           [number](const Option& option) { return option.value == number; });
    }
    bool operator()(const CodeList& kind) const
    {
        const std::string_view list = std::get<std::string>(value);
        for (std::size_t start = 0; start <= list.size();) {
            const std::size_t comma = std::min(list.find(',', start), list.size());
            const std::string_view item = list.substr(start, comma - start);
            start = comma + 1;
            if (std::none_of(kind.codes.begin(), kind.codes.end(), [&](const Code& code) { return code.code == item; }))
                return false;
        }
        return true;
    }
    bool operator()(const Lifetime&) const { return true; } // fills no claim by itself: see checkLifetime
};

/// The side of a refused value that counts: a text's length, everything else's value.
std::string measured(const Field& field, const Value& value)
{
    if (!std::holds_alternative<Text>(field.kind)) return jwt::plainText(value);
    const auto& characters = std::get<std::string>(value);
    return std::to_string(base::utf16Length(characters).value_or(characters.size())) + " characters long";
}

/// Whether Zoom documents `c` for a text with that charset.
bool isPlain(char c, std::string_view charset)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == ' ' || charset.find(c) != std::string_view::npos;
}

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
        if (token_.header.empty() || kindOf(token_) == TokenKind::OAuthAccess) return;
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
        for (auto claim = claims.begin(); claim != claims.end(); ++claim) {
            const auto same = [&](const jwt::Claim& other) { return other.name == claim->name; };
            if (std::any_of(claims.begin(), claim, same)) continue;
            const auto count = std::count_if(claim, claims.end(), same);
            if (count > 1) add(FindingId::DuplicateClaim, claim->name, {std::to_string(count)});
        }
    }

    void checkSlot(const Table& table, const Slot& slot)
    {
        const Value* const value = claim(slot.claim);
        if (value == nullptr) {
            if (table.needOf(slot) == Need::Required)
                add(FindingId::ClaimMissing, slot.claim, {std::string(table.title)});
            return;
        }
        const Field* const field = table.fieldOf(slot);
        if (const std::string_view wanted = wantedType(slot, field); !typeFits(wanted, *value)) {
            add(FindingId::ClaimType, slot.claim, {std::string(typeName(*value)), std::string(wanted)});
        } else if (field != nullptr) {
            if (!std::visit(Allows{*value}, field->kind))
                add(slot.broken, slot.claim, {measured(*field, *value), valuesText(*field)});
            checkCharset(slot, *field, *value);
        } else if (const auto* const constant = std::get_if<Constant>(&slot.origin)) {
            if (*value != Value(constant->value))
                add(slot.broken, slot.claim, {jwt::plainText(*value), std::to_string(constant->value)});
        }
    }

    void checkCharset(const Slot& slot, const Field& field, const Value& value)
    {
        const auto* const kind = std::get_if<Text>(&field.kind);
        if (kind == nullptr || kind->charset.empty()) return;
        const auto& text = std::get<std::string>(value);
        const auto odd = std::find_if(text.begin(), text.end(), [&](char c) { return !isPlain(c, kind->charset); });
        if (odd == text.end()) return;
        const auto isLead = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
        const std::string character(odd, std::find_if(odd + 1, text.end(), isLead));
        add(FindingId::TopicCharset, slot.claim, {character, std::string(kind->charset)});
    }

    void checkTogether(const Table& table)
    {
        for (const Slot& slot : table.slots) {
            const auto* const from = std::get_if<FromField>(&slot.origin);
            if (from == nullptr || claim(slot.claim) != nullptr) continue;
            for (const Together& pair : table.together) {
                if (from->key != pair.one && from->key != pair.other) continue;
                const std::string_view otherField = from->key == pair.one ? pair.other : pair.one;
                for (const Slot& other : table.slots) {
                    const Field* const field = table.fieldOf(other);
                    if (field != nullptr && field->key == otherField && claim(other.claim) != nullptr)
                        add(FindingId::MeetingFieldsTogether, slot.claim, {std::string(other.claim)});
                }
            }
        }
    }

    void checkLifetime(const Table& table)
    {
        const std::int64_t* const from = whole("iat");
        const std::int64_t* const to = whole("exp");
        if (from == nullptr || to == nullptr || isMilliseconds(*from) || isMilliseconds(*to)) return;
        for (const Field& field : table.fields) {
            const auto* const limits = std::get_if<Lifetime>(&field.kind);
            if (limits == nullptr) continue;
            const std::int64_t life = *to - *from; // both are below a hundred milliards here
            const std::vector<std::string> args{std::to_string(life),
                                                base::durationText(std::chrono::seconds{limits->least}),
                                                base::durationText(std::chrono::seconds{limits->most})};
            if (life < limits->least) add(FindingId::LifetimeShort, "exp", args);
            if (life == limits->least) add(FindingId::LifetimeBoundary, "exp", args);
            if (life > limits->most) add(FindingId::LifetimeLong, "exp", args);
        }
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

TokenKind kindOf(const Decoded& token)
{
    const auto has = [&](std::string_view name) { return jwt::find(token.claims, name) != nullptr; };
    if (has("app_key") || has("tpc") || has("role_type")) return TokenKind::Video;
    if (has("appKey") || has("sdkKey") || has("mn")) return TokenKind::Meeting;
    const Value* const audience = jwt::find(token.claims, "aud");
    if (audience != nullptr && *audience == Value(std::string("https://oauth.zoom.us"))) return TokenKind::OAuthAccess;
    return has("iss") && has("exp") ? TokenKind::Api : TokenKind::Unknown;
}

TokenKind kindOf(const Table& table)
{
    for (const TokenKind kind : {TokenKind::Video, TokenKind::Meeting, TokenKind::Api})
        if (name(kind) == table.kind) return kind;
    return TokenKind::Unknown;
}

std::string_view name(TokenKind kind)
{
    constexpr std::array<std::string_view, 5> names{"video", "meeting", "api", "oauth-access", "unknown"};
    return names[static_cast<std::size_t>(kind)];
}

const Table* tableFor(TokenKind kind) { return tableFor(name(kind)); }

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
