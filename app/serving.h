#pragma once

#include "base/result.h"
#include "endpoint/keyring.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace serving {

/// What the verb `serve` was asked for. The library that does it is loaded when it is needed, as it brings Qt along.
struct Plan
{
    std::string bind;                         ///< an address of this machine
    std::uint16_t port = 0;                   ///< 0: a free one
    std::optional<std::uint16_t> metricsPort; ///< where `/metrics` is answered instead
    int threads = 1;                          ///< event loops, at least one
    const zoom::Table* kind = nullptr;        ///< what `POST /` gives; null: as it looks
    std::vector<std::string> origins;         ///< whose pages may read the answers, beside loopback's
    std::chrono::seconds backdating{0};       ///< how far `iat` lies before now
    unsigned perSecond = 0;                   ///< requests that each client may send in a second; 0: any number
    bool anyone = false;                      ///< whoever reaches the address may have tokens
    std::string log;                          ///< a path, `-` for stdout; empty: none
    endpoint::Keys keys;                      ///< what tokens are signed with, and what clients must know
    std::function<std::optional<endpoint::Keys>()> reload; ///< the keys as they are now; nothing: as they were
    std::function<void(std::string_view)> say;             ///< writes one line to stderr
};

/// How it ended.
struct Ending
{
    std::vector<std::pair<std::string, std::string>> problems; ///< option and what is wrong with it: nothing was served
    std::optional<base::Error> refused;                        ///< the system would not have it: nothing was served
    bool interrupted = false;                                  ///< by SIGINT rather than SIGTERM
};

/// What the library exports under the name `callsignServe`: serves until a signal ends it. SIGTERM and SIGINT let the
/// requests under way end; SIGHUP opens the log anew and takes the keys from `reload`.
using Serve = Ending (*)(Plan plan);

} // namespace serving
