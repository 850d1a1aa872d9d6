#pragma once

#include "commands/verb.h"
#include "zoom/draft.h"

namespace commands {

/// Adds an option for each field of the table. `inputs` must outlive the parsing.
void addFieldOptions(Verb app, const zoom::Table& table, zoom::Inputs& inputs);

} // namespace commands
