#pragma once

#include "base/wholefile.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace commands {

/// Where many tokens go: standard output, or a file that is there whole or not at all. Tells a person at a terminal how
/// far it is. From when it is made, SIGINT (Ctrl+C), SIGTERM and SIGHUP end the process at once, whatever it waits for,
/// with the code for that and without the file; those that were ignored before stay so. There is one at a time.
class MintOutput
{
public:
    /// An empty path and `-` are standard output.
    explicit MintOutput(const std::string& path);
    ~MintOutput();
    MintOutput(const MintOutput&) = delete;
    MintOutput& operator=(const MintOutput&) = delete;

    /// Opens the file. Error: FileUnwritable.
    base::Result<void> open();
    /// Appends text that ends at that many tokens. False when it was not written.
    bool write(std::string_view text, std::uint64_t tokens);
    /// Puts the file in its place. Error: FileUnwritable.
    base::Result<void> finish();

    bool isStdout() const { return path_.empty(); }

private:
    void tell(std::uint64_t tokens);

    std::string path_;
    std::string growing_; ///< the file's name until it is finished
    std::optional<base::WholeFile> file_;
    std::optional<base::Error> failed_;
    bool isWatched_;
    bool hasTold_ = false;
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

} // namespace commands
