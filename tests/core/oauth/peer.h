#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

/// A server that answers each request with whatever bytes its script gives, well-formed or not.
class Peer
{
public:
    /// One request that came whole.
    struct Seen
    {
        QByteArray method;
        QByteArray path; ///< with its query
        QByteArray head; ///< request line and fields
        QByteArray body;
    };
    /// What to send; nothing for silence. `dropped` closes without an answer.
    using Script = std::function<QByteArray(const Seen&)>;
    inline static const QByteArray dropped = "(dropped)";

    explicit Peer(Script toScript) : script(std::move(toScript))
    {
        QObject::connect(&server_, &QTcpServer::newConnection, &server_, [this] {
            while (QTcpSocket* const socket = server_.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        server_.listen(QHostAddress::LocalHost);
    }

    std::string base() const { return "http://127.0.0.1:" + std::to_string(server_.serverPort()); }

    static QByteArray answer(int status, const QByteArray& body, const QByteArray& fields = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: application/json\r\n" + fields +
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    Script script;
    std::vector<Seen> seen;

private:
    void read(QTcpSocket* socket)
    {
        QByteArray& bytes = unread_[socket];
        bytes += socket->readAll();
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0) return;
        const QByteArray head = bytes.first(end);
        const qsizetype at = head.toLower().indexOf("content-length:");
        const qsizetype length =
            at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (bytes.size() < end + 4 + length) return;
        const QList<QByteArray> line = head.first(head.indexOf('\r')).split(' ');
        seen.push_back({line.value(0), line.value(1), head, bytes.mid(end + 4, length)});
        unread_.remove(socket);
        const QByteArray reply = script(seen.back());
        if (reply == dropped) return socket->abort();
        if (reply.isEmpty()) return;
        socket->write(reply);
        socket->disconnectFromHost();
    }

    QTcpServer server_;
    QMap<QTcpSocket*, QByteArray> unread_;
};
