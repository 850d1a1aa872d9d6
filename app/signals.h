#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace serving {

/// Brings SIGTERM, SIGINT, SIGHUP and SIGQUIT into Qt's event loop. One in a process; it stays in force until the
/// process ends.
class Signals
{
public:
    /// `receive` is called with each signal's number.
    explicit Signals(std::function<void(int)> receive);

private:
    std::unique_ptr<QSocketNotifier> notifier_;
};

} // namespace serving
