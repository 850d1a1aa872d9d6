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

/// Whether it is an IPv4 address of the loopback's block, 127.0.0.0/8.
bool isLoopbackAddress(std::string_view text)
{
    constexpr unsigned most = 255;
    if (!text.starts_with("127.")) return false;
    for (int numbers = 1;; ++numbers) {
        unsigned number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || number > most) return false;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty()) return numbers == 4;
        if (text.front() != '.') return false;
        text.remove_prefix(1);
    }
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
    const std::size_t colon = host.find(':', host.starts_with('[') ? host.find(']') : 0);
    const std::string_view name = host.substr(0, colon);
    if (colon != std::string_view::npos && !isPort(host.substr(colon + 1))) return false;
    return isLoopbackAddress(name) || name == "[::1]" || equalsIgnoringCase(name, "localhost");
}

} // namespace http
