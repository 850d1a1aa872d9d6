#include "interrupts.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
    #include <array>
    #include <csignal>
    #include <unistd.h>
    #include <vector>
#endif

namespace services {

#ifdef Q_OS_UNIX
namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT};
constexpr int deadly = 3;

/// The two ends of a pipe, since next to nothing is allowed in a signal's handler.
std::array<int, 2> ends{-1, -1};
std::array<struct sigaction, signals.size()> before{};
std::vector<std::function<void()>> hearers; // the last one hears
volatile std::sig_atomic_t count = 0;

extern "C" void heard(int number)
{
    const int soFar = count + 1;
    count = soFar;
    if (soFar >= deadly) {
        static_cast<void>(std::signal(number, SIG_DFL));
        static_cast<void>(std::raise(number)); // comes when this returns
    }
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(ends[1], &byte, 1); // a full pipe has been heard already
}

void pass(int end)
{
    char byte = 0;
    if (read(end, &byte, 1) != 1 || hearers.empty()) return;
    const std::function<void()> then = hearers.back();
    if (then) then();
}

void listen(QObject* owner)
{
    if (pipe(ends.data()) != 0) return;
    count = 0;
    auto* const notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, owner);
    QObject::connect(notifier, &QSocketNotifier::activated, owner, [] { pass(ends[0]); });
    struct sigaction action
    {};
    action.sa_handler = heard;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], nullptr, &before[i]);
        if (before[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, nullptr); // a shell's background job
    }
}

void stop()
{
    if (ends[0] == -1) return;
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before[i], nullptr);
    for (int& end : ends) {
        close(end);
        end = -1;
    }
}

} // namespace

Interrupts::Interrupts(std::function<void()> then)
{
    hearers.push_back(std::move(then));
    if (hearers.size() == 1) listen(this);
}

Interrupts::~Interrupts()
{
    hearers.pop_back();
    if (hearers.empty()) stop();
}
#else
Interrupts::Interrupts(std::function<void()>) {}
Interrupts::~Interrupts() = default;
#endif

} // namespace services
