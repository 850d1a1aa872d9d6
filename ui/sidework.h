#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <utility>

namespace ui {

/// Does one thing at a time on a thread of its own, so that the window goes on. What is begun takes the place of what
/// is under way.
class SideWork : public QObject
{
public:
    using Stop = std::atomic<bool>;

    SideWork() { pool_.setMaxThreadCount(1); }
    /// Stops what is under way and waits for it.
    ~SideWork() override
    {
        stop();
        pool_.waitForDone();
    }

    /// Calls `work(stop)` on that thread and then `done(result)` on this object's, unless something else was begun
    /// meanwhile. `work` looks at `stop` now and then, and ends early when it is set.
    template <typename Work, typename Done>
    void start(Work work, Done done)
    {
        drop();
        stop_ = std::make_shared<Stop>(false);
        pool_.start([this, stop = stop_, work = std::move(work), done = std::move(done)] {
            const auto result = std::make_shared<decltype(work(*stop))>(work(*stop));
            const auto deliver = [this, stop, done, result] {
                if (stop == stop_) done(std::move(*result));
            };
            QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
        });
    }
    /// Asks what is under way to end; its result still comes.
    void stop()
    {
        if (stop_) *stop_ = true;
    }
    /// The same, and its result is dropped.
    void drop()
    {
        stop();
        stop_.reset();
    }

private:
    QThreadPool pool_;
    std::shared_ptr<Stop> stop_;
};

} // namespace ui
