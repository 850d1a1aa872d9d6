#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace http {

/// One header field. In a request the views are into the connection's own buffer.
struct Field
{
    std::string_view name; ///< as it was sent
    std::string_view value;
};

/// A request that was read whole. Its views are good while its handler runs.
struct Request
{
    std::string_view method = {};
    std::string_view path = {};  ///< as sent, up to the question mark
    std::string_view query = {}; ///< what stands behind it
    std::vector<Field> fields = {};
    std::string_view body = {}; ///< without transfer coding; content codings are the handler's
    std::string_view peer = {}; ///< the client's address, without its port

    /// The value of the first field of that name, without regard to case; empty when there is none.
    std::string_view field(std::string_view name) const;
};

/// What to answer. The server adds `Date`, `Content-Length`, `Connection`.
struct Response
{
    int status = 200;
    std::vector<std::pair<std::string, std::string>> fields = {};
    std::string body = {};
    std::chrono::milliseconds delay{0}; ///< how long to wait before it is sent
};

/// `Not Found`; empty for a status that RFC 9110 does not name.
std::string_view reason(int status);

/// Whether a Host field (RFC 9110 section 7.2) names this machine's loopback: `127.0.0.1` or another one of its
/// block, `[::1]`, `localhost`, with any port. Another name there means that a foreign page's DNS entry was pointed
/// here.
bool isLoopbackHost(std::string_view host);

} // namespace http
