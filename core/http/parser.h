#pragma once

#include "http/message.h"

#include <cstddef>
#include <memory>

namespace http {

/// How much of one request is read.
struct Sizes
{
    std::size_t head = 16 * 1024;  ///< bytes of request line and fields together
    std::size_t body = 100 * 1024; ///< bytes of body, after the transfer coding is taken off
};

/// Takes requests out of a connection's bytes, on one thread. A Boost.Beast parser that refuses two hosts or lengths, a
/// length beside a transfer coding, codings other than chunked, and whatever else two servers could read differently
/// (RFC 9112 section 11.2). A folded line is read as one with blanks, which section 5.2 allows.
class Parser
{
public:
    explicit Parser(const Sizes& sizes);
    ~Parser();

    /// Reads from the head of `bytes` and returns how many it used. Stops behind one request, and at what it refuses.
    std::size_t feed(std::string_view bytes);

    /// Whether the request's head is there.
    bool hasHead() const;
    /// Whether the whole request is there.
    bool isComplete() const;
    /// Whether anything of a request is there.
    bool hasBegun() const { return begun_; }
    /// The status that says what is wrong: 400, 413, 431, 501; 0 while nothing is.
    int refusal() const { return refusal_; }
    /// Whether the client waits for `100 Continue` before it sends the body.
    bool expectsContinue() const;
    /// Whether the client of the complete request wants the connection to stay.
    bool keepsAlive() const;
    /// The complete request, without its peer; good until `reset`.
    Request& request();
    /// Makes ready for the next request.
    void reset();

private:
    struct Machine;
    static std::vector<std::unique_ptr<Machine>>& spare();
    void begin();
    std::size_t feedBegun(std::string_view bytes);

    Sizes sizes_;
    std::unique_ptr<Machine> machine_; // there from a request's first byte to `reset`
    bool begun_ = false;
    int refusal_ = 0;
};

} // namespace http
