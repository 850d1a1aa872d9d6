#include "serverlimits.h"

#include <algorithm>
#include <sys/resource.h>

http::Limits serverLimits()
{
    constexpr rlim_t wanted = 4096;
    constexpr rlim_t others = 64;
    http::Limits limits;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return limits;
    files.rlim_cur = std::max(files.rlim_cur, std::min(files.rlim_max, wanted));
    setrlimit(RLIMIT_NOFILE, &files);
    const rlim_t room = files.rlim_cur > 2 * others ? files.rlim_cur - others : files.rlim_cur / 2;
    limits.connections = std::min<std::size_t>(limits.connections, room);
    return limits;
}
