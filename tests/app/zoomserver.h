#pragma once

#include "app/cli.h"
#include "http/server.h"

#include <QEventLoop>
#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <functional>
#include <memory>

/// A server with Zoom's shapes. It answers in a thread of its own, while a test waits for the program.
class ZoomServer
{
public:
    /// One request that came.
    struct Seen
    {
        QByteArray method;
        QByteArray target; ///< path and query
        QByteArray authorization;
        QByteArray type; ///< of the body
        QByteArray body;
    };
    using Script = std::function<http::Response(const Seen&)>;

    ZoomServer() : thread_(QThread::create([this] { serve(); }))
    {
        thread_->start();
        ready_.acquire();
    }
    ~ZoomServer()
    {
        thread_->quit();
        thread_->wait();
    }
    Q_DISABLE_COPY_MOVE(ZoomServer)

    QString base() const { return base_; }
    /// The words of a command line, and where this server is.
    QStringList words(const QString& line) const
    {
        return line.split(' ', Qt::SkipEmptyParts) + QStringList{"--oauth-base", base_, "--api-base", base_};
    }
    /// What answers from now on whatever is no request for a token.
    void api(Script script)
    {
        const QMutexLocker locker(&mutex_);
        api_ = std::move(script);
    }
    /// What answers requests for tokens; otherwise they get `access-1`, `access-2` and so on.
    void token(Script script)
    {
        const QMutexLocker locker(&mutex_);
        token_ = std::move(script);
    }
    /// The scopes that come with a token; empty: the answer does not say.
    void grant(const QByteArray& scopes)
    {
        const QMutexLocker locker(&mutex_);
        scopes_ = scopes;
    }
    QList<Seen> seen() const
    {
        const QMutexLocker locker(&mutex_);
        return seen_;
    }
    /// The requests that came to the API.
    QList<Seen> calls() const
    {
        QList<Seen> calls;
        for (const Seen& one : seen())
            if (one.target.startsWith("/v2/")) calls.push_back(one);
        return calls;
    }

    static http::Response answer(int status, const QByteArray& body,
                                 std::vector<std::pair<std::string, std::string>> fields = {})
    {
        fields.emplace_back("Content-Type", "application/json");
        return {.status = status, .fields = std::move(fields), .body = body.toStdString()};
    }

private:
    void serve()
    {
        http::Server server([this](const http::Request& request) { return handle(request); });
        const auto port = server.listen({QHostAddress(QHostAddress::LocalHost)}, 0);
        base_ = "http://127.0.0.1:" + QString::number(port.value_or(0));
        ready_.release();
        QEventLoop().exec();
    }
    http::Response handle(const http::Request& request)
    {
        const auto bytes = [](std::string_view text) {
            return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
        };
        const QMutexLocker locker(&mutex_);
        seen_.push_back(
            {bytes(request.method), bytes(request.path) + (request.query.empty() ? "" : "?") + bytes(request.query),
             bytes(request.field("Authorization")), bytes(request.field("Content-Type")), bytes(request.body)});
        const Seen& last = seen_.back();
        if (last.target != "/oauth/token") return api_ ? api_(last) : answer(200, "{}");
        if (token_) return token_(last);
        return answer(200, token::json("{'access_token':'access-" + QByteArray::number(++tokens_) +
                                       "','token_type':'bearer','expires_in':3600,'scope':'" + scopes_ + "'}"));
    }

    mutable QMutex mutex_;
    Script api_;
    Script token_;
    QByteArray scopes_;
    QList<Seen> seen_;
    int tokens_ = 0;
    QString base_;
    QSemaphore ready_;
    std::unique_ptr<QThread> thread_;
};

/// Gives one answer after the other, and the last one again and again.
inline ZoomServer::Script inTurn(const std::vector<http::Response>& answers)
{
    const auto next = std::make_shared<std::size_t>(0);
    return [answers, next](const ZoomServer::Seen&) { return answers[std::min((*next)++, answers.size() - 1)]; };
}

/// The command line of somebody who has a Server-to-Server app in the environment.
inline Cli serverToServer()
{
    Cli cli;
    cli.set("ZOOM_ACCOUNT_ID", "the-account").set("ZOOM_CLIENT_ID", "abcdefghijklmnopqrstuv");
    cli.set("ZOOM_CLIENT_SECRET", "hush-hush");
    return cli;
}
