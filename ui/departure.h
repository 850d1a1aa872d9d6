#pragma once

#include "accounts.h"

class QTimer;

namespace ui {

/// Whether the window may close as far as tokens go. A server has ended the old ones already when new ones are on their
/// way, so closing waits for them, and for the keychain to take them.
class Departure : public QObject
{
    Q_OBJECT

public:
    /// `accounts` must outlive this. It waits for `patience` at most.
    explicit Departure(Accounts& accounts, QObject* parent = nullptr,
                       std::chrono::milliseconds patience = std::chrono::seconds(40));

    /// True when nothing would be lost, or when it was asked before and nothing has changed for the better: whoever
    /// insists may go. Otherwise `ready` or `refused` follows.
    bool ask();
    bool isWaiting() const;

Q_SIGNALS:
    /// All tokens are kept.
    void ready();
    /// Tokens would be lost; the sentence says why and what to do.
    void refused(const QString& sentence);

private:
    void look();
    void end();

    Accounts& accounts_;
    QTimer* beat_;
    std::chrono::milliseconds patience_;
    std::chrono::milliseconds waited_{0};
    bool warned_ = false;
};

} // namespace ui
