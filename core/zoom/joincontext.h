#pragma once

#include "zoom/tokenkind.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zoom {

/// Where the SDK runs. All but `Web` are native SDKs.
enum class Platform { Web, Ios, Android, Desktop, Linux };
/// `web`, `ios`, `android`, `desktop`, `linux`
std::string_view name(Platform platform);
/// The reverse of `name`; `native` is `Desktop`.
std::optional<Platform> platformNamed(std::string_view name);
/// Every platform, in the order in which doors list them.
std::span<const Platform> platforms();
/// Whether a code such as `web:3712` or `native:1507` is one that the SDK of that platform answers with.
bool answersOn(Platform platform, std::string_view code);

/// What is joined.
enum class Target { Unknown, Session, Meeting };

/// Whose meeting it is, seen from the account that owns the app.
enum class Account { Unknown, Same, Other };

/// What the join is told beside the token, as far as it is known.
struct JoinContext
{
    Target target = Target::Unknown;               ///< as far as somebody says it in so many words
    std::optional<std::string> topic = {};         ///< session name, as passed to the Video SDK's join()
    std::optional<std::string> meetingNumber = {}; ///< as passed to the Meeting SDK's join()
    std::optional<std::string> passcode = {};      ///< likewise, of either SDK
    std::optional<Platform> platform = {};
    Account account = Account::Unknown;
    bool zak = false; ///< a ZAK is at hand
    bool obf = false; ///< an on-behalf token is at hand

    /// Whether anything is known at all: without that, nobody speaks of a join.
    bool isGiven() const;
    /// What is joined: what is said, or what the rest gives away, for only sessions have topics, and only meetings
    /// numbers, accounts and tokens beside the SDK's. Unknown also where it speaks of both.
    Target whatIsJoined() const;
    /// Whether it is a native SDK that joins: it takes the meeting's number, and whether to start it, from the call.
    bool isNative() const { return platform && *platform != Platform::Web; }
};

/// What a join needs beside the address of the meeting.
struct NeededTokens
{
    bool zak;                 ///< the user's ZAK
    bool obfOrZak;            ///< an on-behalf token, or the user's ZAK
    std::string_view tokens;  ///< `SDK token and ZAK`
    std::string_view because; ///< one sentence
};

/// Whether the role in a Meeting SDK token is that of a host: 1, or "1", which the web SDK reads alike
/// (@zoom/meetingsdk 6.2.0).
bool asksForHost(const jwt::Decoded& token);

/// The tokens that this join needs, by the rules that Zoom enforces since 2 March 2026. `host`: the token's role is 1,
/// which the web SDK goes by.
/// A Video SDK session needs its token alone.
const NeededTokens& neededTokens(TokenKind kind, bool host, const JoinContext& join);

/// Whether such a join takes tokens of that kind as the SDK's, as far as it is known what is joined.
bool takes(const JoinContext& join, TokenKind kind);

/// What is needed beside this token, of that kind; null where no join is spoken of, or one that the token is not for.
const NeededTokens* neededBeside(const jwt::Decoded& token, TokenKind kind, const JoinContext& join);

} // namespace zoom
