#include "zoom/describe.h"
#include "zoom/findings.h"
#include "zoom/fits.h"
#include "zoom/rules.h"

#include <array>

namespace zoom {
namespace {

using jwt::Value;

constexpr std::size_t mostUnknown = 3; // more are folded into one finding

std::string quoted(std::string_view name)
{
    return name.size() > 40 ? std::string("a long name") : "“" + std::string(name) + "”";
}

/// An empty key or topic has the right type, and Zoom refuses it like a missing one.
bool isEmptyText(const Value& value)
{
    const auto* const text = std::get_if<std::string>(&value);
    return text != nullptr && text->empty();
}

void checkValue(Examination& exam, const Slot& slot, const Field* field, const Value& value)
{
    const bool required = exam.table->needOf(slot) == Need::Required;
    if (required && isEmptyText(value)) {
        exam.add(FindingId::ClaimValue, slot.claim, {std::string(nothingGiven), "any other text"});
    } else if (field != nullptr && !allows(*field, value)) {
        exam.add(slot.broken, slot.claim, {measured(*field, value), valuesText(*field)});
    } else if (const auto* const constant = std::get_if<Constant>(&slot.origin);
               constant != nullptr && value != Value(constant->value)) {
        exam.add(slot.broken, slot.claim, {jwt::plainText(value), std::to_string(constant->value)});
    }
}

/// The payload tables of Zoom's auth pages, as `tables.cpp` holds them.
void checkSlots(Examination& exam)
{
    if (exam.table == nullptr) return;
    for (const Slot& slot : exam.table->slots) {
        const Value* const value = exam.claim(slot.claim);
        const bool required = exam.table->needOf(slot) == Need::Required;
        if (value == nullptr) { // it may be in what cannot be read
            if (required && exam.isPayloadWhole()) exam.add(slot.absent, slot.claim, {std::string(exam.table->title)});
            continue;
        }
        const Field* const field = exam.table->fieldOf(slot);
        if (const std::string_view wanted = wantedType(slot, field); !hasType(wanted, *value))
            exam.add(FindingId::ClaimType, slot.claim, {std::string(typeName(*value)), std::string(wanted)});
        else
            checkValue(exam, slot, field, *value);
    }
}

/// RFC 7519 section 4.1: times are numbers, in tokens of every kind.
void checkTimesOfOtherKinds(Examination& exam)
{
    for (const std::string_view name : {"iat", "exp", "nbf"}) {
        const Value* const value = exam.claim(name);
        const bool inTable = exam.table != nullptr && exam.table->slot(name) != nullptr;
        if (value == nullptr || inTable || std::holds_alternative<std::int64_t>(*value)) continue;
        if (!std::holds_alternative<jwt::Number>(*value))
            exam.add(FindingId::ClaimType, name, {std::string(typeName(*value)), "a whole number"});
    }
}

void findUnknown(Examination& exam)
{
    if (exam.table == nullptr) return;
    std::vector<std::string_view> names;
    for (const jwt::Claim& claim : exam.token.claims)
        if (exam.table->slot(claim.name) == nullptr) names.push_back(claim.name);
    const std::string title(exam.table->title);
    if (names.size() <= mostUnknown) {
        for (const std::string_view name : names) exam.add(FindingId::UnknownClaim, name, {title});
        return;
    }
    std::string others = "; nor are " + std::to_string(names.size() - 1) + " others: ";
    for (std::size_t i = 1; i < mostUnknown; ++i) others.append(quoted(names[i])).append(", ");
    exam.add(FindingId::UnknownClaim, names.front(), {title, others + "and so on"});
}

constexpr std::array<Rule, 3> rules{checkSlots, checkTimesOfOtherKinds, findUnknown};

} // namespace

std::span<const Rule> claimRules() { return rules; }

} // namespace zoom
