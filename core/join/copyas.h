#pragma once

#include "jwt/claims.h"
#include "zoom/schema.h"

#include <span>
#include <string>
#include <string_view>

namespace join {

/// A form in which a fresh token is handed on.
enum class Format {
    AuthorizationHeader, ///< `Authorization: Bearer …`
    JsonBody,            ///< what Zoom's auth endpoint samples answer with
    EnvLine,             ///< `ZOOM_VIDEO_SDK_TOKEN=…`
    Curl,                ///< the request that gets such a token from an auth endpoint, or uses an API token
    JoinCode,            ///< JavaScript that joins with the web SDK
};

/// The formats that make sense for a kind of token, in menu order.
std::span<const Format> formatsFor(const zoom::Table& table);

/// The format's name in a menu: `Authorization header`.
std::string_view title(Format format);

/// The token in that form; `claims` are the token's own.
std::string copyAs(Format format, const zoom::Table& table, const jwt::Claims& claims, std::string_view token);

} // namespace join
