#include "keychain/queue.h"

namespace keychain {

using base::Error;
using base::ErrorCode;

Queue::Queue(const Manners& manners) : manners_(manners)
{
    deadline_.setSingleShot(true);
    connect(&deadline_, &QTimer::timeout, this, [this] { fail({ErrorCode::KeychainSilent, {}}); });
}

void Queue::startSoon() { QTimer::singleShot(0, this, &Queue::start); }

void Queue::start()
{
    if (underWay_ || turns_.empty()) return;
    underWay_ = true;
    if (*abandoned_ > 0) return fail({ErrorCode::KeychainSilent, {}});
    deadline_.start(manners_.deadline);
    door_ = doorHere();
    std::function<void()> prompting;
    if (turns_.front()->mayPrompt && manners_.mayPrompt) prompting = [this] { deadline_.start(manners_.patience); };
    turns_.front()->step =
        door_->open(std::move(prompting), [this](const base::Result<void>& open) { goThrough(open); });
}

void Queue::goThrough(const base::Result<void>& door)
{
    if (!door) return fail(door.error());
    deadline_.start(manners_.deadline);
    const std::shared_ptr<Turn> turn = turns_.front();
    turn->step = turn->work();
}

/// Takes the question whose turn it was away, before its answer is given: the answer may ask the next one.
void Queue::endTurn()
{
    deadline_.stop();
    turns_.pop_front();
    underWay_ = false;
    startSoon();
}

void Queue::fail(const Error& error)
{
    const std::shared_ptr<Turn> turn = turns_.front();
    endTurn();
    turn->step.cancel();
    turn->fail(error);
}

void Queue::drop(const std::shared_ptr<Turn>& turn)
{
    if (turn == nullptr) return; // answered before
    if (underWay_ && turn == turns_.front()) return (turn->step.cancel(), endTurn());
    std::erase(turns_, turn);
}

} // namespace keychain
