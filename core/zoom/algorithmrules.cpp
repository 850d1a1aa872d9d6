#include "base/lowercase.h"
#include "zoom/rules.h"

#include <array>

namespace zoom {
namespace {

/// Zoom signs its own tokens as it likes.
bool isForeign(const Examination& exam)
{
    return exam.token.isDamaged(jwt::Part::Header) || exam.kind == TokenKind::OAuthAccess ||
           exam.kind == TokenKind::Zak || exam.kind == TokenKind::Obf;
}

/// RFC 8725 section 3.1: the algorithm is not the token's to choose. Zoom's SDKs sign with HS256 alone (Video SDK and
/// Meeting SDK auth pages).
void findAlgorithm(Examination& exam)
{
    if (isForeign(exam)) return;
    const jwt::Value* const algorithm = jwt::find(exam.token.header, "alg");
    const std::string shown = algorithm == nullptr ? "missing" : jwt::plainText(*algorithm);
    if (shown == "none")
        exam.add(FindingId::AlgNone);
    else if (shown != "HS256")
        exam.add(FindingId::AlgNotHs256, {}, {shown});
}

/// RFC 7519 section 5.1; both auth pages of Zoom's show `"typ":"JWT"`.
void findType(Examination& exam)
{
    if (isForeign(exam)) return;
    const jwt::Value* const type = jwt::find(exam.token.header, "typ");
    if (type == nullptr) return exam.add(FindingId::TypMissing);
    const std::string shown = jwt::plainText(*type);
    if (base::lowercase(shown) != "jwt") exam.add(FindingId::TypValue, {}, {shown});
}

/// RFC 7515 section 4.1.11: a reader that does not know what `crit` names must refuse the token.
void findCritical(Examination& exam)
{
    if (!isForeign(exam) && jwt::find(exam.token.header, "crit") != nullptr) exam.add(FindingId::CritHeader);
}

constexpr std::array<Rule, 3> rules{findAlgorithm, findCritical, findType};

} // namespace

std::span<const Rule> algorithmRules() { return rules; }

} // namespace zoom
