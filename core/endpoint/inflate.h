#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace endpoint {

/// How a request's body is compressed (RFC 9110 section 8.4.1).
enum class Compression { Gzip, Deflate };

enum class InflateFault {
    None,
    Damaged, ///< no such data, or cut
    TooLong, ///< it would be longer than allowed
};

/// Appends what the data unpacks to, at most `most` bytes.
InflateFault inflate(std::string_view data, Compression compression, std::size_t most, std::string& out);

} // namespace endpoint
