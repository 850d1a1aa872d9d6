#pragma once

#include "base/result.h"

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace base {

/// A file that is there whole or not at all: it grows under another name beside its place, readable and writable for
/// its owner alone, and takes its place when it is finished. What is no regular file (a pipe, a device) is written to
/// as it is.
class WholeFile
{
public:
    /// Is told the name under which the file will grow, before it is there: who ends the process without the destructor
    /// has it to remove.
    using Named = std::function<void(const std::filesystem::path& growing)>;

    /// Error: FileUnwritable, as for the others.
    static Result<WholeFile> create(const std::filesystem::path& path, const Named& named = {});

    WholeFile(WholeFile&&) = default;
    WholeFile& operator=(WholeFile&&) = delete;
    /// An unfinished file leaves nothing behind.
    ~WholeFile();

    /// Appends to it. Once it has failed, it fails for good.
    Result<void> write(std::string_view bytes);
    /// Puts it in its place.
    Result<void> finish();

private:
    struct Close
    {
        void operator()(std::FILE* file) const;
    };

    WholeFile(std::filesystem::path path, std::filesystem::path growing, std::FILE* file);
    Error failure() const;

    std::filesystem::path path_;
    std::filesystem::path growing_; ///< empty when it is written in place
    std::unique_ptr<std::FILE, Close> file_;
};

} // namespace base
