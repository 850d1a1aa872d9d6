#pragma once

#include "mint/run.h"
#include "zoom/findingid.h"

#include <functional>
#include <optional>

namespace mint {

/// A token as it would be made: what it says, and no signature.
struct Sample
{
    std::uint64_t number;                  ///< the row's, as the output counts them
    jwt::Claims claims;                    ///< also where they are spoilt; empty where nothing can be read any more
    std::string_view spoilt = {};          ///< how; empty for a sound one
    std::optional<zoom::FindingId> raises; ///< what a spoilt one must raise
    bool isWrong = false;                  ///< what was given for it will not do
};

/// How far a survey goes.
struct SurveyLimits
{
    std::size_t samples = 50;
    std::size_t complaints = 1'000;
    std::uint64_t tokens = 1'000'000; ///< without negatives
};

/// What an order comes to, seen without making it.
struct Survey
{
    std::vector<Sample> samples; ///< of the first tokens, negatives among them where they are asked for
    std::vector<Complaint> complaints;
    std::string failure;         ///< why the rows could not be read
    std::uint64_t tokens = 0;    ///< looked at, without negatives
    std::size_t negatives = 0;   ///< of the first sound token
    bool isWhole = false;        ///< nothing is left to look at
    std::uint64_t measured = 0;  ///< tokens, of those looked at, that were written out
    std::uint64_t bytes = 0;     ///< of these
    std::uint64_t edgeBytes = 0; ///< of what stands before and behind all tokens

    /// About how many bytes so many tokens take.
    std::uint64_t bytesFor(std::uint64_t count) const;
};

/// Looks at the source's tokens until a limit is met or `goOn` says no, which is asked every thousand tokens or so.
Survey survey(Source& source, const Job& job, const SurveyLimits& limits, const std::function<bool()>& goOn);

} // namespace mint
