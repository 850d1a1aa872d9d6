#include "http/worker.h"

#include "http/connection.h"

#include <QAbstractSocket>
#include <QTimer>

#include <algorithm>

namespace http {

Worker::Worker(const Answers& answers, const Limits& limits, std::atomic<std::size_t>& total)
    : answers_(answers), limits_(limits), total_(total)
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
    if (connections_.size() >= limits_.connections && !makeRoom()) {
        socket->write(
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        return socket->disconnectFromHost();
    }
    auto* const connection = new Connection(socket, answers_, limits_, this);
    connections_.push_back(connection);
    ++total_;
    connect(connection, &Connection::closed, this, [this, connection] { forget(connection); });
}

void Worker::forget(Connection* connection)
{
    if (std::erase(connections_, connection) == 0) return;
    --total_;
    connection->deleteLater();
    if (connections_.empty()) Q_EMIT empty();
}

/// Closes the connection that has had nothing to do for the longest time; false when all are busy.
bool Worker::makeRoom()
{
    const auto isIdler = [](const Connection* a, const Connection* b) {
        return std::pair(a->isBusy(), a->idleSince()) < std::pair(b->isBusy(), b->idleSince());
    };
    Connection* const idlest = *std::min_element(connections_.begin(), connections_.end(), isIdler);
    if (idlest->isBusy()) return false;
    idlest->abort();
    return true;
}

void Worker::checkDeadlines()
{
    const std::vector<Connection*> all = connections_; // an end changes the list
    for (Connection* const connection : all) connection->checkDeadline();
}

void Worker::finish()
{
    const std::vector<Connection*> all = connections_;
    for (Connection* const connection : all) connection->finish();
    if (connections_.empty()) Q_EMIT empty();
}

void Worker::abort()
{
    const std::vector<Connection*> all = connections_;
    for (Connection* const connection : all) connection->abort();
}

} // namespace http
