#pragma once

#include "base/request.h"

#include <QTimer>

#include <memory>
#include <utility>

namespace storage {

/// Gives `answer` the `result` as soon as the event loop of this thread runs again, in the order of the calls.
template <typename T>
base::Request answerLater(base::Answer<T> answer, base::Result<T> result)
{
    struct Pending
    {
        base::Answer<T> answer;
        base::Result<T> result;
    };
    const auto pending = std::make_shared<Pending>(Pending{std::move(answer), std::move(result)});
    QTimer::singleShot(0, [pending] {
        if (const auto give = std::exchange(pending->answer, nullptr)) give(std::move(pending->result));
    });
    return base::Request([pending] { pending->answer = nullptr; });
}

} // namespace storage
