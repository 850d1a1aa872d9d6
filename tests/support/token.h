#pragma once

#include "base/base64url.h"
#include "jwt/hs256.h"

#include <string>
#include <string_view>

namespace support {

/// The base64url form of `bytes`.
inline std::string base64Url(std::string_view bytes)
{
    std::string text;
    base::appendBase64Url(text, bytes);
    return text;
}

/// The key made of the bytes of `secret`.
inline jwt::Key keyOf(std::string_view secret)
{
    std::string copy(secret);
    return jwt::Key(base::Secret::take(copy));
}

inline constexpr std::string_view soundHeader = R"({"alg":"HS256","typ":"JWT"})";

/// A token whose payload is `payload` byte for byte, with any header and with a signature that is 32 zero bytes.
inline std::string tokenWith(std::string_view payload, std::string_view header = soundHeader)
{
    return base64Url(header) + '.' + base64Url(payload) + '.' + base64Url(std::string(32, '\0'));
}

/// The same, signed with `secret`.
inline std::string signedToken(std::string_view payload, std::string_view secret, std::string_view header = soundHeader)
{
    const std::string input = base64Url(header) + '.' + base64Url(payload);
    const jwt::Key::Mac mac = keyOf(secret).mac(input);
    return input + '.' + base64Url({mac.data(), mac.size()});
}

} // namespace support
