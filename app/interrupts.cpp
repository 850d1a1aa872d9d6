#include "interrupts.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
    #include <array>
    #include <csignal>
    #include <unistd.h>
#endif

namespace services {

#ifdef Q_OS_UNIX
namespace {

constexpr std::array signals{SIGINT, SIGTERM};

/// The two ends of a pipe, since next to nothing is allowed in a signal's handler.
std::array<int, 2> ends{-1, -1};
std::array<struct sigaction, signals.size()> before{};

extern "C" void heard(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(ends[1], &byte, 1); // a full pipe has been heard already
}

} // namespace

Interrupts::Interrupts(std::function<void()> then)
{
    if (pipe(ends.data()) != 0) return;
    auto* const notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [notifier, then = std::move(then)] {
        notifier->setEnabled(false);
        then();
    });
    struct sigaction action
    {};
    action.sa_handler = heard;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], nullptr, &before[i]);
        if (before[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, nullptr); // a shell's background job
    }
}

Interrupts::~Interrupts()
{
    if (ends[0] == -1) return;
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before[i], nullptr);
    for (int& end : ends) {
        close(end);
        end = -1;
    }
}
#else
Interrupts::Interrupts(std::function<void()>) {}
Interrupts::~Interrupts() = default;
#endif

} // namespace services
