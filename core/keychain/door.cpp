#include "keychain/door.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
    #include "keychain/linux/bus.h"
    #include "keychain/linux/kwallet.h"
    #include "keychain/linux/secretservice.h"
#endif

#include <QCoreApplication>
#include <QTimer>

namespace keychain {
namespace {

using base::Error;
using base::ErrorCode;

/// Answers the same to everything.
class Wall : public Door
{
public:
    Wall(base::Result<void> open, Error list) : open_(std::move(open)), list_(std::move(list)) {}

    base::Request open(std::function<void()>, base::Answer<void> answer) override
    {
        return later([open = open_, answer = std::move(answer)] { answer(open); });
    }
    base::Request names(base::Answer<std::vector<std::string>> answer) override
    {
        return later([list = list_, answer = std::move(answer)] { answer(tl::unexpected(list)); });
    }

private:
    static base::Request later(std::function<void()> work)
    {
        auto context = std::make_shared<QObject>();
        QTimer::singleShot(0, context.get(), std::move(work));
        return base::Request([context]() mutable { context.reset(); });
    }

    base::Result<void> open_;
    Error list_;
};

} // namespace

std::unique_ptr<Door> doorHere()
{
#ifdef Q_OS_LINUX
    if (!inSession()) {
        const Error noBus{ErrorCode::KeychainNoBus, {}};
        return std::make_unique<Wall>(tl::unexpected(noBus), noBus);
    }
    if (KWallet::isChosen()) return std::make_unique<KWallet>();
    return std::make_unique<SecretService>();
#else
    // The systems of macOS and Windows ask and answer by themselves, and QtKeychain cannot list their entries.
    return std::make_unique<Wall>(base::Result<void>(),
                                  Error{ErrorCode::KeychainBroken, "its entries cannot be listed"});
#endif
}

} // namespace keychain
