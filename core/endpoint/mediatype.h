#pragma once

#include <string>
#include <string_view>

namespace endpoint {

/// What a `Content-Type` says (RFC 9110 section 8.3.1), in lower case.
struct MediaType
{
    std::string name = {};    ///< `application/json`; empty when type or parameters cannot be read
    std::string charset = {}; ///< empty when none is named
};

/// Reads a `Content-Type` as the libraries under Zoom's samples do.
MediaType mediaType(std::string_view contentType);

/// `text` with its ASCII letters in lower case.
std::string lowerCase(std::string_view text);

} // namespace endpoint
