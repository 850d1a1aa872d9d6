#include "oauth/scopes.h"

#include <algorithm>
#include <array>

namespace oauth {
namespace {

// developers.zoom.us, "Granular scopes" and "Classic scopes".
constexpr auto usual = std::to_array<Scope>({{"user:read:user", "user:read"},
                                             {"user:read:token", "user:read"},
                                             {"user:read:zak", "user_zak:read"},
                                             {"meeting:read:list_meetings", "meeting:read"},
                                             {"meeting:read:meeting", "meeting:read"},
                                             {"meeting:write:meeting", "meeting:write"},
                                             {"meeting:delete:meeting", "meeting:write"}});

bool has(std::span<const std::string> granted, std::string_view scope)
{
    if (scope.empty()) return false;
    constexpr std::string_view admin = ":admin";
    const bool forAdmins = scope.ends_with(admin);
    if (forAdmins) scope.remove_suffix(admin.size());
    return std::any_of(granted.begin(), granted.end(), [scope, forAdmins, admin](std::string_view given) {
        if (!given.starts_with(scope)) return false;
        const std::string_view level = given.substr(scope.size());
        return (level.empty() && !forAdmins) || level == admin || level == ":master";
    });
}

} // namespace

bool covers(std::span<const std::string> granted, const Scope& scope)
{
    if (has(granted, scope.granular) || has(granted, scope.classic)) return true;
    constexpr std::string_view reading = ":read";
    if (!scope.classic.ends_with(reading)) return false;
    const std::string_view service = scope.classic.substr(0, scope.classic.size() - reading.size());
    return has(granted, std::string(service) + ":write");
}

std::vector<std::string> missing(std::span<const std::string> granted, std::span<const Scope> needed)
{
    std::vector<std::string> names;
    if (granted.empty()) return names;
    for (const Scope& scope : needed)
        if (!covers(granted, scope)) names.emplace_back(scope.granular);
    return names;
}

std::span<const Scope> usualScopes() { return usual; }

} // namespace oauth
