#pragma once

#include "http/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace endpoint {

/// Whether an option's value can be an origin: `*`, or scheme, host and perhaps a port (RFC 6454 section 6.1).
bool isOrigin(std::string_view text);

/// Whose pages may read the answers (Fetch standard, section 3.2), beside pages of this machine's loopback.
class Origins
{
public:
    /// `allowed` are origins, with or without the usual port, or `*` for everybody, as Zoom's samples have it.
    explicit Origins(const std::vector<std::string>& allowed = {});

    /// Whether everybody's pages may.
    bool isAnybody() const { return anybody_; }
    /// Whether pages of that host are among those that may: `app.example.org`, with or without a port.
    bool knowsHost(std::string_view host) const;
    /// Adds to an answer what tells the browser whether the request's page may read it; to that of an `OPTIONS` request
    /// also what the page may send.
    void addFields(const http::Request& request, http::Response& response) const;

private:
    bool allows(std::string_view origin) const;

    std::vector<std::string> allowed_;
    bool anybody_ = false;
};

} // namespace endpoint
