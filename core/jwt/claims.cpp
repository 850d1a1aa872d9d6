#include "jwt/claims.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jwt {
namespace {

/// Which bytes cannot stand for themselves in a JSON string (RFC 8259 section 7).
consteval std::array<bool, 256> makeEscaped()
{
    std::array<bool, 256> escaped{};
    std::fill_n(escaped.begin(), 0x20, true);
    escaped['"'] = escaped['\\'] = true;
    return escaped;
}

constexpr auto escaped = makeEscaped();

/// How many bytes at the start of `text` stand for themselves.
std::size_t plainLength(std::string_view text)
{
    const auto isEscaped = [](char c) { return escaped[static_cast<unsigned char>(c)]; };
    return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), isEscaped) - text.begin());
}

void appendEscape(std::string& out, char c)
{
    constexpr std::string_view special = "\b\f\n\r\t\"\\";
    constexpr std::string_view letters = "bfnrt\"\\";
    constexpr std::string_view hex = "0123456789abcdef";
    out += '\\';
    if (const std::size_t i = special.find(c); i != std::string_view::npos) {
        out += letters[i];
        return;
    }
    out += "u00";
    out += hex[static_cast<unsigned char>(c) >> 4];
    out += hex[static_cast<unsigned char>(c) & 0xf];
}

struct Writer
{
    std::string& out;

    void operator()(std::nullptr_t) const { out += "null"; }
    void operator()(bool value) const { out += value ? "true" : "false"; }
    void operator()(std::int64_t value) const
    {
        std::array<char, 20> digits{};
        const auto [end, error] = std::to_chars(digits.begin(), digits.end(), value);
        out.append(digits.begin(), end);
    }
    void operator()(const Number& value) const { out += value.text; }
    void operator()(const std::string& value) const { appendJsonString(out, value); }
    void operator()(const Structure& value) const { out += value.json; }
};

} // namespace

const Value* find(const Claims& claims, std::string_view name)
{
    const auto found =
        std::find_if(claims.rbegin(), claims.rend(), [&](const Claim& claim) { return claim.name == name; });
    return found == claims.rend() ? nullptr : &found->value;
}

std::string plainText(const Value& value)
{
    if (const auto* const text = std::get_if<std::string>(&value)) return *text;
    std::string json;
    appendJson(json, value);
    return json;
}

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    while (true) {
        const std::size_t plain = plainLength(text);
        out += text.substr(0, plain);
        if (plain == text.size()) break;
        appendEscape(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

void appendJson(std::string& out, const Value& value) { std::visit(Writer{out}, value); }

void appendJson(std::string& out, const Claims& claims)
{
    out += '{';
    for (const Claim& claim : claims) {
        if (&claim != &claims.front()) out += ',';
        appendJsonString(out, claim.name);
        out += ':';
        appendJson(out, claim.value);
    }
    out += '}';
}

std::string toJson(const Claims& claims)
{
    std::string json;
    json.reserve(claims.size() * 32);
    appendJson(json, claims);
    return json;
}

} // namespace jwt
