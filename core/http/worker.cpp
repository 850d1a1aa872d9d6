#include "http/worker.h"

#include "http/connection.h"

#include <QAbstractSocket>
#include <QTimer>

#include <algorithm>

namespace http {
namespace {

/// Says that there is no room, whatever it is asked.
Answers busy(const Answers& answers)
{
    const auto refuse = [&answers](int) {
        Response response = answers.refuse(503);
        response.fields.emplace_back("Retry-After", "1");
        return response;
    };
    return {[refuse](const Request&) { return refuse(503); }, refuse};
}

/// Time enough to send a request, if that is what they came for.
Limits shortened(Limits limits)
{
    constexpr std::chrono::milliseconds patience{2000};
    limits.head = std::min(limits.head, patience);
    limits.body = std::min(limits.body, patience);
    limits.write = std::min(limits.write, patience);
    limits.idle = std::min(limits.idle, patience);
    return limits;
}

} // namespace

Worker::Worker(const Answers& answers, const Limits& limits, std::atomic<std::size_t>& total)
    : answers_(answers), limits_(limits), busy_(busy(answers)), shortly_(shortened(limits)), total_(total)
{
    constexpr std::chrono::milliseconds pace{250}; // one timer for all: deadlines need no more
    auto* const timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Worker::checkDeadlines);
    timer->start(pace);
}

void Worker::take(qintptr descriptor)
{
    // A QTcpSocket has buffers of its own; this one has none, see Connection::read.
    auto* const socket = new QAbstractSocket(QAbstractSocket::TcpSocket, this);
    if (!socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                     QIODevice::ReadWrite | QIODevice::Unbuffered))
        return delete socket;
    const bool isExcess = connections_.size() >= limits_.connections && !makeRoom();
    if (isExcess && excess_.size() >= limits_.excess) excess_.front()->abort();
    // An answer before the request would look like a fault, to a proxy above all: so it is read first.
    auto* const connection =
        isExcess ? new Connection(socket, busy_, shortly_, this) : new Connection(socket, answers_, limits_, this);
    if (isExcess) connection->answerOnce();
    (isExcess ? excess_ : connections_).push_back(connection);
    ++total_;
    connect(connection, &Connection::closed, this, [this, connection] { forget(connection); });
}

void Worker::forget(Connection* connection)
{
    if (std::erase(connections_, connection) + std::erase(excess_, connection) == 0) return;
    --total_;
    connection->deleteLater();
    if (connections_.empty() && excess_.empty()) Q_EMIT empty();
}

/// Closes the connection that has had nothing to do for the longest time; false when all are busy.
bool Worker::makeRoom()
{
    const auto isIdler = [](const Connection* a, const Connection* b) {
        return std::pair(a->isBusy(), a->idleSince()) < std::pair(b->isBusy(), b->idleSince());
    };
    for (std::size_t tries = connections_.size(); tries > 0; --tries) {
        Connection* const idlest = *std::min_element(connections_.begin(), connections_.end(), isIdler);
        if (idlest->isBusy()) return false;
        const qint64 since = idlest->idleSince();
        idlest->read(); // a request may have come that nobody has seen yet
        if (connections_.size() < limits_.connections) return true;
        if (idlest->isBusy() || idlest->idleSince() != since) continue;
        idlest->abort();
        return true;
    }
    return false;
}

/// A copy: an end changes the lists.
std::vector<Connection*> Worker::all() const
{
    std::vector<Connection*> all = connections_;
    all.insert(all.end(), excess_.begin(), excess_.end());
    return all;
}

void Worker::checkDeadlines()
{
    for (Connection* const connection : all()) connection->checkDeadline();
}

void Worker::finish()
{
    for (Connection* const connection : all()) connection->finish();
    if (connections_.empty() && excess_.empty()) Q_EMIT empty();
}

void Worker::abort()
{
    for (Connection* const connection : all()) connection->abort();
}

} // namespace http
