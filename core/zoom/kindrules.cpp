#include "zoom/rules.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

struct Misplaced
{
    TokenKind kind;
    std::string_view why;
};

// Where each kind of token goes, by Zoom's pages about the SDKs, credentials and user tokens.
constexpr std::array misplaced{
    Misplaced{TokenKind::Video, "This is a Video SDK token: no meeting is joined with it"},
    Misplaced{TokenKind::Meeting, "This is a Meeting SDK token: no Video SDK session is joined with it"},
    Misplaced{TokenKind::Api, "This token is made with an API key, for Zoom's REST API: no SDK joins with it"},
    Misplaced{TokenKind::OAuthAccess, "This OAuth access token is for Zoom's REST API: no SDK joins with it"},
    Misplaced{TokenKind::Zak, "This is a user's ZAK: it goes beside an SDK token, not in its place"},
    Misplaced{TokenKind::Obf, "This is an on-behalf token: it goes beside an SDK token, not in its place"},
};

void findWrongKind(Examination& exam)
{
    const JoinContext& join = exam.context.join;
    const auto* const row =
        std::find_if(misplaced.begin(), misplaced.end(), [&](const Misplaced& one) { return one.kind == exam.kind; });
    if (row != misplaced.end() && join.isGiven() && !takes(join, exam.kind))
        exam.add(FindingId::WrongKindOfToken, {}, {std::string(row->why)});
}

/// A payload that is damaged may hold what is missing here.
void findUnknownKind(Examination& exam)
{
    if (exam.kind == TokenKind::Unknown && exam.isPayloadWhole()) exam.add(FindingId::KindUnknown);
}

/// Zoom's skill about the Video SDK: an OAuth token in the place of an SDK token is a common slip.
void findOAuth(Examination& exam)
{
    if (exam.kind == TokenKind::OAuthAccess && !exam.context.join.isGiven()) exam.add(FindingId::OauthNotSdk);
}

constexpr std::array<Rule, 3> rules{findUnknownKind, findWrongKind, findOAuth};

} // namespace

std::span<const Rule> kindRules() { return rules; }

} // namespace zoom
