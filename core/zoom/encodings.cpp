#include "zoom/encodings.h"

#include "base/base64url.h"
#include "base/secret.h"

#include <algorithm>
#include <utility>

namespace zoom {

std::string fromHex(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef0123456789ABCDEF";
    if (text.size() % 2 != 0) return {};
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const std::size_t high = digits.find(text[i]);
        const std::size_t low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return {};
        bytes += static_cast<char>((high & 0xf) << 4 | (low & 0xf));
    }
    return bytes;
}

std::string fromBase64(std::string_view text)
{
    while (text.ends_with('=')) text.remove_suffix(1);
    std::string url(text);
    std::replace(url.begin(), url.end(), '+', '-');
    std::replace(url.begin(), url.end(), '/', '_');
    base::Base64Url decoded = base::decodeBase64Url(url);
    base::wipe(url); // it may spell a secret
    if (decoded.badAt) base::wipe(decoded.bytes);
    return std::move(decoded.bytes);
}

std::string toBase64(std::string_view bytes)
{
    std::string text = toBase64Url(bytes);
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::string toBase64Url(std::string_view bytes)
{
    std::string text;
    base::appendBase64Url(text, bytes);
    return text;
}

} // namespace zoom
