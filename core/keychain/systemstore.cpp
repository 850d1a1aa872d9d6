#include "keychain/systemstore.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
    #include "vault/splitstore.h"
#endif

namespace keychain {

std::unique_ptr<vault::SecretStore> systemStore(const Manners& manners)
{
    auto store = std::make_unique<KeychainStore>(manners);
#ifdef Q_OS_WIN
    constexpr std::size_t largestCredential = 2560; // CRED_MAX_CREDENTIAL_BLOB_SIZE
    return std::make_unique<vault::SplitStore>(std::move(store), largestCredential);
#else
    return store;
#endif
}

} // namespace keychain
