#include "base/lowercase.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "zoom/fits.h"
#include "zoom/rules.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

/// From when on Zoom asks apps of other accounts for a user's token (its page about on-behalf tokens).
constexpr base::Time enforced = base::fromEpochSeconds(1'772'409'600); // 2026-03-02

/// A name as it is seen: any blank is one, and what is not seen is not there.
std::string lookOf(std::string_view name)
{
    std::string look;
    for (std::string_view rest = name; !rest.empty();) {
        const std::size_t size = base::characterSize(rest);
        const char32_t codePoint = size == 0 ? U'?' : base::codePointOf(rest.substr(0, size));
        if (base::isOddBlank(codePoint))
            look += ' ';
        else if (!base::isUnseen(codePoint))
            look += rest.substr(0, std::max<std::size_t>(1, size));
        rest.remove_prefix(std::max<std::size_t>(1, size));
    }
    return base::lowercase(base::trimmed(look));
}

/// What the eye misses in the name on one side, to end a sentence: `; there are blanks around that of the token`.
std::string hiddenIn(std::string_view name, std::string_view side)
{
    const std::string of = " that of the " + std::string(side);
    std::string text = base::trimmed(name) == name ? "" : "; there are blanks around" + of;
    for (std::string_view rest = name; !rest.empty();) {
        const std::size_t size = std::max<std::size_t>(1, base::characterSize(rest));
        const std::string_view character = rest.substr(0, size);
        const std::string shown = base::withBlanksShown(character);
        if (shown != character) return text + "; there is " + shown + " in" + of;
        rest.remove_prefix(size);
    }
    return text;
}

/// The topic is lower-cased on both sides (Video SDK auth page, @zoom/videosdk 2.5.0).
void compareTopics(Examination& exam)
{
    const std::string* const topic = exam.text("tpc");
    const auto& joined = exam.context.join.topic;
    if (exam.kind != TokenKind::Video || topic == nullptr || !joined ||
        base::lowercase(*topic) == base::lowercase(*joined))
        return;
    const bool alike = lookOf(*topic) == lookOf(*joined);
    const std::string hidden = alike ? hiddenIn(*topic, "token") + hiddenIn(*joined, "join") : std::string();
    exam.add(FindingId::TopicMismatch, "tpc", {*topic, *joined, hidden});
}

/// Web codes 3706 and 3713: the number in the signature is not the meeting's. Native SDKs take it from the call.
void compareMeetingNumbers(Examination& exam)
{
    const jwt::Value* const number = exam.claim("mn");
    const auto& joined = exam.context.join.meetingNumber;
    if (exam.kind != TokenKind::Meeting || number == nullptr || !joined || exam.context.join.isNative()) return;
    const std::string ours = jwt::plainText(*number);
    if (withoutSeparators(ours) != withoutSeparators(*joined))
        exam.add(FindingId::MeetingNumberMismatch, "mn", {ours, *joined});
}

/// The table of tokens in Zoom's Meeting SDK authorization page.
void findMissingTokens(Examination& exam)
{
    const JoinContext& join = exam.context.join;
    const NeededTokens* const needed = neededBeside(exam.token, exam.kind, join);
    if (needed == nullptr) return;
    if (needed->zak && !join.zak) exam.add(FindingId::RoleNeedsZak, "role");
    if (needed->obfOrZak && !join.zak && !join.obf && exam.context.now >= enforced)
        exam.add(FindingId::ExternalNeedsObf);
}

/// Web code 3636: @zoom/meetingsdk 6.2.0 takes one of them.
void findBothTokens(Examination& exam)
{
    if (exam.kind == TokenKind::Meeting && exam.context.join.zak && exam.context.join.obf)
        exam.add(FindingId::ZakAndObf);
}

/// Video: at most 10 printable ASCII characters (its auth page); Meeting: at most 32 (@zoom/meetingsdk 6.2.0).
void checkPasscode(Examination& exam)
{
    const auto& passcode = exam.context.join.passcode;
    if (!passcode || (exam.kind != TokenKind::Video && exam.kind != TokenKind::Meeting)) return;
    const bool video = exam.kind == TokenKind::Video;
    const std::size_t most = video ? 10 : 32;
    const std::size_t length = base::utf16Length(*passcode).value_or(passcode->size());
    const bool plain = std::all_of(passcode->begin(), passcode->end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (length > most)
        exam.add(FindingId::PasscodeValue, {}, {"has " + std::to_string(length) + " characters", std::to_string(most)});
    else if (video && !plain)
        exam.add(FindingId::PasscodeValue, {}, {"holds something else than printable ASCII", std::to_string(most)});
}

constexpr std::array<Rule, 5> rules{compareTopics, compareMeetingNumbers, findMissingTokens, findBothTokens,
                                    checkPasscode};

} // namespace

std::span<const Rule> contextRules() { return rules; }

} // namespace zoom
