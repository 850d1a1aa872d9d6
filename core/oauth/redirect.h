#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oauth {

/// One thing to know about a redirect URI before the browser opens.
struct Advice
{
    bool prevents = false; ///< the sign-in cannot work; otherwise it may
    std::string sentence;
};

/// A redirect URI taken apart, as far as a listener needs it.
struct Redirect
{
    enum class Host {
        IPv4,      ///< 127.0.0.1
        IPv6,      ///< [::1]
        Localhost, ///< a name that may mean either
        Elsewhere, ///< nothing that this machine can listen on: the redirected address has to be pasted
    };
    Host host = Host::Elsewhere;
    std::uint16_t port = 0; ///< 0: any
    std::string path = {};  ///< with its slash; `/` where the address has none
    std::string text = {};  ///< as it was given
};

/// Never fails: what cannot be listened on is Elsewhere.
Redirect readRedirect(std::string_view uri);

/// The redirect URI to send with a request: that of `redirect` with `port` in it.
std::string withPort(const Redirect& redirect, std::uint16_t port);

/// What RFC 8252 (sections 7.1, 7.3, 8.3) and Zoom's documentation have to say about a redirect URI.
std::vector<Advice> adviceOn(std::string_view uri);

/// Why `sent` will not be taken for `registered`, in one sentence; empty when it will. Compared character by character
/// (RFC 6749 section 3.1.2.3), but for the port of a loopback address, which Zoom ignores.
std::string differenceBetween(std::string_view registered, std::string_view sent);

} // namespace oauth
