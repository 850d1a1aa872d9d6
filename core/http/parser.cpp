#include "http/parser.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <limits>

namespace http {
namespace {

namespace beast = boost::beast::http;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

int statusOf(const boost::system::error_code& error)
{
    if (error == beast::error::body_limit) return 413;
    if (error == beast::error::header_limit) return 431;
    return 400;
}

} // namespace

struct Parser::Machine
{
    explicit Machine(const Sizes& sizes)
    {
        parser.eager(true);
        parser.header_limit(static_cast<std::uint32_t>(sizes.head));
        parser.body_limit(sizes.body);
    }

    beast::request_parser<beast::string_body> parser;
};

Parser::Parser(const Sizes& sizes) : sizes_(sizes), machine_(std::make_unique<Machine>(sizes)) {}
Parser::~Parser() = default;

std::size_t Parser::feed(std::string_view bytes)
{
    if (machine_->parser.is_done() || refusal_ != 0) return 0;
    begun_ = begun_ || !bytes.empty();
    boost::system::error_code error;
    const std::size_t used = machine_->parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (error == beast::error::need_more) return used;
    if (error) refusal_ = statusOf(error);
    // A transfer coding other than chunked hides where the body ends (RFC 9112 section 6.1).
    const auto& message = machine_->parser.get();
    if (machine_->parser.is_header_done() && message.has_content_length() == false && !message.chunked() &&
        message.find(beast::field::transfer_encoding) != message.end())
        refusal_ = 501;
    return used;
}

bool Parser::hasHead() const { return machine_->parser.is_header_done(); }
bool Parser::isComplete() const { return refusal_ == 0 && machine_->parser.is_done(); }

bool Parser::expectsContinue() const
{
    return hasHead() && boost::beast::iequals(machine_->parser.get()[beast::field::expect], "100-continue");
}

bool Parser::keepsAlive() const { return machine_->parser.get().keep_alive(); }

Request Parser::request() const
{
    const auto& message = machine_->parser.get();
    Request request;
    request.method = view(message.method_string());
    const std::string_view target = view(message.target());
    const std::size_t mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string_view::npos) request.query = target.substr(mark + 1);
    for (const auto& field : message) request.fields.push_back({view(field.name_string()), view(field.value())});
    request.body = message.body();
    return request;
}

void Parser::reset()
{
    machine_ = std::make_unique<Machine>(sizes_);
    begun_ = false;
    refusal_ = 0;
}

} // namespace http
