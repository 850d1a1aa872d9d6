#include "join/copyas.h"

#include <array>

namespace join {
namespace {

using jwt::Claims;
using zoom::Table;

constexpr std::array sdkFormats{Format::AuthorizationHeader, Format::JsonBody, Format::EnvLine, Format::Curl,
                                Format::JoinCode};
constexpr std::array apiFormats{Format::AuthorizationHeader, Format::EnvLine, Format::Curl};

/// `text` as one word of a POSIX shell.
std::string shellWord(std::string_view text)
{
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

/// `text` as a JavaScript string literal: JSON, but for `<`, so that it can stand in a page's script as well.
std::string scriptText(std::string_view text)
{
    std::string literal;
    jwt::appendJsonString(literal, text);
    for (std::size_t at = literal.find('<'); at != std::string::npos; at = literal.find('<', at))
        literal.replace(at, 1, "\\u003c");
    return literal;
}

/// A claim as text; empty where the token does not carry it.
std::string textOf(const Claims& claims, std::string_view name)
{
    const jwt::Value* const value = jwt::find(claims, name);
    return value == nullptr ? std::string() : jwt::plainText(*value);
}

/// The JSON body for which an auth endpoint like Zoom's samples gives a token with these claims.
std::string requestBody(const Table& table, const Claims& claims)
{
    Claims members;
    for (const zoom::Slot& slot : table.slots) {
        const zoom::Field* const field = table.fieldOf(slot);
        const jwt::Value* const value = jwt::find(claims, slot.claim);
        if (field != nullptr && value != nullptr) members.push_back({std::string(field->key), *value});
    }
    const auto* const from = std::get_if<std::int64_t>(jwt::find(claims, "iat"));
    const auto* const to = std::get_if<std::int64_t>(jwt::find(claims, "exp"));
    if (from != nullptr && to != nullptr) members.push_back({"expirationSeconds", *to - *from});
    return jwt::toJson(members);
}

std::string curl(const Table& table, const Claims& claims, std::string_view token)
{
    if (table.kind == "api")
        return "curl https://api.zoom.us/v2/videosdk/sessions \\\n  --header " +
               shellWord("Authorization: Bearer " + std::string(token));
    return "curl http://127.0.0.1:4000 \\\n  --header 'Content-Type: application/json' \\\n  --data " +
           shellWord(requestBody(table, claims));
}

std::string joinCode(const Table& table, const Claims& claims, std::string_view token)
{
    const std::string signature = scriptText(token);
    if (table.kind == "video")
        return "import ZoomVideo from '@zoom/videosdk'\n\n"
               "const client = ZoomVideo.createClient()\n"
               "await client.init('en-US', 'Global', { patchJsMedia: true })\n"
               "await client.join(" +
               scriptText(textOf(claims, "tpc")) + ",\n  " + signature +
               ",\n"
               "  'Your name',\n"
               "  '' /* session passcode */)\n"
               "const stream = client.getMediaStream()\n";
    return "import ZoomMtgEmbedded from '@zoom/meetingsdk/embedded'\n\n"
           "const client = ZoomMtgEmbedded.createClient()\n"
           "await client.init({ zoomAppRoot: document.getElementById('meeting'), language: 'en-US', patchJsMedia: true "
           "})\n"
           "await client.join({\n"
           "  signature: " +
           signature +
           ",\n"
           "  meetingNumber: " +
           scriptText(textOf(claims, "mn")) +
           ",\n"
           "  password: '', // meeting passcode\n"
           "  userName: 'Your name',\n"
           "})\n";
}

} // namespace

std::span<const Format> formatsFor(const Table& table)
{
    if (table.kind == "api") return apiFormats;
    return sdkFormats;
}

std::string_view title(Format format)
{
    switch (format) {
    case Format::AuthorizationHeader: return "Authorization header";
    case Format::JsonBody: return "JSON body";
    case Format::EnvLine: return ".env line";
    case Format::Curl: return "cURL";
    case Format::JoinCode: return "Code to join";
    }
    return {};
}

std::string copyAs(Format format, const Table& table, const Claims& claims, std::string_view token)
{
    const std::string text(token);
    switch (format) {
    case Format::AuthorizationHeader: return "Authorization: Bearer " + text;
    case Format::JsonBody: {
        Claims body{{"signature", text}};
        if (table.kind == "meeting") body.push_back({"sdkKey", textOf(claims, "sdkKey")});
        return jwt::toJson(body);
    }
    case Format::EnvLine: return std::string(table.environment) + "_TOKEN=" + text;
    case Format::Curl: return curl(table, claims, token);
    case Format::JoinCode: return joinCode(table, claims, token);
    }
    return {};
}

} // namespace join
