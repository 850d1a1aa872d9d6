#include "zoom/compare.h"

#include "base/clock.h"
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
    constexpr std::int64_t farthest = 1'000'000'000'000'000;
    const auto* const from = std::get_if<std::int64_t>(&left);
    const auto* const to = std::get_if<std::int64_t>(&right);
    if (!isTime(name) || from == nullptr || to == nullptr) return {};
    if (std::max(*from, *to) > farthest || std::min(*from, *to) < -farthest) return {};
    return base::durationText(std::chrono::seconds{*to - *from}) + (*to < *from ? " earlier" : " later");
}

ClaimPair paired(const std::string& name, const jwt::Value& left, const jwt::Value& right)
{
    if (left == right) return {name, Relation::Same, jwt::plainText(left), jwt::plainText(right), {}};
    const bool otherType = left.index() != right.index();
    return {name, Relation::Changed, otherType ? asJson(left) : jwt::plainText(left),
            otherType ? asJson(right) : jwt::plainText(right), offset(name, left, right)};
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

std::optional<bool> sameSecret(const jwt::Decoded& left, const jwt::Decoded& right, const Autopsy& leftAutopsy,
                               const Autopsy& rightAutopsy)
{
    const std::string one = macIn(left); // however it is written
    const std::string other = macIn(right);
    if (!one.empty() && !other.empty() && left.signingInput() == right.signingInput()) return one == other;
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
    result.sameText = left.text == right.text;
    result.sameClaims = allSame(result.header) && allSame(result.claims) &&
                        left.isDamaged(jwt::Part::Payload) == right.isDamaged(jwt::Part::Payload);
    result.otherOrder = result.sameClaims && (left.header != right.header || left.claims != right.claims);
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
    if (comparison.sameText) return "Both are the same token.";
    std::string text = "The tokens differ.";
    if (comparison.sameClaims) text = "Both say the same.";
    if (comparison.otherOrder) text = "Both say the same but for the order of the claims.";
    if (!comparison.sameSecret) return text;
    return text + (*comparison.sameSecret ? " One secret signed both." : " Different secrets signed them.");
}

} // namespace zoom
