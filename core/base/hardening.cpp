#include "base/hardening.h"

#if defined(__unix__) || defined(__APPLE__)
#include <sys/resource.h>
#endif
#if defined(__linux__)
#include <sys/prctl.h>
#elif defined(__APPLE__)
#include <sys/ptrace.h>
#include <sys/types.h>
#endif

namespace base {

void denyInspection()
{
#if defined(__unix__) || defined(__APPLE__)
    constexpr rlimit none{0, 0};
    static_cast<void>(setrlimit(RLIMIT_CORE, &none));
#endif
#if defined(__linux__)
    static_cast<void>(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)); // also closes /proc/PID/mem and environ, see prctl(2)
#elif defined(__APPLE__)
    static_cast<void>(ptrace(PT_DENY_ATTACH, 0, nullptr, 0));
#endif
}

} // namespace base
