#pragma once

#include "http/server.h"

#include <QObject>

namespace http {

class Connection;

/// The connections of one thread.
class Worker : public QObject
{
    Q_OBJECT

public:
    /// Counts its connections in `total`, together with other workers; `limits.connections` and `limits.excess` are for
    /// this worker alone.
    Worker(const Answers& answers, const Limits& limits, std::atomic<std::size_t>& total);

    /// Takes over a connected socket. Called on this worker's thread.
    void take(qintptr descriptor);
    /// Ends each connection after its request, and the idle ones when none comes at once.
    void finish();
    /// Ends all at once.
    void abort();

Q_SIGNALS:
    /// The last connection has ended.
    void empty();

private:
    void checkDeadlines();
    bool makeRoom();
    void forget(Connection* connection);

    std::vector<Connection*> all() const;

    const Answers& answers_;
    Limits limits_;
    Answers busy_; // for those beyond the limit
    Limits shortly_;
    std::atomic<std::size_t>& total_;
    std::vector<Connection*> connections_;
    std::vector<Connection*> excess_; // the oldest first
};

} // namespace http
