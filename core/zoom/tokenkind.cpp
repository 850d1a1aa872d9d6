#include "zoom/tokenkind.h"

#include "zoom/tables.h"

#include <array>
#include <string>

namespace zoom {

TokenKind kindOf(const jwt::Decoded& token)
{
    const auto has = [&](std::string_view name) { return jwt::find(token.claims, name) != nullptr; };
    if (has("app_key") || has("tpc") || has("role_type")) return TokenKind::Video;
    if (has("appKey") || has("sdkKey") || has("mn")) return TokenKind::Meeting;
    const jwt::Value* const audience = jwt::find(token.claims, "aud");
    if (audience != nullptr && *audience == jwt::Value(std::string("https://oauth.zoom.us")))
        return TokenKind::OAuthAccess;
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
    constexpr std::array<std::string_view, 5> names{"video", "meeting", "api", "oauth-access", "unknown"};
    return names[static_cast<std::size_t>(kind)];
}

const Table* tableFor(TokenKind kind) { return tableFor(name(kind)); }

} // namespace zoom
