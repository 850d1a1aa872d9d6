#pragma once

#include "oauth/app.h"
#include "oauth/redirect.h"

#include <vector>

namespace oauth {

/// Everything that can be said of a sign-in before the browser opens: client ID, redirect URI, whether its port is free
/// on each address that will be listened on, and whether the servers' addresses are safe. Listens for a moment.
/// `browser`: whether one comes back to the redirect URI, which does not matter otherwise.
std::vector<Advice> preflight(const App& app, bool browser = true);

} // namespace oauth
