#pragma once

#include "base/secret.h"
#include "jwt/hs256.h"
#include "zoom/schema.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace endpoint {

/// What tokens of one kind are signed with.
struct Credential
{
    const zoom::Table* table; ///< the kind; never null
    std::string key;          ///< stands in the token
    base::Secret secret;
};

/// The same, ready to sign.
struct Signer
{
    const zoom::Table* table;
    std::string key;
    jwt::Key mac;
};

/// Credentials that may be exchanged while they are in use. A `jwt::Key` serves one thread, so each thread that asks
/// gets its own.
class Keyring
{
public:
    explicit Keyring(std::vector<Credential> credentials);

    /// Takes other credentials from now on. From any thread.
    void exchange(std::vector<Credential> credentials);
    /// This thread's signers, in the order of the credentials. Good until this thread asks again.
    const std::vector<Signer>& signers() const;

private:
    mutable std::mutex mutex_;
    std::vector<Credential> credentials_;
    std::atomic<std::uint64_t> edition_; // one of its own for each set of credentials in the process
};

} // namespace endpoint
