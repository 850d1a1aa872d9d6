#pragma once

#include "http/server.h"

/// The limits of an endpoint's server: as many connections as files may be open, which is raised to what the system
/// allows; some are left for the rest.
http::Limits serverLimits();
