#include "base/wholefile.h"

#include "base/random.h"

#include <string>
#include <system_error>

#ifndef _WIN32
    #include <fcntl.h>
    #include <unistd.h>
#endif

namespace base {
namespace {

namespace fs = std::filesystem;

/// A new file for this user alone; null when there is one or it cannot be made.
std::FILE* createPrivate(const fs::path& path)
{
#ifdef _WIN32
    return _wfopen(path.c_str(), L"wbx"); // a folder of the user's own is closed to others there
#else
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    return descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb");
#endif
}

bool reachedDisk(std::FILE* file)
{
    if (std::fflush(file) != 0) return false;
#ifdef _WIN32
    return true;
#else
    return ::fsync(::fileno(file)) == 0;
#endif
}

fs::path besides(const fs::path& path)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string ending = ".";
    for (const char byte : systemRandom()(8)) ending += digits[static_cast<unsigned char>(byte) & 0xf];
    fs::path other = path;
    return other += ending;
}

} // namespace

void WholeFile::Close::operator()(std::FILE* file) const { std::fclose(file); }

WholeFile::WholeFile(fs::path path, fs::path growing, std::FILE* file)
    : path_(std::move(path)), growing_(std::move(growing)), file_(file)
{}

WholeFile::~WholeFile()
{
    if (!file_) return;
    file_.reset();
    std::error_code ignored;
    if (!growing_.empty()) fs::remove(growing_, ignored);
}

Result<WholeFile> WholeFile::create(const fs::path& path, const Named& named)
{
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    const bool inPlace = fs::exists(status) && !fs::is_regular_file(status);
    // A link stays a link: what it names is replaced.
    const fs::path place = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
    const fs::path growing = inPlace ? fs::path() : besides(place);
    if (named && !inPlace) named(growing);
    std::FILE* const file = inPlace ? std::fopen(path.string().c_str(), "wb") : createPrivate(growing);
    if (file == nullptr) return tl::unexpected(Error{ErrorCode::FileUnwritable, path.string()});
    return WholeFile(place, growing, file);
}

Error WholeFile::failure() const { return {ErrorCode::FileUnwritable, path_.string()}; }

Result<void> WholeFile::write(std::string_view bytes)
{
    if (bytes.empty()) return {};
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return tl::unexpected(failure());
    return {};
}

Result<void> WholeFile::finish()
{
    if (std::ferror(file_.get()) != 0) return tl::unexpected(failure());
    if (growing_.empty()) {
        const bool written = std::fclose(file_.release()) == 0;
        return written ? Result<void>() : tl::unexpected(failure());
    }
    if (!reachedDisk(file_.get())) return tl::unexpected(failure());
    std::error_code error;
    file_.reset(); // Windows renames no open file
    fs::rename(growing_, path_, error);
    if (!error) return {};
    fs::remove(growing_, error);
    return tl::unexpected(failure());
}

} // namespace base
