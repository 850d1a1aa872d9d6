#include "zoom/pseudonym.h"

#include "base/random.h"
#include "zoom/autopsy.h"
#include "zoom/encodings.h"

#include <set>
#include <utility>

namespace zoom {
namespace {

/// Whether an HMAC looks like chance made it. In base64url it then has about 31 different characters, and never fewer
/// than 20; words that somebody typed in its place have fewer.
bool looksRandom(std::string_view mac)
{
    constexpr std::size_t leastDifferent = 20;
    const std::string text = toBase64Url(mac);
    return std::set<char>(text.begin(), text.end()).size() >= leastDifferent;
}

std::optional<jwt::Key> keyFor(const jwt::Decoded& token)
{
    std::string bytes = macIn(token);
    if (!looksRandom(bytes)) bytes = base::systemRandom()(jwt::Key::macSize);
    if (bytes.empty()) return std::nullopt;
    return jwt::Key(base::Secret::take(bytes));
}

} // namespace

Pseudonyms::Pseudonyms(const jwt::Decoded& token) : key_(keyFor(token)) {}

std::string Pseudonyms::of(std::string_view value) const
{
    static constexpr std::string_view digits = "0123456789abcdef";
    if (!key_) return "#hidden";
    const jwt::Key::Mac mac = key_->mac(value);
    std::string text = "#";
    for (const char byte : std::string_view(mac.data(), 4)) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 0xf];
    }
    return text;
}

} // namespace zoom
