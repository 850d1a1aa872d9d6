#include "zoom/describe.h"
#include "zoom/findings.h"
#include "zoom/fits.h"
#include "zoom/mend.h"
#include "zoom/rules.h"

#include <array>
#include <optional>
#include <utility>

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

/// A number in the wrong clothes.
std::optional<std::int64_t> looseNumber(const Value& value)
{
    if (const auto* const flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    const auto* const text = std::get_if<std::string>(&value);
    if (text == nullptr || text->size() != 1 || text->front() < '0' || text->front() > '9') return std::nullopt;
    return text->front() - '0';
}

struct Loose
{
    TokenKind kind;
    std::string_view claim;
    std::string_view ofText; ///< what the SDK makes of a number in quotes, to end a sentence
    std::string_view ofFlag; ///< likewise, of true or false; null: no join is known to succeed with it
};

// Claims in which other types than the documented number do no harm that is known: the Meeting SDK for the web compares
// with 1 and "1", that for video converts (code of @zoom/meetingsdk 6.2.0 and @zoom/videosdk 2.5.0); true is found in
// public code.
constexpr std::array looseClaims{
    Loose{TokenKind::Meeting, "role", ", though its web SDK reads this too", {}},
    Loose{TokenKind::Meeting, "video_webrtc_mode", ", though its web SDK reads this too",
          ", and its web SDK reads this as off"},
    Loose{TokenKind::Video, "video_webrtc_mode", ", though its web SDK reads this too",
          ", though its web SDK reads this too"},
    Loose{TokenKind::Video, "audio_webrtc_mode", " alone", " alone"},
};

bool isFraction(const Value& value)
{
    const auto* const number = std::get_if<jwt::Number>(&value);
    return number != nullptr && number->text.find('.') != std::string::npos;
}

/// How a value of the wrong type becomes one of the wanted.
std::string cureOf(std::string_view claim, const Value& value, std::string_view wanted)
{
    if (std::holds_alternative<std::nullptr_t>(value)) return "Give it a value; a claim that has none is left out";
    if (isFraction(value)) return "Drop what stands after the point";
    if (wanted == "text") return "Write it as text, in quotes";
    if (std::holds_alternative<bool>(value)) return "Write 1 for true and 0 for false";
    const auto* const text = std::get_if<std::string>(&value);
    const bool digits = text != nullptr && !text->empty() && text->find_first_not_of("0123456789") == std::string::npos;
    if (digits) return "Write the number without quotes";
    return isTime(claim) ? "Write the seconds since 1970, as a number without quotes" : "Write a whole number";
}

/// What is wrong with the type, what is wanted, and how to get there.
std::vector<std::string> typeArgs(std::string_view claim, const Value& value, std::string_view wanted)
{
    std::string given(typeName(value));
    if (isFraction(value)) given += " with a fraction";
    return {given, std::string(wanted), cureOf(claim, value, wanted)};
}

/// A warning where no join fails for the type; else an error.
void noteWrongType(Examination& exam, const Slot& slot, const Field* field, const Value& value)
{
    std::vector<std::string> args = typeArgs(slot.claim, value, wantedType(slot, field));
    const auto number = looseNumber(value);
    const bool fits = number && field != nullptr && allows(*field, Value(*number));
    for (const Loose& row : looseClaims) {
        const std::string_view reading = std::holds_alternative<bool>(value) ? row.ofFlag : row.ofText;
        if (!fits || row.kind != exam.kind || row.claim != slot.claim || reading.empty()) continue;
        args.back() = reading;
        return exam.add(FindingId::ClaimTypeLoose, slot.claim, std::move(args));
    }
    exam.add(FindingId::ClaimType, slot.claim, std::move(args));
}

/// What may have been meant for a claim that is missing, to end a sentence; empty where nothing is like it.
std::string meantFor(const Examination& exam, const Slot& slot)
{
    for (const jwt::Claim& claim : exam.token.claims)
        if (isMeantFor(*exam.table, slot, claim.name)) return "; “" + claim.name + "” may be meant for it";
    return {};
}

/// The payload tables of Zoom's auth pages, as `tables.cpp` holds them.
void checkSlots(Examination& exam)
{
    if (exam.table == nullptr) return;
    for (const Slot& slot : exam.table->slots) {
        const Value* const value = exam.claim(slot.claim);
        const bool required = exam.table->needOf(slot) == Need::Required;
        if (value == nullptr) { // it may be in what cannot be read
            if (required && exam.isPayloadWhole() && slot.absent == FindingId::ClaimMissing)
                exam.add(slot.absent, slot.claim,
                         {std::string(exam.table->title), meantFor(exam, slot)}); // others have rules of their own
            continue;
        }
        const Field* const field = exam.table->fieldOf(slot);
        if (const std::string_view wanted = wantedType(slot, field); !hasType(wanted, *value))
            noteWrongType(exam, slot, field, *value);
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
            exam.add(FindingId::ClaimType, name, typeArgs(name, *value, "a whole number"));
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
