#include "storage/profilefile.h"

#include "storage/wholefile.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QThread>

#include <chrono>
#include <optional>
#include <string_view>

namespace storage {
namespace {

using base::ErrorCode;
using base::Result;
using vault::Profiles;

constexpr std::chrono::milliseconds lockPatience{3000};
constexpr std::chrono::milliseconds lockPause{5};
constexpr qint64 largest = 16LL * 1024 * 1024;
constexpr QFileDevice::Permissions ownerFolder =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

auto failed(ErrorCode code, const QString& path) { return tl::unexpected(base::Error{code, path.toStdString()}); }

/// Where a path leads: itself, or the end of its symbolic links, which need not exist.
QString behindLinks(QString path)
{
    constexpr int mostLinks = 16;
    for (int i = 0; i < mostLinks && QFileInfo(path).isSymLink(); ++i) path = QFileInfo(path).symLinkTarget();
    return path;
}

/// Makes the folder of that file, closed to other users, if it is not there.
bool makeFolderOf(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QFileInfo(folder).isDir()) return true;
    const bool above = QDir().mkpath(QFileInfo(folder).absolutePath());
    return above && (QDir().mkdir(folder, ownerFolder) || QFileInfo(folder).isDir());
}

/// Takes the lock that all processes share; one that a killed process left behind does not count.
Result<void> take(QLockFile& lock, const QString& path)
{
    // Whether its process lives decides; age alone matters for the empty file that a process killed while it locked
    // leaves behind. A living holder is safe: it also holds the lock of the operating system.
    constexpr int milliseconds = 1000;
    lock.setStaleLockTime(milliseconds);
    const QDeadlineTimer deadline(lockPatience);
    // Not tryLock(patience): its pauses double, so that a busy neighbour starves it.
    while (!lock.tryLock(0)) {
        if (lock.error() != QLockFile::LockFailedError) return failed(ErrorCode::FileUnwritable, path);
        if (deadline.hasExpired()) return failed(ErrorCode::FileBusy, path);
        QThread::msleep(lockPause.count());
    }
    return {};
}

/// What the file holds; a damaged one is an error and stays where it is.
Result<Profiles> read(const QString& path)
{
    QFile file(path);
    if (!file.exists()) return Profiles();
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) // a pipe would wait for ever
        return failed(ErrorCode::FileUnreadable, path);
    const QByteArray text = file.read(largest + 1);
    if (file.error() != QFileDevice::NoError) return failed(ErrorCode::FileUnreadable, path);
    if (text.size() > largest) return failed(ErrorCode::FileTooLarge, path);
    return Profiles::parse({text.constData(), static_cast<std::size_t>(text.size())}, path.toStdString());
}

/// Moves the damaged file to a name beside it that is free. The caller holds the lock.
tl::unexpected<base::Error> setAside(const QString& path)
{
    const QFileInfo info(path);
    const QString stem = info.absolutePath() + '/' + info.completeBaseName() + ".damaged-";
    constexpr int mostTries = 10'000;
    for (int i = 1; i < mostTries; ++i) {
        const QString aside = stem + QString::number(i) + ".json";
        if (QFileInfo(aside).isSymLink() || QFileInfo::exists(aside)) continue;
        if (QFile::rename(path, aside)) return failed(ErrorCode::ProfilesDamaged, aside);
    }
    return failed(ErrorCode::FileUnwritable, path);
}

/// `read`, with a damaged file set aside. The caller holds the lock.
Result<Profiles> readLocked(const QString& path)
{
    Result<Profiles> profiles = read(path);
    if (!profiles && profiles.error().code == ErrorCode::ProfilesDamaged) return setAside(path);
    return profiles;
}

} // namespace

QString ProfileFile::usualPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/callsign/profiles.json";
}

Result<Profiles> ProfileFile::load() const
{
    const QString path = behindLinks(path_);
    Result<Profiles> profiles = read(path);
    if (profiles || profiles.error().code != ErrorCode::ProfilesDamaged) return profiles;
    QLockFile lock(path + ".lock");
    if (const Result<void> taken = take(lock, path); !taken) return tl::unexpected(taken.error());
    return readLocked(path); // once more: another process may have mended it meanwhile
}

Result<void> ProfileFile::change(const std::function<Result<void>(Profiles&)>& change) const
{
    const QString path = behindLinks(path_);
    if (!makeFolderOf(path)) return failed(ErrorCode::FileUnwritable, path);
    QLockFile lock(path + ".lock");
    if (const Result<void> taken = take(lock, path); !taken) return taken;
    Result<Profiles> profiles = readLocked(path);
    if (!profiles) return tl::unexpected(profiles.error());
    if (const Result<void> changed = change(*profiles); !changed) return changed;
    return writeWhole(path, profiles->text());
}

} // namespace storage
