#pragma once

#include "base/request.h"

#include <QString>

#include <chrono>
#include <memory>
#include <string>

namespace storage {

/// Holds a lock until its last copy is gone. One that a killed process left behind does not count.
using Lock = std::shared_ptr<void>;

/// Takes the lock file at `path` for this process and this call alone, without blocking: others, on any thread of any
/// process, wait until it is given back. Its folder is made if it is not there. Needs an event loop. Errors: FileBusy
/// when `patience` is over, FileUnwritable.
base::Request takeLock(const QString& path, std::chrono::milliseconds patience, base::Answer<Lock> answer);

/// The file by which all processes take turns with the secrets of one profile; it stands beside profiles.json.
QString lockPathFor(const QString& profilesPath, const std::string& profileId);

} // namespace storage
