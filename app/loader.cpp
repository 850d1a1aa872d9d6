#include "loader.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#ifdef _WIN32
    #include <windows.h>
#else
    #include <dlfcn.h>
#endif

namespace {

/// What a library exports under a name. The library is looked for in the folders that the program was linked with (or,
/// on Windows, beside it); null when there is none. It is never unloaded: Qt cannot be.
template <typename Function>
Function findIn(const std::string& library, const char* name)
{
#ifdef _WIN32
    const HMODULE module = LoadLibraryA((library + ".dll").c_str());
    return module == nullptr ? nullptr : reinterpret_cast<Function>(GetProcAddress(module, name));
#else
    #ifdef __APPLE__
    const std::string file = "@rpath/" + library + ".so";
    #else
    const std::string file = library + ".so";
    #endif
    void* const module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    return module == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(module, name));
#endif
}

/// The variable's value; empty when it is not set.
std::string variable(const char* name)
{
    const char* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing here sets variables
    return value == nullptr ? "" : value;
}

} // namespace

namespace services {

Services* loaded()
{
    static const Make make = findIn<Make>("callsign-services", "callsignServices");
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

namespace serving {

Serve loaded() { return findIn<Serve>("callsign-endpoint", "callsignServe"); }

} // namespace serving
