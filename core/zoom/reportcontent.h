#pragma once

#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <string>
#include <string_view>
#include <vector>

namespace zoom {

/// One claim or header member as a report shows it.
struct ReportedClaim
{
    std::string name;
    jwt::Value value; ///< itself, or its pseudonym
    std::string meaning;
    std::string reading; ///< empty where the value is not shown
};

/// One finding as a report shows it.
struct ReportedFinding
{
    std::string claim;
    FindingText text;
};

/// Everything that a report about a token says, without what is somebody's own; the forms only lay it out.
struct ReportContent
{
    TokenKind kind;
    std::vector<ReportedClaim> header;
    std::vector<ReportedClaim> claims;
    std::vector<ReportedFinding> findings;
    std::string_view signatureStatus;
    std::size_t signatureLength; ///< characters
    std::string_view lifetime;   ///< `live`
    std::string needed;          ///< the tokens that the join needs and why; empty where no join is known
    std::string covered;         ///< what was and was not checked
    std::string_view replaced;   ///< what stands for something else, in a sentence
};

/// `withValues` leaves topics, numbers and identities as they are, but never keys or the signature.
ReportContent reportContent(const jwt::Decoded& token, const Context& context, bool withValues);

} // namespace zoom
