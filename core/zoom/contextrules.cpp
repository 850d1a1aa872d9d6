#include "base/lowercase.h"
#include "base/utf8.h"
#include "zoom/fits.h"
#include "zoom/rules.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

/// From when on Zoom asks apps of other accounts for a user's token (its page about on-behalf tokens).
constexpr base::Time enforced = base::fromEpochSeconds(1'772'409'600); // 2026-03-02

/// The topic is lower-cased on both sides (Video SDK auth page, @zoom/videosdk 2.5.0).
void compareTopics(Examination& exam)
{
    const std::string* const topic = exam.text("tpc");
    const auto& joined = exam.context.join.topic;
    if (exam.kind != TokenKind::Video || topic == nullptr || !joined ||
        base::lowercase(*topic) == base::lowercase(*joined))
        return;
    const bool blanksAlone = base::lowercase(base::trimmed(*topic)) == base::lowercase(base::trimmed(*joined));
    if (!blanksAlone)
        exam.add(FindingId::TopicMismatch, "tpc", {*topic, *joined});
    else if (base::trimmed(*topic) == *topic) // else it is said of the token itself
        exam.add(FindingId::TopicSpace, "tpc");
}

/// Web codes 3706 and 3713: the number in the signature is not the meeting's.
void compareMeetingNumbers(Examination& exam)
{
    const jwt::Value* const number = exam.claim("mn");
    const auto& joined = exam.context.join.meetingNumber;
    if (exam.kind != TokenKind::Meeting || number == nullptr || !joined) return;
    const std::string ours = jwt::plainText(*number);
    if (withoutSeparators(ours) != withoutSeparators(*joined))
        exam.add(FindingId::MeetingNumberMismatch, "mn", {ours, *joined});
}

/// The table of tokens in Zoom's Meeting SDK authorization page.
void findMissingTokens(Examination& exam)
{
    const JoinContext& join = exam.context.join;
    if (exam.kind != TokenKind::Meeting || !join.isGiven()) return;
    const NeededTokens& needed = neededTokens(exam.kind, asksForHost(exam.token), join);
    if (needed.zak && !join.zak) exam.add(FindingId::RoleNeedsZak, "role");
    if (needed.obfOrZak && !join.zak && !join.obf && exam.context.now >= enforced)
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
