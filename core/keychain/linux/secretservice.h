#pragma once

#include "keychain/door.h"

namespace keychain {

/// The door of a Secret Service: gnome-keyring, KeePassXC and others. Source: the Secret Service API draft 0.2 of
/// freedesktop.org.
class SecretService : public Door
{
public:
    base::Request open(std::function<void()> prompting, base::Answer<void> answer) override;
    base::Request names(base::Answer<std::vector<std::string>> answer) override;
};

} // namespace keychain
