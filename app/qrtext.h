#pragma once

#include <string>
#include <string_view>

namespace services {

/// `text` as a QR code (ISO/IEC 18004) of half-block characters, two rows of it in each line, with the blank margin
/// that readers need. Light squares are drawn and dark ones left out, as on a dark terminal. Empty when it is too long.
std::string qrText(std::string_view text);

} // namespace services
