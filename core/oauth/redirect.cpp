#include "oauth/redirect.h"

#include "oauth/form.h"

#include <QUrl>

#include <algorithm>
#include <regex>

namespace oauth {
namespace {

QUrl urlOf(std::string_view text)
{
    return QUrl(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), QUrl::StrictMode);
}

/// The address in its parts as they are written: QUrl would make them small and tidy.
struct Written
{
    std::string_view scheme;
    std::string_view host;
    std::string_view port;
    std::string_view rest; ///< path and query
};

Written takenApart(std::string_view uri)
{
    Written parts;
    const std::size_t colon = uri.find("://");
    if (colon == std::string_view::npos)
        return {.scheme = uri.substr(0, uri.find(':')), .host = {}, .port = {}, .rest = uri};
    parts.scheme = uri.substr(0, colon);
    uri.remove_prefix(colon + 3);
    const std::size_t end = std::min(uri.find_first_of("/?#"), uri.size());
    std::string_view authority = uri.substr(0, end);
    parts.rest = uri.substr(end);
    const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
    const std::size_t portAt = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    parts.host = authority.substr(0, portAt);
    if (portAt != std::string_view::npos) parts.port = authority.substr(portAt + 1);
    return parts;
}

bool hasCapital(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Whether a path goes up or stays in place somewhere (RFC 3986 section 5.2.4).
bool hasDotSegment(std::string_view rest)
{
    const std::string path = std::string(rest.substr(0, rest.find('?'))) + '/';
    return path.find("/./") != std::string::npos || path.find("/../") != std::string::npos;
}

/// Whether a path holds a letter, a digit or -._~ as % and two digits: those may come back as they are (RFC 3986
/// section 6.2.2.2).
bool hasNeedlessEscape(std::string_view rest)
{
    const std::string path(rest.substr(0, rest.find('?')));
    static const std::regex needless("%(2d|2e|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7e)", std::regex::icase);
    return std::regex_search(path, needless);
}

/// Whether the query has a member that the server's answer is told by.
bool hasAnswer(std::string_view rest)
{
    const std::size_t question = std::min(rest.find('?'), rest.size());
    const Pairs query = readForm(rest.substr(std::min(question + 1, rest.size())));
    return std::any_of(query.begin(), query.end(), [](const auto& pair) {
        return pair.first == "code" || pair.first == "state" || pair.first == "error";
    });
}

bool isLoopbackLiteral(std::string_view host) { return host == "127.0.0.1" || host == "[::1]"; }

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

} // namespace

Redirect readRedirect(std::string_view uri)
{
    Redirect redirect{.text = std::string(uri)};
    const QUrl url = urlOf(uri);
    if (!url.isValid() || url.scheme() != "http" || !url.userInfo().isEmpty() || url.hasFragment()) return redirect;
    const QString host = url.host();
    if (host == "127.0.0.1") redirect.host = Redirect::Host::IPv4;
    if (host == "::1") redirect.host = Redirect::Host::IPv6;
    if (host == "localhost") redirect.host = Redirect::Host::Localhost;
    if (redirect.host == Redirect::Host::Elsewhere) return redirect;
    redirect.port = static_cast<std::uint16_t>(url.port(0));
    const std::string path = url.path(QUrl::FullyEncoded).toStdString();
    redirect.path = path.empty() ? "/" : path;
    return redirect;
}

std::string withPort(const Redirect& redirect, std::uint16_t port)
{
    const Written parts = takenApart(redirect.text);
    return std::string(parts.scheme) + "://" + std::string(parts.host) + ':' + std::to_string(port) +
           std::string(parts.rest);
}

std::vector<Advice> adviceOn(std::string_view uri)
{
    const QUrl url = urlOf(uri);
    const Written parts = takenApart(uri);
    if (uri.empty()) return {{true, "There is no redirect URI: register one, such as http://127.0.0.1/callback."}};
    if (!url.isValid() || parts.host.empty())
        return {{true, "The redirect URI is no address with a host: write it like http://127.0.0.1/callback."}};
    std::vector<Advice> advice;
    const auto say = [&advice](bool prevents, const char* sentence) { advice.push_back({prevents, sentence}); };
    if (url.scheme() != "http" && url.scheme() != "https")
        say(true, "Zoom takes a scheme of one's own only from apps with Meeting SDK: use http://127.0.0.1/callback.");
    if (url.hasFragment()) say(true, "A redirect URI may not hold a #: take the part behind it away.");
    if (hasCapital(uri))
        say(false, "The redirect URI holds capital letters, and Zoom has refused such: make them small.");
    const Redirect redirect = readRedirect(uri);
    if (redirect.host == Redirect::Host::Localhost)
        say(false, "Zoom has refused http://localhost since 2026: register and use http://127.0.0.1 instead.");
    if (redirect.host == Redirect::Host::Elsewhere)
        say(false,
            "The browser will be sent to a place where Callsign cannot listen: paste the address it ends up at.");
    if (hasDotSegment(parts.rest))
        say(true, "A redirect URI may not hold . or .. between slashes, which browsers take away: write it without.");
    if (redirect.host != Redirect::Host::Elsewhere && hasNeedlessEscape(parts.rest))
        say(true,
            "The redirect URI writes a plain letter, digit or dot with %, which browsers undo: write it plainly.");
    if (hasAnswer(parts.rest))
        say(true, "The redirect URI holds code, state or error, which Zoom's answer adds: write it without.");
    if (parts.rest.size() > 1 && parts.rest.ends_with('/'))
        say(false, "The redirect URI ends in a slash: it has to be registered with it.");
    return advice;
}

std::string differenceBetween(std::string_view registered, std::string_view sent)
{
    const Written a = takenApart(registered);
    const Written b = takenApart(sent);
    if (a.scheme != b.scheme)
        return "The registered redirect URI starts with " + quoted(a.scheme) + ", this one with " + quoted(b.scheme) +
               '.';
    if (a.host != b.host)
        return "The registered redirect URI names " + quoted(a.host) + ", this one " + quoted(b.host) +
               ": to Zoom they are different hosts.";
    if (a.port != b.port && !isLoopbackLiteral(a.host))
        return "The registered redirect URI has the port " + quoted(a.port) + ", this one " + quoted(b.port) + '.';
    if (a.rest == b.rest) return {};
    if (std::string(a.rest) + '/' == b.rest || a.rest == std::string(b.rest) + '/')
        return "One of the two redirect URIs ends in a slash and the other does not.";
    const bool sameButCase = std::equal(a.rest.begin(), a.rest.end(), b.rest.begin(), b.rest.end(),
                                        [](char x, char y) { return (x | 0x20) == (y | 0x20); });
    if (sameButCase) return "The two redirect URIs differ in capital letters.";
    return "The registered redirect URI goes on with " + quoted(a.rest) + ", this one with " + quoted(b.rest) + '.';
}

} // namespace oauth
