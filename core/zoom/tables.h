#pragma once

#include "zoom/schema.h"

#include <array>

namespace zoom {

/// Life of a token when none is asked for, in seconds from `iat`: what Zoom's auth endpoint samples give.
inline constexpr std::int64_t defaultLifetime = 7'200;
/// How far `iat` lies before now, in seconds, so that a peer whose clock is behind takes the token
/// (the samples on Zoom's auth pages do the same).
inline constexpr std::int64_t defaultBackdating = 30;

/// The tokens that Callsign mints, in the order in which menus show them: Video SDK, Meeting SDK, Video SDK REST API.
std::span<const Table> tables();

/// The table of that kind (`video`, `meeting`, `api`), or null.
const Table* tableFor(std::string_view kind);

} // namespace zoom
