#include "commands/mintoutput.h"

#include "commands/exitcode.h"
#include "commands/output.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#ifdef _WIN32
    #include <io.h>
#else
    #include <unistd.h>
#endif

namespace commands {
namespace {

#ifdef _WIN32
constexpr std::array signals{SIGINT, SIGTERM};
#else
constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
#endif

/// The name of the file that grows; null without one.
std::atomic<const char*> unfinished = nullptr;

/// A flag would not do: nobody looks at it while a pipe is being waited for. All that is called here is safe in a
/// signal's handler. Windows removes no open file.
extern "C" void endAtOnce(int /*signal*/)
{
    if (const char* const path = unfinished) static_cast<void>(::unlink(path));
    std::_Exit(static_cast<int>(ExitCode::Interrupted));
}

} // namespace

MintOutput::MintOutput(const std::string& path)
    : path_(path == "-" ? std::string() : path), isWatched_(isTerminal(stderr))
{
    for (const int signal : signals)
        if (std::signal(signal, SIG_IGN) != SIG_IGN) // else by nohup, or for a shell's background job
            static_cast<void>(std::signal(signal, endAtOnce));
}

MintOutput::~MintOutput()
{
    file_.reset(); // what is unfinished goes
    unfinished = nullptr;
}

base::Result<void> MintOutput::open()
{
    if (isStdout()) return {};
    auto file = base::WholeFile::create(path_, [this](const std::filesystem::path& growing) {
        growing_ = growing.string();
        unfinished = growing_.c_str();
    });
    if (!file) return tl::unexpected(file.error());
    file_.emplace(*std::move(file));
    return {};
}

bool MintOutput::write(std::string_view text, std::uint64_t tokens)
{
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
