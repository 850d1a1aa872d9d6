#include "storage/processlock.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QTimer>
#include <QUrl>

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::chrono::milliseconds pause{10};
constexpr std::chrono::milliseconds oldest{2000};

/// Somebody who waits for a lock. Deleted when the wait is over or was given up.
struct Wait
{
    std::unique_ptr<QLockFile> lock;
    QDeadlineTimer deadline;
    base::Answer<Lock> answer;
    QTimer timer;
    QString path;

    void attempt()
    {
        const bool taken = lock->tryLock(0);
        const bool busy = !taken && lock->error() == QLockFile::LockFailedError;
        if (busy && !deadline.hasExpired()) return timer.start(pause);
        if (const auto give = std::exchange(answer, nullptr)) give(taken ? held() : refused(busy));
    }
    base::Result<Lock> held() { return Lock(std::move(lock)); }
    base::Result<Lock> refused(bool busy) const
    {
        return tl::unexpected(Error{busy ? ErrorCode::FileBusy : ErrorCode::FileUnwritable, path.toStdString()});
    }
};

} // namespace

base::Request takeLock(const QString& path, std::chrono::milliseconds patience, base::Answer<Lock> answer)
{
    const auto wait = std::make_shared<Wait>();
    QDir().mkpath(QFileInfo(path).absolutePath());
    wait->lock = std::make_unique<QLockFile>(path);
    // Whether its process lives decides, and that cannot be read from a file whose maker was killed before it wrote it.
    // Such a one goes by its age; a living holder is not robbed, since the file is locked in the kernel as well.
    wait->lock->setStaleLockTime(oldest);
    wait->deadline = QDeadlineTimer(patience);
    wait->answer = std::move(answer);
    wait->path = path;
    wait->timer.setSingleShot(true);
    QObject::connect(&wait->timer, &QTimer::timeout, &wait->timer, [weak = std::weak_ptr(wait)] {
        if (const auto self = weak.lock()) self->attempt();
    });
    wait->timer.start(0);
    return base::Request([wait] {
        wait->answer = nullptr;
        wait->timer.stop();
    });
}

QString lockPathFor(const QString& profilesPath, const std::string& profileId)
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(profileId)));
    return QFileInfo(profilesPath).absolutePath() + '/' + name + ".tokens.lock";
}

} // namespace storage
