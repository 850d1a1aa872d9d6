#pragma once

#include "http/inflater.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace endpoint {

using http::Compression;

enum class InflateFault {
    None,
    Damaged, ///< no such data, or cut
    TooLong, ///< it would be longer than allowed
};

/// Appends what the data unpacks to, at most `most` bytes.
InflateFault inflate(std::string_view data, Compression compression, std::size_t most, std::string& out);

} // namespace endpoint
