#include "http/parser.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <optional>
#include <utility>

namespace http {
namespace {

namespace beast = boost::beast::http;
using boost::beast::string_view;
using Error = boost::system::error_code;

int statusOf(const Error& error)
{
    if (error == beast::error::body_limit) return 413;
    if (error == beast::error::header_limit) return 431;
    return 400;
}

/// What was read of one request. Its memory is used again for the next one.
struct Store
{
    /// Where a text stands in `head`.
    struct Span
    {
        std::size_t begin;
        std::size_t size;
    };

    Span add(string_view text)
    {
        head.append(text.data(), text.size());
        return {head.size() - text.size(), text.size()};
    }
    std::string_view view(Span span) const { return std::string_view(head).substr(span.begin, span.size); }
    void clear()
    {
        head.clear();
        fields.clear();
        body.clear();
        version = 0;
        hasHead = hasHost = hasLength = hasCoding = hasOtherCoding = expectsContinue = false;
    }

    std::string head; // all texts, one behind the other
    Span method{};
    Span target{};
    std::vector<std::pair<Span, Span>> fields;
    std::string body;
    int version = 0; // 11 for HTTP/1.1
    bool hasHead = false;
    bool hasHost = false;
    bool hasLength = false;
    bool hasCoding = false;
    bool hasOtherCoding = false; // than one that is chunked
    bool expectsContinue = false;
};

/// Beast's parser, which puts what it reads into a store.
class Reader final : public beast::basic_parser<true>
{
public:
    Reader(const Sizes& sizes, Store& store) : store_(store)
    {
        eager(true);
        header_limit(static_cast<std::uint32_t>(sizes.head));
        body_limit(sizes.body);
    }

private:
    void on_request_impl(beast::verb, string_view method, string_view target, int version, Error&) override
    {
        store_.version = version;
        store_.method = store_.add(method);
        store_.target = store_.add(target);
    }
    void on_response_impl(int, string_view, int, Error&) override {}
    void on_field_impl(beast::field field, string_view name, string_view value, Error& error) override
    {
        if (store_.hasHead) return; // behind the body, where nobody looks for one
        const Store::Span at = store_.add(name);
        store_.fields.emplace_back(at, store_.add(value));
        // A proxy might have read another one of two, be they the same (RFC 9112 sections 3.2 and 6.3).
        if (field == beast::field::host && std::exchange(store_.hasHost, true)) error = beast::error::bad_field;
        if (field == beast::field::content_length) {
            const bool isNumber = value.find_first_not_of("0123456789") == string_view::npos;
            if (std::exchange(store_.hasLength, true) || !isNumber) error = beast::error::bad_content_length;
        }
        if (field == beast::field::transfer_encoding) {
            const bool isChunked = boost::beast::iequals(value, "chunked");
            if (std::exchange(store_.hasCoding, true) || !isChunked) store_.hasOtherCoding = true;
        }
        if (field == beast::field::expect) store_.expectsContinue = boost::beast::iequals(value, "100-continue");
    }
    void on_header_impl(Error& error) override
    {
        constexpr int http11 = 11;
        store_.hasHead = true;
        // RFC 9112 section 3.2 wants the one field, section 6.1 forbids the other one where nobody knew it.
        if (store_.version >= http11 ? !store_.hasHost : store_.hasCoding) error = beast::error::bad_field;
    }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
    std::size_t on_body_impl(string_view piece, Error&) override
    {
        store_.body.append(piece.data(), piece.size());
        return piece.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, Error& error) override
    {
        return on_body_impl(piece, error);
    }
    void on_finish_impl(Error&) override {}

    Store& store_;
};

} // namespace

struct Parser::Machine
{
    Store store;
    Request request;
    std::optional<Reader> reader;
};

/// Machines that wait for a request, whichever connection it comes on: so that idle connections have none, and many
/// busy ones share a few whose memory is at hand. Of one thread.
std::vector<std::unique_ptr<Parser::Machine>>& Parser::spare()
{
    thread_local std::vector<std::unique_ptr<Machine>> machines;
    return machines;
}

Parser::Parser(const Sizes& sizes) : sizes_(sizes) {}
Parser::~Parser() = default;

void Parser::begin()
{
    begun_ = true;
    auto& machines = spare();
    if (machines.empty()) {
        machine_ = std::make_unique<Machine>();
    } else {
        machine_ = std::move(machines.back());
        machines.pop_back();
    }
    machine_->reader.emplace(sizes_, machine_->store);
}

std::size_t Parser::feed(std::string_view bytes)
{
    std::size_t blank = 0; // empty lines before a request count for nothing (RFC 9112 section 2.2)
    while (!begun_ && bytes.substr(blank).starts_with("\r\n")) blank += 2;
    bytes.remove_prefix(blank);
    if (bytes.empty() || (!begun_ && bytes == "\r")) return blank;
    if (!begun_) begin();
    return blank + feedBegun(bytes);
}

std::size_t Parser::feedBegun(std::string_view bytes)
{
    Reader& reader = *machine_->reader;
    if (reader.is_done() || refusal_ != 0) return 0;
    Error error;
    const std::size_t used = reader.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (error == beast::error::need_more) {
        // Beast waits for ever for a line whose first part ends where its limit does.
        if (bytes.size() - used >= sizes_.head) refusal_ = hasHead() ? 400 : 431;
        return used;
    }
    if (error) refusal_ = statusOf(error);
    // A transfer coding other than chunked hides where the body ends (RFC 9112 section 6.1).
    if (hasHead() && machine_->store.hasOtherCoding) refusal_ = refusal_ == 0 ? 501 : refusal_;
    return used;
}

bool Parser::hasHead() const { return begun_ && machine_->store.hasHead; }
bool Parser::isComplete() const { return begun_ && refusal_ == 0 && machine_->reader->is_done(); }
bool Parser::expectsContinue() const { return begun_ && machine_->store.expectsContinue; }
bool Parser::keepsAlive() const { return machine_->reader->keep_alive(); }

Request& Parser::request()
{
    const Store& store = machine_->store;
    Request& request = machine_->request;
    request.method = store.view(store.method);
    const std::string_view target = store.view(store.target);
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.path = target.substr(0, mark);
    request.query = mark == target.size() ? std::string_view() : target.substr(mark + 1);
    request.fields.clear();
    for (const auto& [name, value] : store.fields) request.fields.push_back({store.view(name), store.view(value)});
    request.body = store.body;
    return request;
}

void Parser::reset()
{
    constexpr std::size_t kept = 4096; // bytes: what most requests need
    constexpr std::size_t few = 8;     // machines
    refusal_ = 0;
    if (!std::exchange(begun_, false)) return;
    if (machine_->store.body.capacity() > kept) machine_->store.body = {};
    machine_->store.clear();
    auto& machines = spare();
    if (machines.size() < few) machines.push_back(std::move(machine_));
    machine_.reset();
}

} // namespace http
