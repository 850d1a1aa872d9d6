#pragma once

#include "base/result.h"
#include "vault/profiles.h"

#include <QString>

#include <functional>

namespace storage {

/// profiles.json on the disk. It never holds a secret.
class ProfileFile
{
public:
    /// `path` need not exist, nor its folder.
    explicit ProfileFile(QString path) : path_(std::move(path)) {}

    /// `$XDG_CONFIG_HOME/callsign/profiles.json`, or where the platform keeps such things.
    static QString usualPath();

    const QString& path() const { return path_; }

    /// What the file holds; no profiles when it is not there. A damaged file is moved beside itself under a name that
    /// is free, never over another, and said once: the error is ProfilesDamaged, the next call finds no file.
    /// Other errors: FileUnreadable, FileBusy, ProfilesNewer.
    base::Result<vault::Profiles> load() const;

    /// Reads, lets `change` work on it and writes it whole or not at all, under a lock that all processes share: no
    /// other's change is lost. `change` returns an error to leave the file as it is. Errors: those of `load` and
    /// FileUnwritable.
    base::Result<void> change(const std::function<base::Result<void>(vault::Profiles&)>& change) const;

private:
    QString path_;
};

} // namespace storage
