#include "zoom/mend.h"

#include "base/utf8.h"
#include "zoom/describe.h"
#include "zoom/rules.h"

#include <algorithm>
#include <map>
#include <utility>

namespace zoom {
namespace {

/// `role_type` and `roleType` alike: without underscores and capitals.
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (c != '_' && c != '-') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return plain;
}

/// The value for a slot, also under a name that is nearly right. A claim that is null has none.
const jwt::Value* valueFor(const jwt::Claims& claims, const Table& table, const Slot& slot)
{
    const jwt::Value* exact = nullptr;
    const jwt::Value* near = nullptr;
    for (const jwt::Claim& claim : claims) {
        if (std::holds_alternative<std::nullptr_t>(claim.value)) continue;
        if (claim.name == slot.claim) exact = &claim.value;
        if (near == nullptr && isMeantFor(table, slot, claim.name)) near = &claim.value;
    }
    return exact == nullptr ? near : exact;
}

/// A value as it would be typed.
std::string typed(const jwt::Value& value)
{
    if (const auto* const flag = std::get_if<bool>(&value)) return *flag ? "1" : "0";
    const auto* const structure = std::get_if<jwt::Structure>(&value);
    if (structure == nullptr || !structure->json.starts_with('[')) return jwt::plainText(value);
    std::string list = structure->json; // ["US","DE"]
    std::erase_if(list, [](char c) { return c == '[' || c == ']' || c == '"'; });
    return list;
}

/// A time in seconds, also where it was given in smaller units or as text.
std::optional<std::int64_t> secondsOf(const jwt::Value* value)
{
    if (value == nullptr) return std::nullopt;
    const auto time = base::parseDuration(jwt::plainText(*value));
    if (!time) return std::nullopt;
    return time->count() / unitsPerSecond(time->count());
}

std::optional<std::int64_t> lifetimeOf(const jwt::Claims& claims)
{
    const auto from = secondsOf(jwt::find(claims, "iat"));
    const auto to = secondsOf(jwt::find(claims, "exp"));
    if (!from || !to) return std::nullopt;
    constexpr std::int64_t farthest = 1'000'000'000'000'000;
    const auto within = [](std::int64_t time) { return time < farthest && time > -farthest; };
    return within(*from) && within(*to) ? std::optional(*to - *from) : std::nullopt;
}

/// The typed text of one field, brought into the form that the field takes.
struct Cleaned
{
    std::string text;

    std::string operator()(const Text&) const { return std::string(base::trimmed(text)); }
    std::string operator()(const Digits&) const { return text; } // the draft drops separators itself
    std::string operator()(const Choice&) const { return text; }
    std::string operator()(const CodeList&) const
    {
        std::string list = text;
        for (char& c : list)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return list;
    }
    std::string operator()(const Lifetime& kind) const
    {
        const auto seconds = base::parseDuration(text);
        const std::int64_t life = seconds ? seconds->count() : 0;
        if (life <= kind.least) return std::to_string(std::max(kind.least, defaultLifetime));
        return std::to_string(std::min(life, kind.most));
    }
};

std::string keyOf(const jwt::Claims& claims, const Table& table)
{
    for (const Slot& slot : table.slots) {
        const jwt::Value* const value =
            std::holds_alternative<FromKey>(slot.origin) ? valueFor(claims, table, slot) : nullptr;
        if (value != nullptr) return std::string(base::trimmed(jwt::plainText(*value)));
    }
    return {};
}

bool isMeantForAny(const Table& table, std::string_view claim)
{
    return table.slot(claim) != nullptr || std::any_of(table.slots.begin(), table.slots.end(), [&](const Slot& slot) {
               return isMeantFor(table, slot, claim);
           });
}

/// The claims with the last value of each name, in the place of the first; the values before it are noted as dropped.
jwt::Claims withoutRepeats(const jwt::Claims& claims, std::vector<ClaimPair>& dropped)
{
    jwt::Claims once;
    std::map<std::string_view, std::size_t> places;
    for (const jwt::Claim& claim : claims) {
        const auto [place, isNew] = places.emplace(claim.name, once.size());
        if (isNew) {
            once.push_back(claim);
            continue;
        }
        jwt::Value& value = once[place->second].value;
        dropped.push_back({claim.name, Relation::OnlyLeft, jwt::plainText(value), {}, {}});
        value = claim.value;
    }
    return once;
}

/// Makes the token one for that join. Native SDKs take the meeting's number from the call.
void fitToJoin(Inputs& inputs, const Table& table, const JoinContext& join)
{
    const bool numbered = inputs.find("meetingNumber") != nullptr || !join.isNative();
    if (table.kind == "video" && join.topic) inputs.set("sessionName", *join.topic);
    if (table.kind == "meeting" && join.meetingNumber && numbered) inputs.set("meetingNumber", *join.meetingNumber);
}

} // namespace

bool isMeantFor(const Table& table, const Slot& slot, std::string_view claim)
{
    const std::string plain = plainName(claim);
    const Field* const field = table.fieldOf(slot);
    return table.slot(claim) == nullptr &&
           (plain == plainName(slot.claim) || (field != nullptr && plain == plainName(field->key)));
}

Inputs inputsOf(const jwt::Claims& claims, const Table& table)
{
    Inputs inputs;
    for (const Slot& slot : table.slots) {
        const Field* const field = table.fieldOf(slot);
        const jwt::Value* const value = field == nullptr ? nullptr : valueFor(claims, table, slot);
        if (value != nullptr) inputs.set(field->key, typed(*value));
    }
    if (const auto life = lifetimeOf(claims); life && table.lifetimeField() != nullptr)
        inputs.set(table.lifetimeField()->key, std::to_string(*life));
    return inputs;
}

Mended mended(const jwt::Claims& claims, const Table& table, std::string_view key, const Timing& timing,
              const JoinContext& join)
{
    Mended result;
    const jwt::Claims old = withoutRepeats(claims, result.changes);
    Inputs inputs;
    for (const auto& [name, text] : inputsOf(old, table)) {
        const Field* const field = table.field(name);
        const std::string clean = field == nullptr ? text : std::visit(Cleaned{text}, field->kind);
        if (!clean.empty()) inputs.set(name, clean);
    }
    fitToJoin(inputs, table, join);
    if (table.kind == "meeting" && inputs.find("meetingNumber") != nullptr && inputs.find("role") == nullptr)
        inputs.set("role", "0");
    result.draft = draft(table, inputs, key.empty() ? keyOf(old, table) : std::string(key), timing);
    for (const jwt::Claim& claim : old)
        if (!isMeantForAny(table, claim.name) && !isTime(claim.name)) result.draft.claims.push_back(claim);
    for (ClaimPair& change : changesBetween(old, result.draft.claims)) result.changes.push_back(std::move(change));
    return result;
}

} // namespace zoom
