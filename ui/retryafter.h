#pragma once

#include "base/clock.h"

#include <string_view>

namespace ui {

/// Until when a `Retry-After` field asks to wait: a number of seconds, or a date as ISO 8601 (Zoom's daily limits) or
/// RFC 9110 (section 10.2.3) write it. A second where it says nothing that can be read: Zoom's other limits are per
/// second.
base::Time retryTime(std::string_view retryAfter, base::Time now);

} // namespace ui
