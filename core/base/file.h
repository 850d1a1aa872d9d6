#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <cstdio>
#include <filesystem>

namespace base {

/// Reads a small file whole: env files, key files and pasted tokens, at most 16 MiB. The bytes come as a `Secret`,
/// since any of these may hold one. Errors: FileUnreadable (also for a folder), FileTooLarge.
Result<Secret> readFile(const std::filesystem::path& path);
/// The same for what is left of an open stream, which stays open; `name` stands in errors.
Result<Secret> readStream(std::FILE* stream, const std::string& name);

} // namespace base
