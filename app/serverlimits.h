#pragma once

#include "http/server.h"

/// The limits of an endpoint's server. It has no more connections than files may be open, which is raised to what the
/// system allows; some are left for the rest.
http::Limits serverLimits();
