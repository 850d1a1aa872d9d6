#pragma once

#include "base/clock.h"

#include <string_view>

namespace oauth {

/// Until when a `Retry-After` field asks to wait: a number of seconds, or a date as ISO 8601 (Zoom's daily limits) or
/// RFC 9110 (section 10.2.3) write it. At least a second after `now`, which is also the answer where it says nothing
/// that can be read, as Zoom's other limits are per second; at most 48 hours after, beyond which it is a mistake.
base::Time retryAfter(std::string_view field, base::Time now);

} // namespace oauth
