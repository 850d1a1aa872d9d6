#include "zoom/tokenkind.h"

#include "zoom/encodings.h"
#include "zoom/tables.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace zoom {
namespace {

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Base64 of `key.number.milliseconds.role.hash`, where the hash is base64 too: what the Meeting SDK for the web took
/// until 2022, and what old samples still make.
bool isLegacySignature(std::string_view text)
{
    const std::string inner = fromBase64(text);
    std::vector<std::string_view> words;
    for (std::size_t start = 0; start <= inner.size() && words.size() < 6;) {
        const std::size_t dot = std::min(inner.find('.', start), inner.size());
        words.push_back(std::string_view(inner).substr(start, dot - start));
        start = dot + 1;
    }
    return words.size() == 5 && !words[0].empty() && isNumber(words[1]) && isNumber(words[2]) && isNumber(words[3]) &&
           !fromBase64(words[4]).empty();
}

/// Tokens that Zoom makes for its own clients. What is in them is nowhere documented: issuer and audience are those of
/// ZAKs that people showed in public, and that one which names a meeting is an on-behalf token is a guess.
TokenKind userTokenKind(const jwt::Claims& claims)
{
    const auto* const issuer = std::get_if<std::string>(jwt::find(claims, "iss"));
    const auto* const audience = std::get_if<std::string>(jwt::find(claims, "aud"));
    if (issuer == nullptr || audience == nullptr || *issuer != "web" || !audience->starts_with("client"))
        return TokenKind::Unknown;
    for (const std::string_view meeting : {"mnum", "mid", "meeting_id", "meetingNumber"})
        if (jwt::find(claims, meeting) != nullptr) return TokenKind::Obf;
    return TokenKind::Zak;
}

} // namespace

TokenKind kindOf(const jwt::Decoded& token)
{
    if (token.parts.size() == 1 && isLegacySignature(token.text)) return TokenKind::LegacySignature;
    const auto has = [&](std::string_view name) { return jwt::find(token.claims, name) != nullptr; };
    const bool meets = has("mn") || has("tokenExp"); // then app_key is a slip of the pen
    if (has("tpc") || has("role_type") || (has("app_key") && !meets)) return TokenKind::Video;
    if (has("app_key") || has("appKey") || has("sdkKey") || has("mn")) return TokenKind::Meeting;
    const jwt::Value* const audience = jwt::find(token.claims, "aud");
    if (audience != nullptr && *audience == jwt::Value(std::string("https://oauth.zoom.us")))
        return TokenKind::OAuthAccess;
    if (const TokenKind kind = userTokenKind(token.claims); kind != TokenKind::Unknown) return kind;
    const bool forNobody = audience == nullptr || *audience == jwt::Value(nullptr); // Zoom's older samples write null
    return has("iss") && has("exp") && forNobody ? TokenKind::Api : TokenKind::Unknown;
}

TokenKind kindOf(const Table& table)
{
    for (const TokenKind kind : {TokenKind::Video, TokenKind::Meeting, TokenKind::Api})
        if (name(kind) == table.kind) return kind;
    return TokenKind::Unknown;
}

std::string_view name(TokenKind kind)
{
    constexpr std::array<std::string_view, 8> names{"video", "meeting",          "api",    "oauth-access", "zak",
                                                    "obf",   "legacy-signature", "unknown"};
    return names[static_cast<std::size_t>(kind)];
}

const Table* tableFor(TokenKind kind) { return tableFor(name(kind)); }

} // namespace zoom
