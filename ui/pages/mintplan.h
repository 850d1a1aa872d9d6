#pragma once

#include "base/result.h"
#include "mint/survey.h"

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// What shall be minted: everything but the secret.
struct MintPlan
{
    mint::Order order;
    std::string key;
    zoom::Timing timing;
    mint::Format format = mint::Format::Csv;
    bool negatives = false;
    std::string rows; ///< the path of their file; empty: they are counted
};

/// What a plan comes to.
struct MintSurvey
{
    mint::Survey seen;
    std::vector<std::string> columns;   ///< of the file, as far as it was read
    std::optional<base::Error> trouble; ///< FileUnreadable: nothing was seen
};

/// How far writing is, for whoever watches from another thread.
struct MintProgress
{
    std::atomic<std::uint64_t> tokens = 0;  ///< without negatives
    std::atomic<std::uint64_t> fileAt = 0;  ///< bytes of the file of rows that were read
    std::atomic<std::uint64_t> fileAll = 0; ///< bytes that it has
};

/// How writing went. There is a file only if nothing is wrong.
struct MintReport
{
    mint::Outcome outcome;
    std::optional<base::Error> trouble; ///< FileUnreadable: the rows; FileUnwritable: the file
    std::uint64_t tokens = 0;           ///< without negatives
    std::uint64_t bytes = 0;

    bool isDone() const
    {
        return !trouble && !outcome.stopped && outcome.complaints.empty() && outcome.failure.empty();
    }
};

/// Looks at what the plan comes to, until `stop`; makes no token that anybody sees.
MintSurvey surveyOf(const MintPlan& plan, const std::atomic<bool>& stop);

/// Mints the plan into the file, whole or not at all, until `stop`: what `mint::run` makes of it, between what the
/// format puts before and behind.
MintReport writeTokens(const MintPlan& plan, const base::Secret& secret, const std::string& path,
                       MintProgress& progress, const std::atomic<bool>& stop);

} // namespace ui
