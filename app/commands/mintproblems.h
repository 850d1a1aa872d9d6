#pragma once

#include "commands/problems.h"
#include "mint/run.h"

namespace commands {

/// What is wrong with tokens: each thing once, with the lines of the file that it is on, or the values of `{n}` where
/// there are `many`; then why rows could not be read.
std::vector<ProblemText> problemsOf(const mint::Outcome& outcome, bool many);

} // namespace commands
