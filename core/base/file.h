#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <filesystem>

namespace base {

/// Reads a small file whole: env files, key files and pasted tokens, at most 16 MiB. The bytes come as a `Secret`,
/// since any of these may hold one. Errors: FileUnreadable (also for a folder), FileTooLarge.
Result<Secret> readFile(const std::filesystem::path& path);

} // namespace base
