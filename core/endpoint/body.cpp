#include "endpoint/body.h"

#include "endpoint/charset.h"
#include "endpoint/inflate.h"
#include "endpoint/mediatype.h"

namespace endpoint {
namespace {

constexpr Refusal tooLarge{413, "The body is too large: send at most 100 KiB"};
constexpr Refusal unknownEncoding{
    415, "The body's content encoding is not known here: send it plain, or as gzip or deflate"};
constexpr Refusal unknownCharset{415, "The body's charset is not known here: send UTF-8"};
constexpr Refusal damaged{400, "The body does not unpack: it is damaged, cut, or packed in another way than it says"};
constexpr Refusal notJson{400, "The body is no JSON object: send one, such as {\"role\":1}"};

/// The body without its content coding. Costs nothing where it has none: `storage` holds what had to be unpacked.
tl::expected<std::string_view, Refusal> unpacked(const http::Request& request, std::string& storage)
{
    const std::string coding = lowerCase(request.field("Content-Encoding"));
    if (coding.empty() || coding == "identity") return request.body;
    if (coding != "gzip" && coding != "deflate") return tl::unexpected(unknownEncoding);
    const auto compression = coding == "gzip" ? Compression::Gzip : Compression::Deflate;
    switch (inflate(request.body, compression, largestBody, storage)) {
    case InflateFault::None: return storage;
    case InflateFault::TooLong: return tl::unexpected(tooLarge);
    default: return tl::unexpected(damaged);
    }
}

/// Whether the request announces a body, be it empty.
bool hasBody(const http::Request& request)
{
    return !request.field("Content-Length").empty() || !request.field("Transfer-Encoding").empty();
}

} // namespace

tl::expected<JsonObject, Refusal> bodyOf(const http::Request& request)
{
    if (request.body.size() > largestBody) return tl::unexpected(tooLarge);
    if (!hasBody(request)) return JsonObject();
    const MediaType type = mediaType(request.field("Content-Type"));
    if (type.name != "application/json") return JsonObject();
    const auto charset = type.charset.empty() ? Charset::Utf8 : charsetNamed(type.charset);
    if (!charset) return tl::unexpected(unknownCharset);

    std::string storage;
    const auto bytes = unpacked(request, storage);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string text = decoded(*bytes, *charset);
    if (text.empty()) return JsonObject();
    auto json = parseJson(text);
    if (!json) return tl::unexpected(notJson);
    if (auto* const object = std::get_if<JsonObject>(&json->value)) return std::move(*object);
    if (std::holds_alternative<JsonList>(json->value)) return JsonObject();
    return tl::unexpected(notJson);
}

} // namespace endpoint
