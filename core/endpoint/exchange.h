#pragma once

#include "base/clock.h"
#include "endpoint/faultinjection.h"
#include "http/message.h"

#include <chrono>
#include <string>
#include <string_view>

namespace endpoint {

/// One request and its answer as somebody in front of a window wants to see them. It holds what was asked for and the
/// token that was given: for memory alone, never for a file.
struct Exchange
{
    base::Time time{};                    ///< when it was answered
    std::chrono::nanoseconds duration{0}; ///< from the whole request to its answer
    std::string kind = {};                ///< `video`, `meeting`; empty when no token was asked for
    std::string method = {};
    std::string path = {};
    std::string origin = {};      ///< the page's, as the browser says it; empty when it does not
    std::string contentType = {}; ///< of the body
    std::string body = {};        ///< as it was sent, if it can be sent again as text; else empty
    bool hasBody = true;          ///< whether `body` is all that was sent
    int status = 0;
    std::string answer = {};  ///< its body
    Injection injection = {}; ///< what went wrong on purpose
};

/// Longer bodies are not kept, so that ten thousand exchanges have room.
inline constexpr std::size_t longestKeptBody = std::size_t{4} * 1024;

/// The exchange without its times, kind and injection.
Exchange exchangeOf(const http::Request& request, const http::Response& response);

/// The token in the answer; empty when there is none. Good as long as the exchange.
std::string_view tokenIn(const Exchange& exchange);

/// A shell command that sends the request again to the endpoint at `url` (`http://127.0.0.1:4000`); a `HEAD` request
/// without its body, which curl does not send with one.
std::string asCurl(const Exchange& exchange, std::string_view url);
/// The same in JavaScript, for a browser's console.
std::string asFetch(const Exchange& exchange, std::string_view url);

} // namespace endpoint
