#pragma once

#include "commands/problems.h"
#include "commands/verb.h"
#include "zoom/joincontext.h"

#include <optional>
#include <string>
#include <vector>

namespace commands {

/// What the command line says about the join, as text. Of the others, an empty text is an option that was not given.
struct JoinOptions
{
    std::optional<std::string> sessionName;
    std::optional<std::string> meetingNumber;
    std::string passcode;
    std::string platform;
    std::string account;
    bool zak = false;
    bool obf = false;
};

/// Adds `--session-name`, `--meeting-number`, `--passcode`, `--platform`, `--account`, `--zak` and `--obf`. `target`
/// must outlive the parsing.
void addJoinOptions(Verb app, JoinOptions& target);

/// The join that they describe. What is not known, or what no join can have, is added to `problems`.
zoom::JoinContext joinOf(const JoinOptions& options, std::vector<ProblemText>& problems);

} // namespace commands
