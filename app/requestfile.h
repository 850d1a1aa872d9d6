#pragma once

#include "base/result.h"

#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

namespace serving {

/// A file that lines are added to, for its owner alone. Lines are gathered and written together: `flush` says when.
class RequestFile
{
public:
    /// Opens nothing yet. `path` may be `-` for stdout.
    explicit RequestFile(std::string path) : path_(std::move(path)) {}
    ~RequestFile();
    RequestFile(const RequestFile&) = delete;
    RequestFile& operator=(const RequestFile&) = delete;

    /// Opens it, or opens it anew after somebody moved it away. Where that fails the old one stays. Error:
    /// FileUnwritable.
    base::Result<void> open();
    /// Adds a line. From any thread.
    void add(std::string_view line);
    /// Writes what was gathered; false when some of it is lost. From any thread.
    bool flush();

private:
    void close();

    std::string path_;
    std::mutex mutex_;
    std::FILE* file_ = nullptr;
};

} // namespace serving
