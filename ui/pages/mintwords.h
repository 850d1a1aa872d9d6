#pragma once

#include "pages/mintplan.h"

#include <QStringList>

namespace ui {

/// Something that keeps a plan from being minted.
struct MintRemark
{
    std::string field; ///< its key; empty where it is about no field
    QString sentence;
};

/// What is wrong with the tokens that were looked at: each row of a file with its line, of counted ones each thing
/// once.
std::vector<MintRemark> remarksOf(const MintPlan& plan, const std::vector<mint::Complaint>& complaints);
/// The same of everything that a survey met.
std::vector<MintRemark> remarksOf(const MintPlan& plan, const MintSurvey& survey);

/// How many tokens it makes, of what, and about how large the file will be.
QString sumText(const MintPlan& plan, const MintSurvey& survey);
/// What is likely to be a slip, sentence by sentence.
QStringList slipsOf(const MintPlan& plan, const MintSurvey& survey);
/// `1 token`, `2,000 tokens`
QString tokensText(std::uint64_t count);

} // namespace ui
