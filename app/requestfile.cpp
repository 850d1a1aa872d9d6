#include "requestfile.h"

#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace serving {

RequestFile::~RequestFile() { close(); }

base::Result<void> RequestFile::open()
{
    std::FILE* opened = stdout;
    if (path_ != "-") {
        const int descriptor = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        opened = descriptor < 0 ? nullptr : fdopen(descriptor, "a");
        if (opened == nullptr) return tl::unexpected(base::Error{base::ErrorCode::FileUnwritable, path_});
    }
    const std::lock_guard lock(mutex_);
    close();
    file_ = opened;
    return {};
}

void RequestFile::add(std::string_view line)
{
    const std::lock_guard lock(mutex_);
    if (file_ != nullptr) std::fwrite(line.data(), 1, line.size(), file_);
}

bool RequestFile::flush()
{
    const std::lock_guard lock(mutex_);
    if (file_ == nullptr) return true;
    const bool written = std::fflush(file_) == 0 && std::ferror(file_) == 0;
    std::clearerr(file_);
    return written;
}

void RequestFile::close()
{
    std::FILE* const old = std::exchange(file_, nullptr);
    if (old != nullptr && old != stdout) std::fclose(old);
}

} // namespace serving
