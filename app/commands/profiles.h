#pragma once

#include "commands/commands.h"
#include "commands/problems.h"
#include "services.h"

#include <string_view>

namespace commands {

/// Why there are no services.
base::Error libraryMissing();
/// The services, or null after saying on stderr that their library is missing.
services::Services* servicesOrComplaint();

/// Says on stderr what the world refused, and gives the exit code for it.
ExitCode fail(const base::Error& error);

/// What is wrong with a profile, in words and with the option or member that each belongs to.
std::vector<ProblemText> problemTexts(const vault::Profile& profile, const std::vector<vault::Profile>& others);

/// One line on stderr for each thing that looks wrong with a key and its secret. `name` stands before it.
void warnAboutDoubts(const std::string& name, std::string_view key, const base::Secret& secret);

// Each adds one verb below `profiles`; see `addProfiles` in commands.h.

/// `profiles add NAME`
void addProfileAdd(Verb app, Work& work);
/// `profiles import FILE|-`
void addProfileImport(Verb app, Work& work);
/// `profiles check`
void addProfileCheck(Verb app, Work& work);

} // namespace commands
