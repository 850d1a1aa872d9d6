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
    rlimit more = files;
    more.rlim_cur = std::max(files.rlim_cur, std::min(files.rlim_max, wanted));
    if (more.rlim_cur != files.rlim_cur && setrlimit(RLIMIT_NOFILE, &more) == 0) files = more;
    const rlim_t room = files.rlim_cur > 2 * others ? files.rlim_cur - others : files.rlim_cur / 2;
    limits.connections = std::min<std::size_t>(limits.connections, room);
    limits.excess = std::min<std::size_t>(limits.excess, room / 4);
    return limits;
}
