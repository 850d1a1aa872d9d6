#include "zoom/joincontext.h"

#include <array>

namespace zoom {
namespace {

constexpr std::array<std::string_view, 5> names{"web", "ios", "android", "desktop", "linux"};
constexpr std::array all{Platform::Web, Platform::Ios, Platform::Android, Platform::Desktop, Platform::Linux};

// Zoom's Meeting SDK authorization page and its questions and answers about on-behalf tokens.
constexpr NeededTokens videoJoin{false, false, "SDK token", "A Video SDK session asks for its own token alone."};
constexpr NeededTokens start{true, false, "SDK token and ZAK",
                             "Only a Zoom user can start a meeting, and the ZAK says which one."};
constexpr NeededTokens nativeHost{false, false, "SDK token; to start the meeting also the host's ZAK",
                                  "A native SDK goes by the call: the role in the token starts no meeting."};
constexpr NeededTokens insideJoin{false, false, "SDK token",
                                  "Participants of meetings in the account that owns the app need no more."};
constexpr NeededTokens outsideJoin{
    false, true, "SDK token and an OBF token or ZAK",
    "Since 2 March 2026 an app that joins another account's meeting must say for which Zoom user it does."};
constexpr NeededTokens unknownJoin{
    false, false, "SDK token; for another account's meeting also an OBF token or ZAK",
    "Which it is depends on whether the meeting belongs to the account that owns the app."};

} // namespace

std::string_view name(Platform platform) { return names[static_cast<std::size_t>(platform)]; }

std::optional<Platform> platformNamed(std::string_view name)
{
    for (const Platform platform : all)
        if (zoom::name(platform) == name) return platform;
    return name == "native" ? std::optional(Platform::Desktop) : std::nullopt;
}

std::span<const Platform> platforms() { return all; }

bool answersOn(Platform platform, std::string_view code)
{
    return (platform == Platform::Web) != code.starts_with("native:");
}

bool JoinContext::isGiven() const
{
    return whatIsJoined() != Target::Unknown || topic || meetingNumber || passcode || platform;
}

Target JoinContext::whatIsJoined() const
{
    if (target != Target::Unknown) return target;
    const bool meeting = meetingNumber || account != Account::Unknown || zak || obf;
    if (meeting == topic.has_value()) return Target::Unknown;
    return meeting ? Target::Meeting : Target::Session;
}

bool asksForHost(const jwt::Decoded& token)
{
    const jwt::Value* const role = jwt::find(token.claims, "role");
    return role != nullptr && (*role == jwt::Value(std::int64_t{1}) || *role == jwt::Value(std::string("1")));
}

const NeededTokens& neededTokens(TokenKind kind, bool host, const JoinContext& join)
{
    if (kind == TokenKind::Video) return videoJoin;
    if (host && !join.isNative()) return start;
    if (host && join.account != Account::Other) return nativeHost;
    if (join.account == Account::Unknown) return unknownJoin;
    return join.account == Account::Same ? insideJoin : outsideJoin;
}

bool takes(const JoinContext& join, TokenKind kind)
{
    const Target target = join.whatIsJoined();
    return (kind == TokenKind::Video && target != Target::Meeting) ||
           (kind == TokenKind::Meeting && target != Target::Session);
}

const NeededTokens* neededBeside(const jwt::Decoded& token, TokenKind kind, const JoinContext& join)
{
    return join.isGiven() && takes(join, kind) ? &neededTokens(kind, asksForHost(token), join) : nullptr;
}

} // namespace zoom
