#pragma once

#include "base/wholefile.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace commands {

/// Where many tokens go: standard output, or a file that is there whole or not at all. Tells a person at a terminal how
/// far it is, and stops at Ctrl+C.
class MintOutput
{
public:
    /// An empty path and `-` are standard output.
    explicit MintOutput(const std::string& path);

    /// Opens the file. Error: FileUnwritable.
    base::Result<void> open();
    /// Appends text that ends at that many tokens. False when it cannot go on: interrupted, or not written.
    bool write(std::string_view text, std::uint64_t tokens);
    /// Puts the file in its place. Error: FileUnwritable.
    base::Result<void> finish();

    bool isStdout() const { return path_.empty(); }
    /// Whether Ctrl+C was pressed.
    bool isInterrupted() const;

private:
    void tell(std::uint64_t tokens);

    std::string path_;
    std::optional<base::WholeFile> file_;
    std::optional<base::Error> failed_;
    bool isWatched_;
    bool hasTold_ = false;
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

} // namespace commands
