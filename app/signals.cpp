#include "signals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace serving {
namespace {

std::array<int, 2> ends{-1, -1}; // a pipe: a handler may write to one, and little else

void pass(int signal)
{
    const int before = errno;
    const char byte = static_cast<char>(signal);
    [[maybe_unused]] const auto written = write(ends[1], &byte, 1); // a full pipe has told enough
    errno = before;
}

} // namespace

Signals::Signals(std::function<void(int)> receive)
{
    if (pipe(ends.data()) != 0) return;
    for (const int end : ends) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    notifier_ = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    QObject::connect(notifier_.get(), &QSocketNotifier::activated, notifier_.get(), [receive = std::move(receive)] {
        for (char byte = 0; read(ends[0], &byte, 1) == 1;) receive(byte);
    });
    struct sigaction action = {};
    action.sa_handler = pass;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT}) sigaction(signal, &action, nullptr);
}

} // namespace serving
