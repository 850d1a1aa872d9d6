#pragma once

#include <string>

namespace http {

/// The present time as a Date field says it (RFC 9110 section 5.6.7); reckoned once a second on each thread.
const std::string& dateText();

} // namespace http
