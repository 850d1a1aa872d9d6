#pragma once

#include "endpoint/json.h"
#include "http/message.h"

#include <tl/expected.hpp>

#include <cstddef>

namespace endpoint {

/// Bodies of more bytes are refused, as they come and unpacked.
inline constexpr std::size_t largestBody = std::size_t{100} * 1024;

/// Why a body cannot be read.
struct Refusal
{
    int status;              ///< 400, 413 or 415
    std::string_view reason; ///< one sentence: what is wrong and what to do
};

/// The members of the JSON object in a request's body. As with Zoom's samples a body that is empty, or whose content
/// type is not `application/json`, counts as `{}`, and so does a list.
tl::expected<JsonObject, Refusal> bodyOf(const http::Request& request);

} // namespace endpoint
