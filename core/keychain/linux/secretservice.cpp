#include "keychain/linux/secretservice.h"

#include "keychain/linux/bus.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QMap>
#include <QObject>

namespace keychain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

const QString bus = QStringLiteral("org.freedesktop.secrets");
const QString servicePath = QStringLiteral("/org/freedesktop/secrets");
const QString serviceInterface = QStringLiteral("org.freedesktop.Secret.Service");
const QString promptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");
const QString nowhere = QStringLiteral("/"); // the path that stands for none

using Attributes = QMap<QString, QString>;

QDBusMessage methodCall(const QString& path, const QString& interface, const QString& name,
                        const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(bus, path, interface, name);
    message.setArguments(arguments);
    return message;
}

QDBusMessage getter(const QString& path, const QString& interface, const QString& name)
{
    return methodCall(path, "org.freedesktop.DBus.Properties", "Get", {interface, name});
}

QString pathIn(const QVariant& argument) { return argument.value<QDBusObjectPath>().path(); }

QVariant valueIn(const QVariantList& reply) { return reply.value(0).value<QDBusVariant>().variant(); }

/// One walk to the open keyring, step by step; each step starts the next. `drop` stops it wherever it is.
class Opening : public QObject
{
    Q_OBJECT

public:
    Opening(std::function<void()> prompting, base::Answer<void> answer)
        : prompting_(std::move(prompting)), answer_(std::move(answer))
    {
        step_ = isThere(bus, [this](Result<bool> there) {
            if (!there) return end(there.error());
            if (!*there) return end(Error{ErrorCode::KeychainNoService, {}});
            findKeyring();
        });
    }

    void drop()
    {
        answer_ = nullptr;
        step_.cancel();
        if (!prompt_.isEmpty()) // take it off the screen
            QDBusConnection::sessionBus().send(methodCall(prompt_, promptInterface, "Dismiss", {}));
        deleteLater(); // it may be one of its own slots that drops it
    }

private:
    void findKeyring()
    {
        ask(methodCall(servicePath, serviceInterface, "ReadAlias", {"default"}), [this](const QVariantList& reply) {
            keyring_ = pathIn(reply.value(0));
            if (keyring_ == nowhere) return end(Error{ErrorCode::KeychainNoKeyring, {}});
            lookAtLock();
        });
    }

    void lookAtLock()
    {
        ask(getter(keyring_, "org.freedesktop.Secret.Collection", "Locked"), [this](const QVariantList& reply) {
            if (!valueIn(reply).toBool()) return end({});
            if (!prompting_) return end(Error{ErrorCode::KeychainLocked, {}});
            unlock();
        });
    }

    void unlock()
    {
        const QVariant keyrings = QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(keyring_)});
        ask(methodCall(servicePath, serviceInterface, "Unlock", {keyrings}), [this](const QVariantList& reply) {
            const QString prompt = pathIn(reply.value(1));
            if (prompt == nowhere) return end({}); // unlocked without a question
            showPrompt(prompt);
        });
    }

    void showPrompt(const QString& prompt)
    {
        prompt_ = prompt;
        QDBusConnection::sessionBus().connect(bus, prompt, promptInterface, "Completed", this,
                                              SLOT(completed(bool, QDBusVariant)));
        prompting_();
        shown_.start();
        ask(methodCall(prompt, promptInterface, "Prompt", {QString()}), [](const QVariantList&) {});
    }

    /// Sends a question; an error ends the walk.
    void ask(const QDBusMessage& message, std::function<void(const QVariantList&)> next)
    {
        step_ = call(message, [this, next = std::move(next)](Result<QVariantList> reply) {
            if (!reply) return end(reply.error());
            next(*reply);
        });
    }

    void end(std::optional<Error> error)
    {
        const base::Answer<void> answer = std::exchange(answer_, nullptr);
        prompt_.clear();
        if (!answer) return;
        if (error) return answer(tl::unexpected(*std::move(error)));
        answer({});
    }

private Q_SLOTS:
    void completed(bool dismissed, const QDBusVariant&)
    {
        if (!dismissed) return end({});
        // Nobody is that fast: there was no program to show it.
        constexpr qint64 fastestPerson = 300; // milliseconds
        const bool unseen = shown_.elapsed() < fastestPerson;
        end(Error{unseen ? ErrorCode::KeychainLocked : ErrorCode::KeychainDenied, {}});
    }

private:
    std::function<void()> prompting_;
    base::Answer<void> answer_;
    base::Request step_;
    QString keyring_;
    QString prompt_;      // while it is on the screen
    QElapsedTimer shown_; // since it was asked to show itself
};

/// Collects the names of the entries found, one question each.
class Naming
{
public:
    explicit Naming(base::Answer<std::vector<std::string>> answer) : answer_(std::move(answer))
    {
        qDBusRegisterMetaType<Attributes>();
        const QVariant wanted = QVariant::fromValue(Attributes{{"server", serviceName}});
        search_ = call(methodCall(servicePath, serviceInterface, "SearchItems", {wanted}),
                       [this](Result<QVariantList> reply) {
                           if (!reply) return std::exchange(answer_, nullptr)(tl::unexpected(reply.error()));
                           const auto open = qdbus_cast<QList<QDBusObjectPath>>(reply->value(0));
                           const auto locked = qdbus_cast<QList<QDBusObjectPath>>(reply->value(1));
                           askFor(open + locked);
                       });
    }

private:
    void askFor(const QList<QDBusObjectPath>& items)
    {
        left_ = static_cast<std::size_t>(items.size());
        for (const QDBusObjectPath& item : items)
            questions_.push_back(call(
                getter(item.path(), "org.freedesktop.Secret.Item", "Attributes"), [this](Result<QVariantList> reply) {
                    // an entry that vanished meanwhile has no name
                    if (reply) names_.push_back(qdbus_cast<Attributes>(valueIn(*reply)).value("user").toStdString());
                    --left_;
                    endIfDone();
                }));
        endIfDone();
    }

    void endIfDone()
    {
        if (left_ > 0) return;
        std::exchange(answer_, nullptr)(std::move(names_));
    }

    base::Answer<std::vector<std::string>> answer_;
    base::Request search_;
    std::vector<base::Request> questions_;
    std::vector<std::string> names_;
    std::size_t left_ = 0;
};

} // namespace

base::Request SecretService::open(std::function<void()> prompting, base::Answer<void> answer)
{
    auto* const opening = new Opening(std::move(prompting), std::move(answer));
    return base::Request([opening] { opening->drop(); });
}

base::Request SecretService::names(base::Answer<std::vector<std::string>> answer)
{
    auto naming = std::make_shared<std::unique_ptr<Naming>>(std::make_unique<Naming>(std::move(answer)));
    return base::Request([naming] { naming->reset(); });
}

} // namespace keychain

#include "secretservice.moc"
