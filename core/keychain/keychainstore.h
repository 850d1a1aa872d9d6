#pragma once

#include "vault/secretstore.h"

#include <chrono>
#include <memory>

namespace keychain {

class Queue;

/// How patient a `KeychainStore` is and what it may do.
struct Manners
{
    std::chrono::milliseconds deadline{5000};  ///< for each answer that needs no person
    std::chrono::milliseconds patience{60000}; ///< for a person at an unlock prompt
    bool mayPrompt = true;                     ///< whether a locked keyring is asked to show its prompt
};

/// The system's keychain through QtKeychain: Secret Service, KWallet, macOS, Windows. Service name `callsign`.
///
/// QtKeychain's own answers mislead on Linux: a locked keyring reads as empty and deletes as done, an unanswered prompt
/// never returns. So each question first looks over D-Bus whether the keychain is there and open, and has a deadline. A
/// job that missed it is abandoned, never deleted, since its late answer would crash; until that answer comes, further
/// questions are answered KeychainSilent at once, as QtKeychain would let them wait. Needs an event loop.
class KeychainStore : public vault::SecretStore
{
public:
    explicit KeychainStore(const Manners& manners = {});
    ~KeychainStore() override;

    base::Request read(const std::string& name, base::Answer<base::Secret> answer) override;
    base::Request write(const std::string& name, base::Secret bytes, base::Answer<void> answer) override;
    base::Request remove(const std::string& name, base::Answer<void> answer) override;
    base::Request list(base::Answer<std::vector<std::string>> answer) override;

private:
    std::unique_ptr<Queue> queue_;
};

} // namespace keychain
