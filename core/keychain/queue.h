#pragma once

#include "base/request.h"
#include "keychain/door.h"
#include "keychain/keychainstore.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <utility>

namespace keychain {

/// Lets one question at a time through the door, each within its deadline.
class Queue : public QObject
{
public:
    explicit Queue(const Manners& manners);

    /// Puts a question at the end. When its turn comes and the door is open, `work` starts it.
    template <typename T>
    base::Request ask(bool mayPrompt, std::function<base::Request(base::Answer<T>)> work, base::Answer<T> answer)
    {
        auto turn = std::make_shared<Turn>();
        turn->mayPrompt = mayPrompt;
        turn->fail = [answer](const base::Error& error) { answer(tl::unexpected(error)); };
        turn->work = [this, work = std::move(work), answer] {
            return work([this, answer](base::Result<T> result) {
                endTurn();
                answer(std::move(result));
            });
        };
        turns_.push_back(turn);
        startSoon();
        return base::Request([queue = QPointer(this), turn = std::weak_ptr(turn)] {
            if (queue != nullptr) queue->drop(turn.lock());
        });
    }

    /// The door of the question whose turn it is.
    Door& door() { return *door_; }
    /// How many jobs were abandoned and have not come back. Shared with those jobs, which may outlive the queue.
    const std::shared_ptr<int>& abandoned() const { return abandoned_; }

private:
    struct Turn
    {
        bool mayPrompt = false;
        std::function<base::Request()> work;
        std::function<void(const base::Error&)> fail;
        base::Request step; // what it waits for now
    };

    void startSoon();
    void start();
    void goThrough(const base::Result<void>& door);
    void endTurn();
    void fail(const base::Error& error);
    void drop(const std::shared_ptr<Turn>& turn);

    Manners manners_;
    std::unique_ptr<Door> door_;
    QTimer deadline_;
    std::deque<std::shared_ptr<Turn>> turns_; // the first one may be under way
    bool underWay_ = false;
    std::shared_ptr<int> abandoned_ = std::make_shared<int>(0);
};

} // namespace keychain
