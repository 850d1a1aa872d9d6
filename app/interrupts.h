#pragma once

#include <QObject>

#include <functional>

namespace services {

/// Turns Ctrl+C (SIGINT), SIGTERM, SIGHUP and SIGQUIT into a call from the event loop for as long as it lives. Another
/// one made meanwhile hears them in its place until it ends. The third signal ends the process as it would without this:
/// two may come from somebody in a hurry, while tokens are on their way. Where there are no signals it does nothing.
class Interrupts : public QObject
{
public:
    /// Without `then` signals are heard and held: what is under way goes on to its end.
    explicit Interrupts(std::function<void()> then = {});
    ~Interrupts() override;
};

} // namespace services
