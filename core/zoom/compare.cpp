#include "zoom/compare.h"

#include "base/clock.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "zoom/describe.h"

#include <algorithm>
#include <array>
#include <map>

namespace zoom {
namespace {

/// Each claim by its name and how many of that name stand before it.
std::map<std::pair<std::string_view, int>, const jwt::Value*> numbered(const jwt::Claims& claims)
{
    std::map<std::pair<std::string_view, int>, const jwt::Value*> all;
    std::map<std::string_view, int> counts;
    for (const jwt::Claim& claim : claims)
        all.emplace(std::pair(std::string_view(claim.name), counts[claim.name]++), &claim.value);
    return all;
}

std::string asJson(const jwt::Value& value)
{
    std::string json;
    jwt::appendJson(json, value);
    return json;
}

/// `30 s later`, where both are times that can be reckoned with.
std::string offset(std::string_view name, const jwt::Value& left, const jwt::Value& right)
{
    constexpr std::int64_t farthest = 100'000'000'000; // what lies beyond is no number of seconds
    const auto* const from = std::get_if<std::int64_t>(&left);
    const auto* const to = std::get_if<std::int64_t>(&right);
    if (!isTime(name) || from == nullptr || to == nullptr) return {};
    if (std::max(*from, *to) > farthest || std::min(*from, *to) < -farthest) return {};
    return base::durationText(std::chrono::seconds{*to - *from}) + (*to < *from ? " earlier" : " later");
}

/// Whether a text has blanks that are not seen as what they are, or at all.
bool hidesBlanks(const jwt::Value& value)
{
    const auto* const text = std::get_if<std::string>(&value);
    return text != nullptr && (base::trimmed(*text) != *text || base::withBlanksShown(*text) != *text);
}

ClaimPair paired(const std::string& name, const jwt::Value& left, const jwt::Value& right)
{
    if (left == right) return {name, Relation::Same, jwt::plainText(left), jwt::plainText(right), {}};
    const bool exact = left.index() != right.index() || hidesBlanks(left) || hidesBlanks(right);
    const auto text = [exact](const jwt::Value& value) {
        return exact ? base::withBlanksShown(asJson(value)) : jwt::plainText(value);
    };
    return {name, Relation::Changed, text(left), text(right), offset(name, left, right)};
}

std::vector<ClaimPair> sideBySide(const jwt::Claims& left, const jwt::Claims& right)
{
    std::vector<ClaimPair> pairs;
    auto others = numbered(right);
    std::map<std::string_view, int> counts;
    for (const jwt::Claim& claim : left) {
        const auto other = others.find(std::pair(std::string_view(claim.name), counts[claim.name]++));
        if (other == others.end()) {
            pairs.push_back({claim.name, Relation::OnlyLeft, jwt::plainText(claim.value), {}, {}});
            continue;
        }
        pairs.push_back(paired(claim.name, claim.value, *other->second));
        others.erase(other);
    }
    counts.clear();
    for (const jwt::Claim& claim : right)
        if (others.contains(std::pair(std::string_view(claim.name), counts[claim.name]++)))
            pairs.push_back({claim.name, Relation::OnlyRight, {}, jwt::plainText(claim.value), {}});
    return pairs;
}

bool allSame(const std::vector<ClaimPair>& pairs)
{
    return std::all_of(pairs.begin(), pairs.end(),
                       [](const ClaimPair& pair) { return pair.relation == Relation::Same; });
}

/// The first part that is not whole. Of signatures, those of HS256 alone are known.
std::optional<jwt::Part> damageOf(const jwt::Decoded& token)
{
    for (const jwt::Part part : {jwt::Part::Header, jwt::Part::Payload})
        if (token.isDamaged(part)) return part;
    const jwt::Value* const algorithm = jwt::find(token.header, "alg");
    const bool known = algorithm != nullptr && *algorithm == jwt::Value(std::string("HS256"));
    return known && macIn(token).empty() ? std::optional(jwt::Part::Signature) : std::nullopt;
}

bool isUnreadable(std::optional<jwt::Part> damage) { return damage && *damage != jwt::Part::Signature; }

std::string_view name(jwt::Part part)
{
    constexpr std::array<std::string_view, 3> names{"header", "payload", "signature"};
    return names[static_cast<std::size_t>(part)];
}

std::string damageText(std::string_view which, std::optional<jwt::Part> damage)
{
    if (!damage) return {};
    const std::string part = " The " + std::string(which) + " one's " + std::string(name(*damage));
    return part + (isUnreadable(damage) ? " cannot be read." : " is not the 32 bytes that HS256 makes.");
}

bool signsTheSame(const jwt::Decoded& left, const jwt::Decoded& right)
{
    return left.signingInput() == right.signingInput();
}

std::optional<bool> sameSecret(const jwt::Decoded& left, const jwt::Decoded& right, const Autopsy& leftAutopsy,
                               const Autopsy& rightAutopsy)
{
    const std::string one = macIn(left); // however it is written
    const std::string other = macIn(right);
    if (!one.empty() && one == other && signsTheSame(left, right)) return true;
    if (leftAutopsy.by.empty() || rightAutopsy.by.empty()) return std::nullopt;
    return leftAutopsy.by == rightAutopsy.by && leftAutopsy.byKey == rightAutopsy.byKey;
}

} // namespace

std::string_view name(Relation relation)
{
    constexpr std::array<std::string_view, 4> names{"same", "changed", "only-left", "only-right"};
    return names[static_cast<std::size_t>(relation)];
}

Comparison compare(const jwt::Decoded& left, const jwt::Decoded& right, const Autopsy& leftAutopsy,
                   const Autopsy& rightAutopsy)
{
    Comparison result{sideBySide(left.header, right.header), sideBySide(left.claims, right.claims)};
    result.leftDamage = damageOf(left);
    result.rightDamage = damageOf(right);
    result.sameText = left.text == right.text;
    result.sameClaims = allSame(result.header) && allSame(result.claims) && !isUnreadable(result.leftDamage) &&
                        !isUnreadable(result.rightDamage);
    result.otherOrder = result.sameClaims && (left.header != right.header || left.claims != right.claims);
    result.otherSignature = result.sameClaims && signsTheSame(left, right) && macIn(left) != macIn(right);
    result.sameSecret = sameSecret(left, right, leftAutopsy, rightAutopsy);
    return result;
}

std::vector<ClaimPair> changesBetween(const jwt::Claims& left, const jwt::Claims& right)
{
    std::vector<ClaimPair> pairs = sideBySide(left, right);
    std::erase_if(pairs, [](const ClaimPair& pair) { return pair.relation == Relation::Same; });
    return pairs;
}

std::string summary(const Comparison& comparison)
{
    if (comparison.sameText) return "Both are the same " + std::string(comparison.leftDamage ? "text." : "token.");
    std::string text = "The tokens differ.";
    if (comparison.sameClaims) text = "Both say the same.";
    if (comparison.otherOrder) text = "Both say the same but for the order of the claims.";
    text += damageText("first", comparison.leftDamage) + damageText("second", comparison.rightDamage);
    if (comparison.otherSignature && !comparison.leftDamage && !comparison.rightDamage)
        text += " Their signatures differ.";
    if (!comparison.sameSecret) return text;
    return text + (*comparison.sameSecret ? " One secret signed both." : " Different secrets signed them.");
}

} // namespace zoom
