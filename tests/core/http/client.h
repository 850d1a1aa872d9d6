#pragma once

#include "http/server.h"

#include <QTcpSocket>
#include <QTest>

namespace support {

inline const QHostAddress loopback(QHostAddress::LocalHost);

/// Answers the path; `/slow` after a while.
inline http::Response echo(const http::Request& request)
{
    http::Response response{.fields = {{"Content-Type", "text/plain"}}, .body = std::string(request.path)};
    if (request.path == "/slow") response.delay = std::chrono::milliseconds{300};
    if (request.method == "POST") response.body += ' ' + std::string(request.body);
    return response;
}

inline std::string get(const std::string& path, const std::string& fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n";
}

/// A client that sends what it is told to and keeps what comes.
class Client
{
public:
    explicit Client(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { came += socket.readAll(); });
        socket.connectToHost(loopback, port);
    }

    void send(const std::string& text) { socket.write(text.data(), static_cast<qint64>(text.size())); }
    bool sees(const QByteArray& text, int count = 1)
    {
        return QTest::qWaitFor([&] { return came.count(text) >= count; }, 10'000);
    }
    bool isClosed()
    {
        return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10'000);
    }

    QTcpSocket socket;
    QByteArray came;
};

struct World
{
    explicit World(const http::Limits& limits = {}, int threads = 0) : server(echo, limits)
    {
        port = server.listen({loopback}, 0, threads).value_or(0);
    }

    http::Server server;
    quint16 port;
};

} // namespace support
