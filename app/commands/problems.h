#pragma once

#include "base/problem.h"
#include "commands/exitcode.h"

#include <string>
#include <vector>

namespace commands {

/// One problem in words, as both forms of output show it.
struct ProblemText
{
    std::string field; ///< the field's key, or the option without its dashes
    base::Fault fault;
    std::string message; ///< what is wrong and what to do; may hold what was typed, never a secret
};

/// The problem in the words that all doors use.
ProblemText inWords(const base::Problem& problem);

/// Lists all problems: on stderr one a line, or with `json` on stdout as one object. Answers `WrongInput`.
ExitCode report(const std::vector<ProblemText>& problems, bool json);

} // namespace commands
