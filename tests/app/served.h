#pragma once

#include "app/cli.h"

#include <QTcpSocket>

#include <csignal>

/// What came back for one request.
struct Answer
{
    QByteArray head;
    QByteArray body;

    int status() const { return head.mid(9, 3).toInt(); }
    QByteArray payload() const
    {
        return token::payloadOf(QJsonDocument::fromJson(body)["signature"].toString().toUtf8());
    }
};

/// `callsign-cli serve`, as long as it runs.
class Served
{
public:
    /// With these variables in an env file.
    Served(const QByteArray& env, const QStringList& more)
    {
        file = cli.file("env", env);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", cli.path(""));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(cli.path(""));
        process.start(CALLSIGN_CLI, QStringList{"serve", "--port", "0", "--env-file", file} + more);
        said = line();
        port = said.mid(said.lastIndexOf(':') + 1).toUShort();
    }
    ~Served()
    {
        process.kill();
        process.waitForFinished();
    }

    /// The next line of stderr.
    QByteArray line()
    {
        while (!process.canReadLine() || process.readChannel() != QProcess::StandardError) {
            process.setReadChannel(QProcess::StandardError);
            if (process.canReadLine()) break;
            if (!process.waitForReadyRead(20'000)) return {};
        }
        return process.readLine().chopped(1);
    }

    Answer ask(const QByteArray& request, quint16 at = 0) const
    {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", at == 0 ? port : at);
        socket.write(request);
        QByteArray came;
        while (socket.waitForReadyRead(10'000)) came += socket.readAll();
        const qsizetype end = came.indexOf("\r\n\r\n");
        return {came.left(end), came.mid(end + 4)};
    }
    Answer post(const QByteArray& body, const QByteArray& fields = {}, const QByteArray& path = "/") const
    {
        return ask("POST " + path +
                   " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n" + fields +
                   "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    Answer get(const QByteArray& path, quint16 at = 0) const
    {
        return ask("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", at);
    }

    /// Sends a signal and gives the exit code; -1 when it does not end.
    int end(int signal)
    {
        ::kill(static_cast<pid_t>(process.processId()), signal);
        return process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                                               : -1;
    }

    Cli cli;
    QString file;
    QProcess process;
    QByteArray said;
    quint16 port = 0;
};
