#pragma once

#include "base/clock.h"

namespace ui {

class Accounts;
class Credentials;
class EndpointHost;
class IdleWatch;
class Preferences;
class SecretClipboard;

/// What the pages live on. Made once in `app/`, replaced piece by piece in tests; outlives the window.
struct Surroundings
{
    base::Clock clock;
    Credentials& credentials;
    Accounts& accounts;
    IdleWatch& idle;
    Preferences& preferences;
    SecretClipboard& clipboard;
    EndpointHost& endpoint;
};

} // namespace ui
