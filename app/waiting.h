#pragma once

#include "base/request.h"

#include <QEventLoop>

#include <optional>

namespace services {

/// Asks and waits for the answer. `ask` takes the `Answer` and gives the `Request`.
template <typename T, typename Ask>
base::Result<T> waitFor(const Ask& ask)
{
    std::optional<base::Result<T>> result;
    QEventLoop loop;
    const base::Request request = ask([&](base::Result<T> answer) {
        result = std::move(answer);
        loop.quit();
    });
    loop.exec(); // no answer comes before it runs
    return *std::move(result);
}

} // namespace services
