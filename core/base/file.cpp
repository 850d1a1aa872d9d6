#include "base/file.h"

#include <cstdio>
#include <memory>
#include <system_error>

namespace base {
namespace {

constexpr std::size_t largest = 16UL * 1024 * 1024;

} // namespace

Result<Secret> readFile(const std::filesystem::path& path)
{
    const std::string name = path.string();
    std::error_code ignored;
    const auto close = [](std::FILE* file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(
        std::filesystem::is_directory(path, ignored) ? nullptr : std::fopen(name.c_str(), "rb"), close);
    if (!file) return tl::unexpected(Error{ErrorCode::FileUnreadable, name});
    return readStream(file.get(), name);
}

Result<Secret> readStream(std::FILE* stream, const std::string& name)
{
    std::setvbuf(stream, nullptr, _IONBF, 0); // stdio's own buffer would keep a copy that nobody wipes
    // Grown by hand: a string that reallocates would leave its old buffer behind unwiped.
    std::string bytes(4096, '\0');
    std::size_t used = std::fread(bytes.data(), 1, bytes.size(), stream);
    while (used == bytes.size() && used <= largest) {
        std::string larger(bytes.size() * 4, '\0');
        larger.replace(0, used, bytes);
        wipe(bytes);
        bytes.swap(larger);
        used += std::fread(bytes.data() + used, 1, bytes.size() - used, stream);
    }
    std::string whole = bytes.substr(0, used);
    wipe(bytes);
    Secret secret = Secret::take(whole);
    if (std::ferror(stream) != 0) return tl::unexpected(Error{ErrorCode::FileUnreadable, name});
    if (used > largest) return tl::unexpected(Error{ErrorCode::FileTooLarge, name});
    return secret;
}

} // namespace base
