#include "http/message.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace http {
namespace {

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool isPort(std::string_view text)
{
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port <= 65535;
}

} // namespace

std::string_view Request::field(std::string_view name) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& field) { return equalsIgnoringCase(field.name, name); });
    return found == fields.end() ? std::string_view() : found->value;
}

std::string_view reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 302: return "Found";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return {};
    }
}

bool isLoopbackHost(std::string_view host)
{
    constexpr std::array<std::string_view, 3> names{"127.0.0.1", "[::1]", "localhost"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        if (!equalsIgnoringCase(host.substr(0, name.size()), name)) return false;
        const std::string_view rest = host.substr(name.size());
        return rest.empty() || (rest.front() == ':' && isPort(rest.substr(1)));
    });
}

} // namespace http
