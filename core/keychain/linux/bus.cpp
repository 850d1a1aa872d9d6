#include "keychain/linux/bus.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QFileInfo>
#include <QPointer>

#include <memory>

namespace keychain {
namespace {

using base::Error;
using base::ErrorCode;

Error errorOf(const QDBusError& error)
{
    switch (error.type()) {
    case QDBusError::Disconnected:
    case QDBusError::NoServer: return {ErrorCode::KeychainNoBus, {}};
    case QDBusError::ServiceUnknown: return {ErrorCode::KeychainNoService, {}};
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut: return {ErrorCode::KeychainSilent, {}};
    case QDBusError::AccessDenied: return {ErrorCode::KeychainDenied, {}};
    default: break;
    }
    // a service that dies while it is asked, or cannot be started
    if (error.name().startsWith("org.freedesktop.DBus.Error.Spawn")) return {ErrorCode::KeychainNoService, {}};
    return {ErrorCode::KeychainBroken, error.message().toStdString()};
}

QDBusMessage busCall(const QString& method)
{
    return QDBusMessage::createMethodCall("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                          method);
}

} // namespace

bool inSession()
{
    const bool named = !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
    if (!named && !QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus")) return false;
    return QDBusConnection::sessionBus().isConnected();
}

base::Request call(const QDBusMessage& message, base::Answer<QVariantList> answer)
{
    // A dropped watcher no longer speaks; it may be in the middle of speaking, so it is not deleted at once.
    auto* const watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [answer = std::move(answer)](QDBusPendingCallWatcher* finished) {
                         finished->deleteLater();
                         const base::Answer<QVariantList> once = answer;
                         if (finished->isError()) return once(tl::unexpected(errorOf(finished->error())));
                         once(finished->reply().arguments());
                     });
    return base::Request([guard = QPointer(watcher)] {
        if (guard == nullptr) return;
        guard->disconnect();
        guard->deleteLater();
    });
}

base::Request isThere(const QString& busName, base::Answer<bool> answer)
{
    auto inner = std::make_shared<base::Request>();
    const auto activatable = [busName, answer](base::Result<QVariantList> names) {
        if (!names) return answer(tl::unexpected(names.error()));
        answer(names->value(0).toStringList().contains(busName));
    };
    const auto owned = [inner, answer, activatable](base::Result<QVariantList> owner) {
        if (!owner) return answer(tl::unexpected(owner.error()));
        if (owner->value(0).toBool()) return answer(true);
        *inner = call(busCall("ListActivatableNames"), activatable);
    };
    QDBusMessage question = busCall("NameHasOwner");
    question << busName;
    *inner = call(question, owned);
    return base::Request([inner] { inner->cancel(); });
}

} // namespace keychain
