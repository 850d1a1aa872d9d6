#pragma once

#include "base/clock.h"

#include <QObject>

#include <chrono>

class QTimer;

namespace ui {

/// Sees whether somebody works with the application: keys, mouse buttons, wheel and touch in any of its windows.
/// Moves of the pointer do not count, as they come without anybody's will when a window opens below it.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    explicit IdleWatch(base::Clock clock, QObject* parent = nullptr);

    /// How long nobody may do anything before `idle` is said; zero: for ever.
    void setLimit(std::chrono::seconds limit);

Q_SIGNALS:
    /// Somebody does something, just now.
    void input();
    /// The limit has passed; said once until the next input.
    void idle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();

    base::Clock clock_;
    QTimer* timer_;
    std::chrono::seconds limit_{0};
    base::Time last_;
    bool said_ = false;
};

} // namespace ui
