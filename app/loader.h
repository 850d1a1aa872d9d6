#pragma once

#include "services.h"
#include "serving.h"

namespace services {

/// Loads the library that stands beside the program, once; null when it is not there or not of this version.
Services* loaded();

/// Whether there may be profiles at all: looks for their file without loading anything, so that whoever has none does
/// not wait. `loaded()->load()` knows for sure.
bool mayHaveProfiles();

} // namespace services

namespace serving {

/// Loads the library that serves, likewise; null when it is not there.
Serve loaded();

} // namespace serving
