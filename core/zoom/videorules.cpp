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

/// Zoom's page about web sessions says 150 characters for join(); its page about tokens, and @zoom/videosdk 2.5.0, 200.
void findBoundary(Examination& exam)
{
    constexpr std::size_t surely = 150;
    constexpr std::size_t most = 200;
    const std::string* const topic = exam.text("tpc");
    if (exam.kind != TokenKind::Video || topic == nullptr) return;
    const std::size_t length = base::utf16Length(*topic).value_or(0);
    if (length > surely && length <= most) exam.add(FindingId::TopicBoundary, "tpc", {std::to_string(length)});
}

/// `user_key` is the newer name (Video SDK auth page, changelog of 2.4.12).
void findTwoUsers(Examination& exam)
{
    if (exam.kind == TokenKind::Video && exam.claim("user_key") != nullptr && exam.claim("user_identity") != nullptr)
        exam.add(FindingId::UserTwice, "user_identity");
}

constexpr std::array<Rule, 4> rules{checkCharset, findBlanks, findBoundary, findTwoUsers};

} // namespace

std::span<const Rule> videoRules() { return rules; }

} // namespace zoom
