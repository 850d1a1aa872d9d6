#pragma once

#include "base/clock.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace endpoint {

/// One request and its answer, without anything that tells who asked for which token. The views are good while the
/// receiver runs.
struct LogEntry
{
    base::Time time;       ///< when it was answered
    std::string_view kind; ///< `video`, `meeting`; empty when no token was asked for
    std::string_view method;
    int status;
    std::chrono::nanoseconds duration; ///< from the whole request to its answer
    std::string_view origin;           ///< the page's, as the browser says it; empty when it does not
    std::size_t bytes;                 ///< of the answer's body
};

/// Takes each entry. Called on the server's threads, on several at once when there are several.
using Log = std::function<void(const LogEntry&)>;

/// The entry as one line of JSON with its line break.
std::string logLine(const LogEntry& entry);

} // namespace endpoint
