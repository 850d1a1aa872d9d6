#pragma once

#include "base/secret.h"
#include "jwt/hs256.h"
#include "zoom/schema.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace endpoint {

/// What tokens of one kind are signed with.
struct Credential
{
    const zoom::Table* table; ///< the kind; never null
    std::string key;          ///< stands in the token
    base::Secret secret;
};

/// All that an endpoint must keep to itself.
struct Keys
{
    std::vector<Credential> credentials; ///< one of a kind at most
    base::Secret bearer = {};            ///< what clients must know; empty: nothing
};

/// A credential, ready to sign.
struct Signer
{
    const zoom::Table* table;
    std::string key;
    jwt::Key mac;
};

/// What clients must know, ready to be compared.
class Bearer
{
public:
    explicit Bearer(const base::Secret& secret);

    /// Whether an `Authorization` field carries it (RFC 6750 section 2.1). Compared by HMAC and in constant time, so
    /// that not even its length shows.
    bool isIn(std::string_view authorization) const;

private:
    jwt::Key key_;
    jwt::Key::Mac wanted_;
};

/// One thread's share of the keys, since a `jwt::Key` serves one thread.
struct Prepared
{
    std::vector<Signer> signers; ///< in the order of the credentials
    std::optional<Bearer> bearer;
};

/// Keys that may be exchanged while they are in use.
class Keyring
{
public:
    explicit Keyring(Keys keys);

    /// Takes other keys from now on. From any thread.
    void exchange(Keys keys);
    /// This thread's share. Good until this thread asks again.
    const Prepared& prepared() const;

private:
    mutable std::mutex mutex_;
    Keys keys_;
    std::atomic<std::uint64_t> edition_; // one of its own for each set of keys in the process
};

} // namespace endpoint
