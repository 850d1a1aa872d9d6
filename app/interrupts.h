#pragma once

#include <QObject>

#include <functional>

namespace services {

/// Turns Ctrl+C (SIGINT) and SIGTERM into a call from the event loop for as long as it lives. It does so once: a second
/// one ends the process as it would without this. One at a time. Where there are no signals it does nothing.
class Interrupts : public QObject
{
public:
    explicit Interrupts(std::function<void()> then);
    ~Interrupts() override;
};

} // namespace services
