#pragma once

#include "commands/exitcode.h"
#include "commands/report.h"
#include "commands/signatories.h"

namespace commands {

/// Signs a new token with what `report`'s token says, put right as far as that can be done, and prints it; what is
/// otherwise than before goes to stderr, or with `json` into the one object. Problems are listed where it cannot.
ExitCode printMended(const Report& report, Signatories& signatories, bool json);

} // namespace commands
