#pragma once

#include <string>
#include <string_view>

namespace base {

/// `text` with its capitals as small letters, in every script (Unicode 14, character by character), so that texts which
/// differ in capitals alone become the same: both small sigmas become one. Bytes that are not UTF-8 stay.
std::string lowercase(std::string_view text);

} // namespace base
