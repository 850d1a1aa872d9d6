#include "keychain/keychainstore.h"

#include "keychain/queue.h"

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace keychain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;
using QKeychain::Job;

/// What a job's answer means once the keychain was seen open: QtKeychain's codes can be believed then.
std::optional<Error> errorOf(const Job& job)
{
    switch (job.error()) {
    case QKeychain::NoError: return std::nullopt;
    case QKeychain::EntryNotFound: return Error{ErrorCode::SecretAbsent, job.key().toStdString()};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return Error{ErrorCode::KeychainDenied, {}};
    default: break;
    }
    // What the bus says of a service that ended while it was asked.
    if (job.errorString().startsWith("Message recipient disconnected")) return Error{ErrorCode::KeychainSilent, {}};
    // What QtKeychain says when it finds no libsecret to load.
    const bool noLibrary = job.errorString() == Job::tr("Unknown error");
    return Error{ErrorCode::KeychainBroken,
                 noLibrary ? "libsecret-1 is not installed" : job.errorString().toStdString()};
}

/// Overwrites bytes that a job shares, which has no way of its own to forget them.
void wipe(const QByteArray& shared)
{
    std::fill_n(const_cast<volatile char*>(shared.constData()), shared.size(), '\0');
}

/// Starts a job, which deletes itself. Dropping the request abandons it: a job must never be deleted while it waits.
base::Request run(Job* job, const QString& key, const std::shared_ptr<int>& abandoned, std::function<void(Job&)> done)
{
    enum class State { Waiting, Dropped, Done };
    auto state = std::make_shared<State>(State::Waiting);
    QObject::connect(job, &Job::finished, [state, abandoned, done = std::move(done)](Job* finished) {
        if (*state == State::Dropped) {
            --*abandoned;
            return;
        }
        *state = State::Done;
        done(*finished);
    });
    job->setKey(key);
    job->start();
    return base::Request([state, abandoned] {
        if (*state != State::Waiting) return;
        *state = State::Dropped;
        ++*abandoned;
    });
}

Secret takeBytes(const Job& job)
{
    const QByteArray shared = static_cast<const QKeychain::ReadPasswordJob&>(job).binaryData();
    std::string bytes = shared.toStdString();
    wipe(shared);
    return Secret::take(bytes);
}

base::Request readJob(const QString& key, const std::shared_ptr<int>& abandoned, base::Answer<Secret> answer)
{
    return run(new QKeychain::ReadPasswordJob(serviceName), key, abandoned, [answer = std::move(answer)](Job& job) {
        if (const auto error = errorOf(job)) return answer(tl::unexpected(*error));
        answer(takeBytes(job));
    });
}

base::Request writeJob(const QString& key, const Secret& bytes, const std::shared_ptr<int>& abandoned,
                       base::Answer<void> answer)
{
    const std::string_view view = bytes.reveal();
    const QByteArray shared(view.data(), static_cast<qsizetype>(view.size()));
    auto* const job = new QKeychain::WritePasswordJob(serviceName);
    job->setBinaryData(shared);
    return run(job, key, abandoned, [shared, answer = std::move(answer)](Job& finished) {
        wipe(shared);
        if (const auto error = errorOf(finished)) return answer(tl::unexpected(*error));
        answer({});
    });
}

/// What a write's read-back says about it.
Result<void> compared(const Result<Secret>& kept, const Secret& written, const QString& key)
{
    if (!kept && kept.error().code != ErrorCode::SecretAbsent) return tl::unexpected(kept.error());
    if (kept && kept->reveal() == written.reveal()) return {};
    return tl::unexpected(Error{ErrorCode::SecretNotKept, key.toStdString()});
}

} // namespace

KeychainStore::KeychainStore(const Manners& manners) : queue_(std::make_unique<Queue>(manners)) {}
KeychainStore::~KeychainStore() = default;

base::Request KeychainStore::read(const std::string& name, base::Answer<Secret> answer)
{
    const auto work = [this, key = QString::fromStdString(name)](base::Answer<Secret> done) {
        return readJob(key, queue_->abandoned(), std::move(done));
    };
    return queue_->ask<Secret>(true, work, std::move(answer));
}

base::Request KeychainStore::write(const std::string& name, Secret bytes, base::Answer<void> answer)
{
    const auto written = std::make_shared<Secret>(std::move(bytes));
    const auto work = [this, written, key = QString::fromStdString(name)](const base::Answer<void>& done) {
        const auto step = std::make_shared<base::Request>();
        const auto compare = [written, key, done](const Result<Secret>& kept) { done(compared(kept, *written, key)); };
        *step =
            writeJob(key, *written, queue_->abandoned(), [this, step, key, done, compare](const Result<void>& result) {
                if (!result) return done(result);
                *step = readJob(key, queue_->abandoned(), compare);
            });
        return base::Request([step] { step->cancel(); });
    };
    return queue_->ask<void>(true, work, std::move(answer));
}

base::Request KeychainStore::remove(const std::string& name, base::Answer<void> answer)
{
    const auto work = [this, key = QString::fromStdString(name)](const base::Answer<void>& done) {
        return run(new QKeychain::DeletePasswordJob(serviceName), key, queue_->abandoned(), [done](Job& job) {
            const auto error = errorOf(job);
            if (error && error->code != ErrorCode::SecretAbsent) return done(tl::unexpected(*error));
            done({});
        });
    };
    return queue_->ask<void>(true, work, std::move(answer));
}

base::Request KeychainStore::list(base::Answer<std::vector<std::string>> answer)
{
    const auto work = [this](base::Answer<std::vector<std::string>> done) {
        return queue_->door().names(std::move(done));
    };
    return queue_->ask<std::vector<std::string>>(false, work, std::move(answer));
}

} // namespace keychain
