#include "keychain/linux/kwallet.h"

#include "keychain/linux/bus.h"

#include <QDBusConnection>
#include <QObject>

#include <map>

namespace keychain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

const QString bus = QStringLiteral("org.kde.kwalletd5");
const QString path = QStringLiteral("/modules/kwalletd5");
const QString interface = QStringLiteral("org.kde.KWallet");
const QString us = serviceName; // as application and as folder, as QtKeychain calls both

QDBusMessage methodCall(const QString& name, const QVariantList& arguments = {})
{
    QDBusMessage message = QDBusMessage::createMethodCall(bus, path, interface, name);
    message.setArguments(arguments);
    return message;
}

/// One walk to the open wallet, step by step; answers the handle that later calls name it by. `drop` stops it.
class Opening : public QObject
{
    Q_OBJECT

public:
    Opening(std::function<void()> prompting, base::Answer<int> answer)
        : prompting_(std::move(prompting)), answer_(std::move(answer))
    {
        step_ = isThere(bus, [this](Result<bool> there) {
            if (!there) return end(tl::unexpected(there.error()));
            if (!*there) return fail(ErrorCode::KeychainNoService);
            askWhetherEnabled();
        });
    }

    void drop()
    {
        answer_ = nullptr;
        step_.cancel();
        deleteLater(); // it may be one of its own slots that drops it
    }

private:
    void askWhetherEnabled()
    {
        ask(methodCall("isEnabled"), [this](const QVariant& enabled) {
            if (!enabled.toBool()) return fail(ErrorCode::KeychainNoService);
            ask(methodCall("networkWallet"), [this](const QVariant& wallet) { lookAtLock(wallet.toString()); });
        });
    }

    void lookAtLock(const QString& wallet)
    {
        ask(methodCall("isOpen", {wallet}), [this, wallet](const QVariant& isOpen) {
            if (!isOpen.toBool() && !prompting_) return fail(ErrorCode::KeychainLocked);
            if (!isOpen.toBool()) prompting_();
            unlock(wallet);
        });
    }

    void unlock(const QString& wallet)
    {
        QDBusConnection::sessionBus().connect(bus, path, interface, "walletAsyncOpened", this, SLOT(opened(int, int)));
        constexpr qlonglong noWindow = 0;
        ask(methodCall("openAsync", {wallet, noWindow, us, true}), [this](const QVariant& transaction) {
            transaction_ = transaction.toInt();
            if (const auto early = opened_.find(transaction_); early != opened_.end()) enter(early->second);
        });
    }

    void ask(const QDBusMessage& message, std::function<void(const QVariant&)> next)
    {
        step_ = call(message, [this, next = std::move(next)](Result<QVariantList> reply) {
            if (!reply) return end(tl::unexpected(reply.error()));
            next(reply->value(0));
        });
    }

    void enter(int handle)
    {
        if (handle < 0) return fail(ErrorCode::KeychainDenied);
        end(handle);
    }

    void fail(ErrorCode code) { end(tl::unexpected(Error{code, {}})); }

    void end(Result<int> handle)
    {
        if (const auto answer = std::exchange(answer_, nullptr)) answer(std::move(handle));
    }

private Q_SLOTS:
    void opened(int transaction, int handle)
    {
        opened_[transaction] = handle; // may be another program's, and may come before the call's own reply
        if (transaction == transaction_) enter(handle);
    }

private:
    std::function<void()> prompting_;
    base::Answer<int> answer_;
    base::Request step_;
    int transaction_ = -1;
    std::map<int, int> opened_; // handles by transaction
};

base::Request openWallet(std::function<void()> prompting, base::Answer<int> answer)
{
    auto* const opening = new Opening(std::move(prompting), std::move(answer));
    return base::Request([opening] { opening->drop(); });
}

std::vector<std::string> namesIn(const QStringList& entries)
{
    std::vector<std::string> names;
    for (const QString& entry : entries) names.push_back(entry.toStdString());
    return names;
}

} // namespace

bool KWallet::isChosen()
{
    const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP");
    const bool otherDesktop = desktop == "GNOME" || desktop == "Unity";
    const bool plasma = desktop == "KDE" || qEnvironmentVariable("DESKTOP_SESSION") == "kde" ||
                        !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
    return plasma && !otherDesktop && qEnvironmentVariable("KDE_SESSION_VERSION") == "5";
}

base::Request KWallet::open(std::function<void()> prompting, base::Answer<void> answer)
{
    return openWallet(std::move(prompting), [answer = std::move(answer)](Result<int> handle) {
        if (!handle) return answer(tl::unexpected(handle.error()));
        answer({});
    });
}

base::Request KWallet::names(base::Answer<std::vector<std::string>> answer)
{
    auto inner = std::make_shared<base::Request>();
    auto listed = [answer](Result<QVariantList> reply) {
        if (!reply) return answer(tl::unexpected(reply.error()));
        answer(namesIn(reply->value(0).toStringList()));
    };
    auto list = std::make_shared<base::Request>();
    *inner = openWallet(nullptr, [answer, listed, list](Result<int> handle) {
        if (!handle) return answer(tl::unexpected(handle.error()));
        *list = call(methodCall("entryList", {*handle, us, us}), listed);
    });
    return base::Request([inner, list] {
        inner->cancel();
        list->cancel();
    });
}

} // namespace keychain

#include "kwallet.moc"
