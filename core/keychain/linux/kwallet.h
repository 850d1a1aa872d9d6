#pragma once

#include "keychain/door.h"

namespace keychain {

/// The door of KWallet 5, which QtKeychain asks in a Plasma 5 session. Source: KDE Frameworks 5, org.kde.KWallet.
class KWallet : public Door
{
public:
    /// Whether QtKeychain goes to KWallet here, by the variables that it reads.
    static bool isChosen();

    base::Request open(std::function<void()> prompting, base::Answer<void> answer) override;
    base::Request names(base::Answer<std::vector<std::string>> answer) override;
};

} // namespace keychain
