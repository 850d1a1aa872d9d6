#pragma once

#include "base/result.h"

#include <QString>

#include <string_view>

namespace storage {

/// Writes the file whole or not at all, readable and writable for its owner alone; one that is there is replaced.
/// Error: FileUnwritable.
base::Result<void> writeWhole(const QString& path, std::string_view bytes);

} // namespace storage
