#include "zoom/pseudonym.h"

#include "base/random.h"

namespace zoom {
namespace {

std::optional<jwt::Key> randomKey()
{
    std::string bytes = base::systemRandom()(jwt::Key::macSize);
    if (bytes.empty()) return std::nullopt;
    return jwt::Key(base::Secret::take(bytes));
}

} // namespace

Pseudonyms::Pseudonyms() : key_(randomKey()) {}

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
