#include "zoom/rules.h"

#include <array>

namespace zoom {
namespace {

std::string quoted(std::string_view claim) { return "“" + std::string(claim) + "”"; }

/// The web SDK reads number and role from the token, native SDKs from the call (Meeting SDK auth page; the sample
/// refuses one without the other).
void checkTogether(Examination& exam)
{
    const auto& platform = exam.context.join.platform;
    const bool native = platform && *platform != Platform::Web;
    if (exam.table == nullptr || !exam.isPayloadWhole() || native) return;
    for (const Together& pair : exam.table->together) {
        const Slot* const oneSlot = exam.table->slotOf(pair.one);
        const Slot* const otherSlot = exam.table->slotOf(pair.other);
        if (oneSlot == nullptr || otherSlot == nullptr) continue;
        const std::string_view one = oneSlot->claim;
        const std::string_view other = otherSlot->claim;
        const bool hasOne = exam.claim(one) != nullptr;
        const bool hasOther = exam.claim(other) != nullptr;
        if (!hasOne && !hasOther && platform)
            exam.add(FindingId::MeetingFieldsTogether, one, {quoted(one) + " and " + quoted(other) + " are missing"});
        if (hasOne == hasOther) continue;
        const std::string_view missing = hasOne ? other : one;
        exam.add(FindingId::MeetingFieldsTogether, missing,
                 {quoted(missing) + " is missing beside " + quoted(hasOne ? one : other)});
    }
}

constexpr std::array<Rule, 1> rules{checkTogether};

} // namespace

std::span<const Rule> meetingRules() { return rules; }

} // namespace zoom
