#include "http/server.h"

#include "http/worker.h"

#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <openssl/crypto.h>

#include <algorithm>

namespace http {
namespace {

using base::Error;
using base::ErrorCode;

/// Hands on the bare descriptor: the socket is made on the thread that it will live on.
class Listener : public QTcpServer
{
public:
    explicit Listener(std::function<void(qintptr)> accept) : accept_(std::move(accept)) {}

protected:
    void incomingConnection(qintptr descriptor) override { accept_(descriptor); }

private:
    std::function<void(qintptr)> accept_;
};

} // namespace

Server::Server(Handler handler, const Limits& limits, QObject* parent)
    : Server(Answers{std::move(handler), {}}, limits, parent)
{}

Server::Server(Answers answers, const Limits& limits, QObject* parent)
    : QObject(parent), answers_(std::move(answers)), limits_(limits)
{
    if (!answers_.refuse)
        answers_.refuse = [](int status) -> Response {
            return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::string(reason(status)) + '\n'};
        };
}

Server::~Server() { close(); }

base::Result<quint16> Server::listen(const std::vector<QHostAddress>& addresses, quint16 port, int threads)
{
    for (const QHostAddress& address : addresses) {
        if (const auto listening = listenOn(address, port); !listening) {
            listeners_.clear();
            return tl::unexpected(listening.error());
        }
        port = listeners_.front()->serverPort();
    }
    Limits share = limits_;
    const auto workers = static_cast<std::size_t>(std::max(1, threads));
    share.connections = std::max<std::size_t>(1, limits_.connections / workers);
    share.excess = std::max<std::size_t>(1, limits_.excess / workers);
    for (std::size_t i = 0; i < workers; ++i) {
        auto* const worker = new Worker(answers_, share, connections_);
        connect(worker, &Worker::empty, this, &Server::checkDrained, Qt::QueuedConnection); // it ends the worker
        workers_.push_back(worker);
        if (threads == 0) continue;
        auto& thread = threads_.emplace_back(std::make_unique<QThread>());
        worker->moveToThread(thread.get());
        connect(thread.get(), &QThread::finished, worker, &QObject::deleteLater);
        // What OpenSSL keeps for a thread goes when the thread does, and QThread::wait does not wait for that.
        connect(
            thread.get(), &QThread::finished, worker, [] { OPENSSL_thread_stop(); }, Qt::DirectConnection);
        thread->start();
    }
    return port;
}

base::Result<void> Server::listenOn(const QHostAddress& address, quint16 port)
{
    auto listener = std::make_unique<Listener>([this](qintptr descriptor) { accept(descriptor); });
    constexpr int backlog = 1024;
    constexpr std::chrono::milliseconds pause{100};
    listener->setListenBacklogSize(backlog);
    // Out of descriptors or memory: Qt stops accepting for good unless it is told to go on.
    connect(listener.get(), &QTcpServer::acceptError, this, [stopped = listener.get()] {
        QTimer::singleShot(pause, stopped, [stopped] { stopped->resumeAccepting(); });
    });
    if (!listener->listen(address, port)) {
        const bool inUse = listener->serverError() == QAbstractSocket::AddressInUseError;
        const QString detail = (address.protocol() == QAbstractSocket::IPv6Protocol ? "[%1]:%2" : "%1:%2");
        return tl::unexpected(Error{inUse ? ErrorCode::AddressInUse : ErrorCode::AddressRefused,
                                    detail.arg(address.toString()).arg(port).toStdString()});
    }
    listeners_.push_back(std::move(listener));
    return {};
}

void Server::accept(qintptr descriptor)
{
    Worker* const worker = workers_[next_++ % workers_.size()];
    QMetaObject::invokeMethod(worker, [worker, descriptor] { worker->take(descriptor); });
}

void Server::drain(std::chrono::milliseconds grace)
{
    if (std::exchange(draining_, true)) return;
    for (const auto& listener : listeners_) listener->waitForNewConnection(0); // takes all that wait
    listeners_.clear();
    for (Worker* const worker : workers_) QMetaObject::invokeMethod(worker, [worker] { worker->finish(); });
    QTimer::singleShot(grace, this, [this] {
        for (Worker* const worker : workers_) QMetaObject::invokeMethod(worker, [worker] { worker->abort(); });
    });
}

void Server::checkDrained()
{
    if (!draining_ || connections_ > 0) return;
    close();
    Q_EMIT drained();
}

void Server::close()
{
    listeners_.clear();
    for (const auto& thread : threads_) thread->quit();
    for (const auto& thread : threads_) thread->wait();
    if (threads_.empty())
        for (Worker* const worker : workers_) delete worker;
    workers_.clear();
    threads_.clear();
}

} // namespace http
