#pragma once

#include "commands/problems.h"
#include "zoom/intake.h"

#include <string>
#include <vector>

namespace commands {

/// Reads what stands in the place of a token: a token in any wrapping, a file that holds one, or `-` for standard
/// input. An empty token has its reason in `problems`, under the name `field`.
zoom::Intake readToken(const std::string& field, const std::string& input, std::vector<ProblemText>& problems);

/// Says on stderr what stood around the token, if anything did. (Blanks at its ends are not worth a word.)
void noteStripped(const zoom::Intake& intake);

/// A problem with what was given where a token is wanted.
ProblemText noToken(const std::string& field, std::string message);

} // namespace commands
