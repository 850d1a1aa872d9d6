// Whatever comes in over HTTP: parser, endpoint and signer hold, and answer nothing but what they should.
#include "endpoint/endpoint.h"
#include "http/parser.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdlib>
#include <set>

namespace {

using endpoint::Endpoint;

void require(bool holds)
{
    if (!holds) std::abort();
}

base::Secret secret()
{
    std::string text = "fuzz-secret";
    return base::Secret::take(text);
}

Endpoint makeEndpoint()
{
    endpoint::Keys keys;
    for (const char* const kind : {"video", "meeting"})
        keys.credentials.push_back({zoom::tableFor(kind), "fuzz-key", secret()});
    return {
        {.origins = {"https://app.example.org"}},
        std::move(keys),
        {.clock = [] { return base::fromEpochSeconds(1'800'000'000); },
         .ticks = [] { return std::chrono::nanoseconds{0}; },
         .log = [](const endpoint::LogEntry& entry) { require(nlohmann::json::accept(endpoint::logLine(entry))); }}};
}

void examine(const http::Request& request)
{
    static Endpoint endpoint = makeEndpoint();
    static const std::set<int> statuses{200, 204, 400, 404, 413, 415, 421};
    const http::Response response = endpoint.answer(request);
    require(statuses.count(response.status) == 1);
    for (const auto& [name, value] : response.fields) require(value.find_first_of("\r\n") == std::string::npos);
    if (response.status == 204 || request.method == "GET" || request.method == "HEAD") return;
    const auto body = nlohmann::json::parse(response.body); // throws, and so ends the run, where it is none
    if (response.status != 200) return require(body.contains("error") || body.contains("errors"));
    const jwt::Decoded token = jwt::decode(body["signature"].get<std::string>());
    require(jwt::verify(token, jwt::Key(secret())));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size); // NOLINT(*-reinterpret-cast)
    http::Parser parser({});
    for (std::size_t used = 0; used < size; parser.reset()) {
        const std::size_t read = parser.feed(bytes.substr(used));
        if (!parser.isComplete()) break;
        used += read;
        examine(parser.request());
    }
    // A mutated request rarely parses, so the input is taken for a body too; its first byte says how it is packed.
    if (size == 0) return 0;
    const std::string length = std::to_string(size - 1);
    constexpr std::array<std::string_view, 4> types{"application/json", "application/json; charset=utf-16",
                                                    "application/json; charset=utf-16le",
                                                    "application/json;charset=\"utf-8\""};
    constexpr std::array<std::string_view, 3> codings{"identity", "gzip", "deflate"};
    http::Request request{.method = "POST", .path = (data[0] & 1U) != 0 ? "/video" : "/", .body = bytes.substr(1)};
    request.fields = {{"Host", "localhost"},
                      {"Content-Length", length},
                      {"Content-Type", types[data[0] / 2U % types.size()]},
                      {"Content-Encoding", codings[data[0] / 8U % codings.size()]}};
    examine(request);
    return 0;
}
