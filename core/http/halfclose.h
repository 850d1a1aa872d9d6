#pragma once

#include <cstdint>

namespace http {

/// Tells the peer of a connected socket that nothing more comes. What the peer sends can still be read, which Qt's
/// sockets have no word for.
void closeSendingHalf(std::intptr_t descriptor);

} // namespace http
