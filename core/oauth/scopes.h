#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace oauth {

/// One right that a call needs, by its two names: either will do.
struct Scope
{
    std::string_view granular; ///< `user:read:user`, at user level
    std::string_view classic;  ///< `user:read`; empty where older apps cannot have it
};

/// Whether the granted scopes hold `scope`: by either name, for the user alone or wider (`:admin`, `:master`), and
/// for a classic one that reads also the one that writes, which Zoom calls "view and manage".
bool covers(std::span<const std::string> granted, const Scope& scope);

/// Those of `needed` that are not granted, by their granular names. None when `granted` is empty: then the server has
/// not said what it granted.
std::vector<std::string> missing(std::span<const std::string> granted, std::span<const Scope> needed);

/// What an app needs for who am I, ZAK, OBF and test meetings.
std::span<const Scope> usualScopes();

} // namespace oauth
