#pragma once

#include "base/result.h"
#include "http/message.h"
#include "http/parser.h"

#include <QHostAddress>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

class QTcpServer;
class QThread;

namespace http {

class Worker;

/// Answers a request. Called on the server's threads, on several at once when there are several.
using Handler = std::function<Response(const Request&)>;
/// Answers what is no whole request, by its status (400, 408, 413, 431, 501, 503). Called as a `Handler` is.
using Refusal = std::function<Response(int status)>;

/// What a server answers with.
struct Answers
{
    Handler answer;
    Refusal refuse; ///< empty: with the status in words
};

/// How long a connection may take and how many there may be.
struct Limits
{
    Sizes sizes = {};
    std::chrono::milliseconds head{5000};   ///< from a request's first byte to the end of its head
    std::chrono::milliseconds body{10000};  ///< from there to the end of its body
    std::chrono::milliseconds write{10000}; ///< for a client to take an answer
    std::chrono::milliseconds idle{60000};  ///< without a request
    std::size_t connections = 1024; ///< at one more, the one that was idle longest is closed; if all are busy, 503
    std::size_t excess = 32;        ///< how many more may wait for that 503; at one more, the oldest of them is cut off
};

/// A small HTTP/1.1 server on Qt's sockets, for loopback and behind a proxy: keep-alive, pipelining, limits and
/// deadlines on everything. It listens nowhere but on the addresses that it is given.
class Server : public QObject
{
    Q_OBJECT

public:
    explicit Server(Handler handler, const Limits& limits = {}, QObject* parent = nullptr);
    explicit Server(Answers answers, const Limits& limits = {}, QObject* parent = nullptr);
    /// Closes all connections at once.
    ~Server() override;

    /// Listens on each address, all with the same port; 0 takes a free one. `threads` event loops share the
    /// connections; with 0 they live in this thread. Returns the port. Errors: AddressInUse, AddressRefused with the
    /// address as detail; it listens nowhere then.
    base::Result<quint16> listen(const std::vector<QHostAddress>& addresses, quint16 port, int threads = 0);
    bool isListening() const { return !listeners_.empty(); }

    /// Takes those who have connected already, stops listening, answers the requests that are under way or come at
    /// once, at most for `grace`, and emits `drained`.
    void drain(std::chrono::milliseconds grace);

    /// How many connections are open.
    std::size_t connections() const { return connections_; }

Q_SIGNALS:
    void drained();

private:
    base::Result<void> listenOn(const QHostAddress& address, quint16 port);
    void accept(qintptr descriptor);
    void close();
    void checkDrained();

    Answers answers_;
    Limits limits_;
    std::vector<std::unique_ptr<QTcpServer>> listeners_;
    std::vector<std::unique_ptr<QThread>> threads_;
    std::vector<Worker*> workers_;
    std::size_t next_ = 0; // whose turn it is
    std::atomic<std::size_t> connections_ = 0;
    bool draining_ = false;
};

} // namespace http
