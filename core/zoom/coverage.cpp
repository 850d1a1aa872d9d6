#include "zoom/coverage.h"

namespace zoom {
namespace {

std::string listed(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

} // namespace

Coverage coverage(TokenKind kind, const Context& context)
{
    Coverage result;
    const auto put = [&](bool known, const std::string& what) {
        (known ? result.checked : result.unchecked).push_back(what);
    };
    put(true, "the three parts");
    put(true, "the algorithm");
    put(tableFor(kind) != nullptr, "the claims");
    put(true, "the times as of " + base::utcText(context.now)); // whichever clock said so
    put(context.signature != SignatureStatus::Unchecked, "the signature");
    if (!takes({}, kind) && kind != TokenKind::Unknown) put(false, "a join, as no SDK takes such a token for its own");
    const JoinContext& join = context.join;
    if (kind == TokenKind::Video) put(join.topic.has_value(), "the topic of the join");
    if (kind == TokenKind::Meeting) put(join.meetingNumber.has_value(), "the meeting number of the join");
    if (kind == TokenKind::Meeting) put(join.account != Account::Unknown, "whose meeting it is");
    put(false, "whether Zoom knows the key and allows the app");
    return result;
}

std::string describe(const Coverage& coverage)
{
    std::string text = "Checked: " + listed(coverage.checked) + '.';
    if (!coverage.unchecked.empty()) text += " Not checked: " + listed(coverage.unchecked) + '.';
    return text;
}

} // namespace zoom
