#pragma once

#include "base/clock.h"

namespace ui {

class Preferences;
class SecretClipboard;
class SessionCredentials;

/// What the pages live on. Made once in `app/`, replaced piece by piece in tests; outlives the window.
struct Surroundings
{
    base::Clock clock;
    SessionCredentials& credentials;
    Preferences& preferences;
    SecretClipboard& clipboard;
};

} // namespace ui
