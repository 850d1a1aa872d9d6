#include "oauth/form.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>

namespace oauth {
namespace {

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::uint8_t byte = 0;
        const char* const digits = text.data() + i + 1;
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        if (escape) {
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

} // namespace

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(3 * text.size()); // never grows: no unwiped copy of a secret is left behind
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (isUnreserved(c))
            out += c;
        else
            (out += '%').append({digits[byte >> 4], digits[byte & 0xf]});
    }
    return out;
}

std::string formText(const Pairs& pairs)
{
    std::size_t size = 0;
    for (const auto& [name, value] : pairs) size += 3 * (name.size() + value.size()) + 2;
    std::string text;
    text.reserve(size);
    for (const auto& [name, value] : pairs) {
        if (!text.empty()) text += '&';
        text += percentEncoded(name);
        text += '=';
        text += percentEncoded(value);
    }
    return text;
}

Pairs readForm(std::string_view text)
{
    Pairs pairs;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        if (part.empty()) continue;
        const std::size_t equals = std::min(part.find('='), part.size());
        pairs.emplace_back(decoded(part.substr(0, equals)),
                           equals < part.size() ? decoded(part.substr(equals + 1)) : std::string());
    }
    return pairs;
}

std::optional<std::string> onlyValue(const Pairs& pairs, std::string_view name)
{
    const auto same = [name](const auto& pair) { return pair.first == name; };
    if (std::count_if(pairs.begin(), pairs.end(), same) != 1) return std::nullopt;
    return std::find_if(pairs.begin(), pairs.end(), same)->second;
}

std::string htmlEscaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

} // namespace oauth
