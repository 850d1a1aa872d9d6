#pragma once

#include <string>
#include <string_view>

namespace zoom {

/// The token in a text as people paste it: blanks and line breaks anywhere, quotes around it and a leading
/// `Authorization:` or `Bearer` are dropped; inside JSON, an assignment, a command or a URL it is picked out. Damage
/// inside the token stays, for the decoder to name.
std::string tokenIn(std::string_view pasted);

} // namespace zoom
