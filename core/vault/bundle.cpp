#include "vault/bundle.h"

#include <algorithm>
#include <charconv>

namespace vault {
namespace {

/// The netstring at the head of `rest`, which is cut off it; nothing when there is none.
std::optional<std::string_view> takeNetstring(std::string_view& rest)
{
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), size);
    const auto digits = static_cast<std::size_t>(end - rest.data());
    if (error != std::errc{} || (digits > 1 && rest.front() == '0')) return std::nullopt;
    rest.remove_prefix(digits);
    if (rest.size() < 2 || rest.front() != ':' || size > rest.size() - 2 || rest[size + 1] != ',') return std::nullopt;
    const std::string_view text = rest.substr(1, size);
    rest.remove_prefix(size + 2);
    return text;
}

void appendNetstring(std::string& out, std::string_view text)
{
    out += std::to_string(text.size());
    out += ':';
    out += text;
    out += ',';
}

} // namespace

void Bundle::set(std::string name, base::Secret secret)
{
    const auto same = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.name == name; });
    if (same != entries_.end())
        same->secret = std::move(secret);
    else
        entries_.push_back({std::move(name), std::move(secret)});
}

const base::Secret* Bundle::find(std::string_view name) const
{
    const auto same = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.name == name; });
    return same == entries_.end() ? nullptr : &same->secret;
}

base::Secret Bundle::bytes() const
{
    constexpr std::size_t frames = 2 * (20 + 2); // two lengths of at most 20 digits, each with its two marks
    std::size_t size = 0;
    for (const Entry& entry : entries_) size += entry.name.size() + entry.secret.size() + frames;
    std::string bytes;
    bytes.reserve(size); // never grows: no unwiped copy is left behind
    for (const Entry& entry : entries_) {
        appendNetstring(bytes, entry.name);
        appendNetstring(bytes, entry.secret.reveal());
    }
    return base::Secret::take(bytes);
}

std::optional<Bundle> Bundle::parse(std::string_view bytes)
{
    Bundle bundle;
    while (!bytes.empty()) {
        const auto name = takeNetstring(bytes);
        const auto secret = name ? takeNetstring(bytes) : std::nullopt;
        if (!secret || bundle.find(*name) != nullptr) return std::nullopt;
        std::string copy(*secret);
        bundle.set(std::string(*name), base::Secret::take(copy));
    }
    return bundle;
}

} // namespace vault
