#pragma once

#include "base/result.h"

#include <chrono>
#include <string>

namespace services {

/// See `Services::clockAhead`. Waits at most five seconds; follows no redirect and sends nothing but a HEAD request.
base::Result<std::chrono::seconds> clockAhead(const std::string& url);

} // namespace services
