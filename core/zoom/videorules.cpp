#include "base/utf8.h"
#include "zoom/fits.h"
#include "zoom/rules.h"

#include <array>

namespace zoom {
namespace {

/// The characters of `tpc` by the Video SDK auth page's payload table.
void checkCharset(Examination& exam)
{
    if (exam.table == nullptr) return;
    for (const Slot& slot : exam.table->slots) {
        const Field* const field = exam.table->fieldOf(slot);
        if (field == nullptr || !std::holds_alternative<Text>(field->kind) || exam.text(slot.claim) == nullptr)
            continue;
        if (const std::string odd = oddCharacter(*field, *exam.claim(slot.claim)); !odd.empty())
            exam.add(FindingId::TopicCharset, slot.claim, {odd, std::string(std::get<Text>(field->kind).charset)});
    }
}

/// Blanks around the topic are part of it: native code 1507 and the web's 200 in threads that ended in a trailing
/// blank.
void findBlanks(Examination& exam)
{
    const std::string* const topic = exam.text("tpc");
    if (exam.kind == TokenKind::Video && topic != nullptr && base::trimmed(*topic) != *topic)
        exam.add(FindingId::TopicSpace, "tpc");
}

constexpr std::array<Rule, 2> rules{checkCharset, findBlanks};

} // namespace

std::span<const Rule> videoRules() { return rules; }

} // namespace zoom
