#include "endpoint/keyring.h"

#include "endpoint/mediatype.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace endpoint {
namespace {

std::uint64_t nextEdition()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

} // namespace

Bearer::Bearer(const base::Secret& secret) : key_(secret), wanted_(key_.mac(secret.reveal())) {}

bool Bearer::isIn(std::string_view authorization) const
{
    constexpr std::string_view scheme = "bearer ";
    if (lowerCase(authorization.substr(0, scheme.size())) != scheme) return false;
    authorization.remove_prefix(std::min(authorization.find_first_not_of(' ', scheme.size()), authorization.size()));
    const jwt::Key::Mac given = key_.mac(authorization);
    return CRYPTO_memcmp(wanted_.data(), given.data(), wanted_.size()) == 0;
}

Keyring::Keyring(Keys keys) : keys_(std::move(keys)), edition_(nextEdition()) {}

void Keyring::exchange(Keys keys)
{
    const std::lock_guard lock(mutex_);
    keys_ = std::move(keys);
    edition_ = nextEdition();
}

const Prepared& Keyring::prepared() const
{
    thread_local std::uint64_t edition = 0;
    thread_local Prepared prepared;
    if (edition == edition_.load(std::memory_order_acquire)) return prepared;
    const std::lock_guard lock(mutex_);
    edition = edition_;
    prepared.signers.clear();
    prepared.bearer.reset();
    for (const Credential& credential : keys_.credentials)
        prepared.signers.push_back({credential.table, credential.key, jwt::Key(credential.secret)});
    if (!keys_.bearer.isEmpty()) prepared.bearer.emplace(keys_.bearer);
    return prepared;
}

} // namespace endpoint
