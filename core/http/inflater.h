#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace http {

/// How a body may be compressed here (RFC 9110 section 8.4.1).
enum class Compression { Gzip, Deflate };

/// Unpacks a compressed body while it still comes.
class Inflater
{
public:
    explicit Inflater(Compression compression);
    ~Inflater();
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    /// Gives what the next bytes unpack to, in pieces of at most 16 KiB, until `take` returns false. False when the
    /// bytes are no such data, or `take` wants no more.
    bool unpack(std::string_view bytes, const std::function<bool(std::string_view)>& take);
    /// Whether the data has come to its own end.
    bool isWhole() const { return whole_; }

private:
    struct Stream;

    Compression compression_;
    std::unique_ptr<Stream> stream_;
    bool whole_ = false;
};

} // namespace http
