#pragma once

#include "base/problem.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vault {

/// What kind of app the credential belongs to. Its name is what `--kind` and profiles.json say.
enum class Kind {
    Video,   ///< Video SDK key and secret
    Meeting, ///< Meeting SDK: client ID and secret of a General app
    Api,     ///< Video SDK REST API key and secret
    OAuth,   ///< client ID and secret of a General app, for sign-in; signs Meeting SDK tokens as well
    S2S,     ///< Server-to-Server OAuth app; has an account id
};

/// Which of a developer's worlds the app lives in; the window gives each a colour and its name.
enum class Environment { None, Development, Staging, Production, Government };

/// One app's credential without its secret: all that profiles.json knows.
struct Profile
{
    std::string id;   ///< made once by `newId`, never changed; the secret's name in the keychain
    std::string name; ///< unique, see `sameName`
    Kind kind = Kind::Video;
    std::string key;              ///< SDK key, API key or client ID; public
    std::string accountId = {};   ///< S2S alone
    std::string redirectUri = {}; ///< OAuth alone
    std::string oauthBase = {};   ///< empty: https://zoom.us
    std::string apiBase = {};     ///< empty: https://api.zoom.us
    Environment environment = Environment::None;
    bool publicClient = false; ///< an OAuth client without a secret

    bool operator==(const Profile&) const = default;
};

/// `video`, `s2s`.
std::string_view name(Kind kind);
/// The reverse of `name`.
std::optional<Kind> kindNamed(std::string_view name);
/// `production`; empty for `None`.
std::string_view name(Environment environment);
/// The reverse of `name`; an empty text is `None`.
std::optional<Environment> environmentNamed(std::string_view name);
/// Every kind, in the order in which doors list them.
std::span<const Kind> kinds();
/// Every environment, `None` first.
std::span<const Environment> environments();

/// What people call the kind: `Video SDK`, `Server-to-Server OAuth`.
std::string_view title(Kind kind);
/// What Zoom calls the key of that kind: `SDK Key`, `Client ID`.
std::string_view keyLabel(Kind kind);
/// What Zoom calls the secret of that kind: `SDK Secret`, `Client Secret`.
std::string_view secretLabel(Kind kind);
/// One sentence that names the place in Zoom's Marketplace or account where key and secret of that kind are shown.
std::string_view whereToFind(Kind kind);
/// What the env variables of that kind start with: `ZOOM_VIDEO_SDK`, `ZOOM_CLIENT`; their endings are `_KEY` (`_ID` for
/// OAuth and S2S) and `_SECRET`.
std::string_view environmentPrefix(Kind kind);

/// The kind of token that such a profile's secret signs, as zoom's tables name it; empty where it signs none. The
/// secret of a General app signs Meeting SDK tokens as well as people in, whatever it was kept for.
std::string_view signedKind(const Profile& profile);

/// Whether both are the same name: the letters A to Z stand for a to z as well.
bool sameName(std::string_view one, std::string_view other);

/// Whether what is sent to that address is read there alone: it is https, or http on this machine, and names a host.
bool isSafeAddress(std::string_view address);

/// A new id: 32 hex digits from the system's randomness; empty when the system has none to give.
std::string newId();

/// What is wrong with a profile that somebody filled in, all at once, by the names of its members. `others` are the
/// profiles that it will stand among; one of the same id is itself.
/// Rules: name and key are needed; a name is unique, at most 64 characters and one line; a key is one line of visible
/// ASCII; S2S needs an account id; addresses are https, or http to a loopback host (RFC 8252 section 7.3).
std::vector<base::Problem> problemsOf(const Profile& profile, std::span<const Profile> others);

/// The part of these that is about where the servers are.
std::vector<base::Problem> problemsOfBases(const Profile& profile);

/// `wanted`, or `wanted (2)` and so on if a profile of that name is there.
std::string freeName(std::string_view wanted, std::span<const Profile> others);

} // namespace vault
