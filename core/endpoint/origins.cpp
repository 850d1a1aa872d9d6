#include "endpoint/origins.h"

#include "endpoint/mediatype.h"

#include <algorithm>
#include <array>
#include <utility>

namespace endpoint {
namespace {

constexpr std::string_view schemeEnd = "://";

/// Host and port of an origin; empty when it is none.
std::string_view hostOf(std::string_view origin)
{
    const std::size_t end = origin.find(schemeEnd);
    return end == std::string_view::npos ? std::string_view() : origin.substr(end + schemeEnd.size());
}

std::string_view withoutPort(std::string_view host)
{
    const std::size_t colon = host.rfind(':');
    const bool isPort = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
    return isPort ? host.substr(0, colon) : host;
}

/// An origin as browsers write it (its ASCII serialization): without the usual port of its scheme (RFC 6454
/// section 6.2).
std::string serialized(std::string_view origin)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> usual{
        {{"http://", ":80"}, {"https://", ":443"}}};
    std::string text = lowerCase(origin);
    for (const auto& [scheme, port] : usual)
        if (text.starts_with(scheme) && text.ends_with(port)) text.resize(text.size() - port.size());
    return text;
}

bool isLoopbackOrigin(std::string_view origin)
{
    const bool isWeb = origin.starts_with("http://") || origin.starts_with("https://");
    return isWeb && http::isLoopbackHost(hostOf(origin));
}

} // namespace

bool isOrigin(std::string_view text)
{
    if (text == "*") return true;
    const std::string_view host = hostOf(text);
    const std::string_view scheme = text.substr(0, text.size() - host.size());
    return scheme.size() > schemeEnd.size() && !host.empty() &&
           text.find_first_of(" \t\r\n,*?#@\\\"") == std::string_view::npos && host.find('/') == std::string_view::npos;
}

Origins::Origins(const std::vector<std::string>& allowed)
{
    for (const std::string& origin : allowed) allowed_.push_back(serialized(origin));
    anybody_ = std::find(allowed.begin(), allowed.end(), "*") != allowed.end();
}

bool Origins::knowsHost(std::string_view host) const
{
    const std::string wanted = lowerCase(withoutPort(host));
    return std::any_of(allowed_.begin(), allowed_.end(),
                       [&](const std::string& origin) { return withoutPort(hostOf(origin)) == wanted; });
}

bool Origins::allows(std::string_view origin) const
{
    if (isLoopbackOrigin(origin)) return true;
    return std::find(allowed_.begin(), allowed_.end(), lowerCase(origin)) != allowed_.end();
}

void Origins::addFields(const http::Request& request, http::Response& response) const
{
    if (anybody_) {
        response.fields.emplace_back("Access-Control-Allow-Origin", "*");
    } else {
        const std::string_view origin = request.field("Origin");
        if (allows(origin)) response.fields.emplace_back("Access-Control-Allow-Origin", origin);
        response.fields.emplace_back("Vary", "Origin");
    }
    if (request.method != "OPTIONS") return;
    response.fields.emplace_back("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
    response.fields.emplace_back("Vary", "Access-Control-Request-Headers");
    if (const std::string_view asked = request.field("Access-Control-Request-Headers"); !asked.empty())
        response.fields.emplace_back("Access-Control-Allow-Headers", asked);
}

} // namespace endpoint
