#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace base {

/// Gives that many unpredictable bytes; an empty text when there are none to be had. Handed in by `app/`, fixed by
/// tests.
using Random = std::function<std::string(std::size_t)>;

/// The system's own randomness.
Random systemRandom();

} // namespace base
