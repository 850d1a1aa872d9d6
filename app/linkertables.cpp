#include "linkertables.h"

#ifdef __linux__
    #include <algorithm>
    #include <cstdint>
    #include <link.h>
    #include <span>
    #include <sys/mman.h>
    #include <unistd.h>

namespace {

/// The first segment of an object, if it is one that nobody writes to or runs: there stand the tables, and whole pages
/// of it can be dropped, as the kernel reads them from the file again.
int dropTables(dl_phdr_info* object, std::size_t, void*)
{
    const std::span segments(object->dlpi_phdr, object->dlpi_phnum);
    const auto first = std::find_if(segments.begin(), segments.end(),
                                    [](const ElfW(Phdr) & segment) { return segment.p_type == PT_LOAD; });
    if (first == segments.end() || first->p_flags != PF_R) return 0;
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const std::uintptr_t begin = (object->dlpi_addr + first->p_vaddr) / page * page;
    const std::uintptr_t end = (object->dlpi_addr + first->p_vaddr + first->p_memsz) / page * page;
    madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED); // NOLINT(*-reinterpret-cast,*-int-to-ptr)
    return 0;
}

} // namespace

void dropLinkerTables() { dl_iterate_phdr(dropTables, nullptr); }
#else
void dropLinkerTables() {}
#endif
