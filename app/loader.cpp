#include "loader.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#ifdef _WIN32
    #include <windows.h>
#else
    #include <dlfcn.h>
#endif

namespace services {
namespace {

constexpr auto makerName = "callsignServices";

/// The maker in the library, which is looked for in the folders that the program was linked with (or, on Windows,
/// beside it); null when there is none. It is never unloaded: Qt cannot be.
Make findMaker()
{
#ifdef _WIN32
    const HMODULE library = LoadLibraryW(L"callsign-services.dll");
    return library == nullptr ? nullptr : reinterpret_cast<Make>(GetProcAddress(library, makerName));
#else
    #ifdef __APPLE__
    constexpr auto file = "@rpath/callsign-services.so";
    #else
    constexpr auto file = "callsign-services.so";
    #endif
    void* const library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    return library == nullptr ? nullptr : reinterpret_cast<Make>(dlsym(library, makerName));
#endif
}

/// The variable's value; empty when it is not set.
std::string variable(const char* name)
{
    const char* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing here sets variables
    return value == nullptr ? "" : value;
}

} // namespace

Services* loaded()
{
    static const Make make = findMaker();
    return make == nullptr ? nullptr : make();
}

bool mayHaveProfiles()
{
#if defined(_WIN32) || defined(__APPLE__)
    return true;
#else
    // As the XDG Base Directory Specification has it: a relative path does not count.
    std::string folder = variable("XDG_CONFIG_HOME");
    if (!folder.starts_with('/')) folder = variable("HOME") + "/.config";
    std::error_code unreadable;
    return std::filesystem::exists(folder + "/callsign/profiles.json", unreadable) || unreadable;
#endif
}

} // namespace services
