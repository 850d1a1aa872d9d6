#pragma once

#include "base/secret.h"
#include "vault/dotenv.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vault {

/// A key and its secret, as Zoom's Marketplace hands them out. The key is public; it stands in every token.
struct Credential
{
    std::string key;
    base::Secret secret;
};

/// The pair `<prefix>_KEY`, `<prefix>_SECRET` among the variables (`ZOOM_VIDEO_SDK_KEY`), if the key or the secret is
/// there; the other one is then empty. The key may end in `_ID` instead (`ZOOM_CLIENT_ID`). A variable without a value
/// is not there.
std::optional<Credential> credentialIn(std::span<const Variable> variables, std::string_view prefix);

/// The same pair from the process's environment. The secret is overwritten there, so that nobody else reads it: it is
/// found once.
std::optional<Credential> credentialInEnvironment(std::string_view prefix);

/// A made-up pair, to try Callsign without an account. Zoom refuses tokens signed with it; the key says so.
Credential demoCredential();

} // namespace vault
