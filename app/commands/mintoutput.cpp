#include "commands/mintoutput.h"

#include "commands/output.h"

#include <csignal>
#include <cstdio>

namespace commands {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int /*signal*/) { interrupted = 1; }

} // namespace

MintOutput::MintOutput(const std::string& path)
    : path_(path == "-" ? std::string() : path), isWatched_(isTerminal(stderr))
{
    static_cast<void>(std::signal(SIGINT, interrupt));
    static_cast<void>(std::signal(SIGTERM, interrupt));
}

base::Result<void> MintOutput::open()
{
    if (isStdout()) return {};
    auto file = base::WholeFile::create(path_);
    if (!file) return tl::unexpected(file.error());
    file_.emplace(*std::move(file));
    return {};
}

bool MintOutput::write(std::string_view text, std::uint64_t tokens)
{
    if (isInterrupted()) return false;
    if (text.empty()) return true;
    if (isWatched_) tell(tokens);
    if (isStdout()) {
        print(text);
        return std::ferror(stdout) == 0;
    }
    const auto written = file_->write(text);
    if (!written) failed_ = written.error();
    return written.has_value();
}

base::Result<void> MintOutput::finish()
{
    if (hasTold_) std::fputs("\r\x1b[K", stderr);
    if (failed_) return tl::unexpected(*failed_);
    return file_ ? file_->finish() : base::Result<void>();
}

bool MintOutput::isInterrupted() const { return interrupted != 0; }

void MintOutput::tell(std::uint64_t tokens)
{
    constexpr std::chrono::milliseconds often{100};
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < often) return;
    told_ = now;
    hasTold_ = true;
    std::fprintf(stderr, "\r%llu tokens", static_cast<unsigned long long>(tokens));
}

} // namespace commands
