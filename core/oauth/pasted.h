#pragma once

#include <string>
#include <string_view>

namespace oauth {

/// The address in what somebody pasted: without blanks, quotes and angle brackets around it; a bare
/// `code=…&state=…` gets a `?` before it.
std::string addressIn(std::string_view pasted);

} // namespace oauth
