#include "endpoint/keyring.h"

namespace endpoint {
namespace {

std::uint64_t nextEdition()
{
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

struct Prepared
{
    std::uint64_t edition = 0;
    std::vector<Signer> signers;
};

} // namespace

Keyring::Keyring(std::vector<Credential> credentials) : credentials_(std::move(credentials)), edition_(nextEdition()) {}

void Keyring::exchange(std::vector<Credential> credentials)
{
    const std::lock_guard lock(mutex_);
    credentials_ = std::move(credentials);
    edition_ = nextEdition();
}

const std::vector<Signer>& Keyring::signers() const
{
    thread_local Prepared prepared;
    if (prepared.edition == edition_.load(std::memory_order_acquire)) return prepared.signers;
    const std::lock_guard lock(mutex_);
    prepared.edition = edition_;
    prepared.signers.clear();
    for (const Credential& credential : credentials_)
        prepared.signers.push_back({credential.table, credential.key, jwt::Key(credential.secret)});
    return prepared.signers;
}

} // namespace endpoint
