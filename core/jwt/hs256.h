#pragma once

#include "base/secret.h"
#include "jwt/claims.h"
#include "jwt/decode.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

struct evp_mac_ctx_st;

namespace jwt {

/// A secret made ready for HMAC-SHA256 (RFC 7518 section 3.2). OpenSSL's keyed context is kept and restarted for
/// each message: that is half of the price of a mint. Move-only; one thread at a time.
class Key
{
public:
    static constexpr std::size_t macSize = 32; ///< bytes
    using Mac = std::array<char, macSize>;

    /// Keeps nothing of `secret` but OpenSSL's own state, which OpenSSL wipes. Any length is taken, the empty one too.
    explicit Key(const base::Secret& secret);

    /// HMAC-SHA256 of `message`.
    Mac mac(std::string_view message) const;

private:
    struct Free
    {
        void operator()(evp_mac_ctx_st* context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, Free> context_;
};

/// HMAC of `message` with another hash, by OpenSSL's name for it (`SHA512`): to recognise, never to sign.
std::string macWith(const char* digest, std::string_view secret, std::string_view message);

/// The compact token `base64url({"alg":"HS256","typ":"JWT"}).base64url(claims).base64url(mac)` (RFC 7515 section 3.1).
/// Same claims, same key: same bytes.
std::string sign(const Claims& claims, const Key& key);
/// Appends the same to `out`, of a payload that is JSON text already.
void appendSigned(std::string& out, std::string_view payload, const Key& key);
/// A token with a header of its own, such as one that tests a peer. Its MAC is HMAC-SHA256 whatever the header says.
std::string sign(std::string_view header, std::string_view payload, const Key& key);

/// Whether the token's bytes are signed with `key`. The algorithm is pinned: a header that does not say `HS256`, once
/// and exactly, never verifies (RFC 8725 section 3.1), nor does one with extensions that must be understood (`crit`,
/// RFC 7515 section 4.1.11). Compared in constant time.
bool verify(const Decoded& token, const Key& key);

} // namespace jwt
