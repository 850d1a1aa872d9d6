#pragma once

#include <string>

namespace services {

/// Hands an http or https address to the system's browser, which goes on after this process. False when none could be
/// started, or when there is no display that it could appear on.
bool openInBrowser(const std::string& url);

/// Whether somebody could see a window or a prompt.
bool hasDisplay();

} // namespace services
