#include "zoom/rules.h"

#include <array>

namespace zoom {
namespace {

/// What copying leaves around a key makes it another one, whichever secret signed (the sample programs hand on what
/// they find in their environment).
void findBlanks(Examination& exam)
{
    if (exam.table == nullptr) return;
    for (const Slot& slot : exam.table->slots) {
        const std::string* const key = std::holds_alternative<FromKey>(slot.origin) ? exam.text(slot.claim) : nullptr;
        if (key != nullptr && bareKey(*key) != *key) exam.add(FindingId::KeySpace, slot.claim);
    }
}

/// The web SDK, from 5.0 on, wants `appKey`, takes `sdkKey` in its place with a warning in the console, and without
/// either does nothing and calls nobody back (@zoom/meetingsdk 6.2.0). Native SDKs want `appKey`.
void findMissingAppKey(Examination& exam)
{
    if (exam.kind != TokenKind::Meeting || exam.claim("appKey") != nullptr || !exam.isPayloadWhole()) return;
    const auto& platform = exam.context.join.platform;
    const bool native = platform && *platform != Platform::Web;
    if (exam.claim("sdkKey") == nullptr)
        exam.add(FindingId::AppkeyMissing, "appKey",
                 {", and so is “sdkKey”; the web SDK, from 5.0 on, then does nothing at all, and native SDKs refuse"});
    else if (native)
        exam.add(FindingId::AppkeyMissing, "appKey", {"; native SDKs do not take “sdkKey” in its place"});
    else
        exam.add(FindingId::SdkkeyAlone, "sdkKey");
}

/// Of two keys the web SDK takes `appKey` (@zoom/meetingsdk 6.2.0); Zoom's sample gives both the same value.
void compareKeys(Examination& exam)
{
    const std::string* const one = exam.text("appKey");
    const std::string* const other = exam.text("sdkKey");
    if (exam.kind == TokenKind::Meeting && one != nullptr && other != nullptr && *one != *other)
        exam.add(FindingId::KeysDiffer, "sdkKey");
}

constexpr std::array<Rule, 3> rules{findBlanks, findMissingAppKey, compareKeys};

} // namespace

std::span<const Rule> keyRules() { return rules; }

} // namespace zoom
