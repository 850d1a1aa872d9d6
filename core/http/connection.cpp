#include "http/connection.h"

#include "http/date.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace http {
namespace {

// More than one request's worth of unread bytes waits in the kernel, which tells the client to wait.
constexpr qint64 readBuffer = 256 * 1024;

qint64 now() { return QDeadlineTimer::current().deadline(); }

void appendField(std::string& text, std::string_view name, std::string_view value)
{
    text += name;
    text += ": ";
    text += value;
    text += "\r\n";
}

std::string asText(const Response& response, bool close, bool withBody)
{
    std::string text = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    text.reserve(512 + response.body.size());
    text += reason(response.status);
    text += "\r\n";
    for (const auto& [name, value] : response.fields) appendField(text, name, value);
    appendField(text, "Date", dateText());
    if (response.status != 204) appendField(text, "Content-Length", std::to_string(response.body.size()));
    appendField(text, "Connection", close ? "close" : "keep-alive");
    text += "\r\n";
    if (withBody) text += response.body;
    return text;
}

} // namespace

Connection::Connection(QTcpSocket* socket, const Answers& answers, const Limits& limits, QObject* parent)
    : QObject(parent),
      socket_(socket),
      answers_(answers),
      limits_(limits),
      parser_(limits.sizes),
      peer_(socket->peerAddress().toString().toUtf8()),
      idleSince_(now())
{
    socket_->setParent(this);
    socket_->setReadBufferSize(readBuffer);
    socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket_, &QTcpSocket::readyRead, this, &Connection::read);
    connect(socket_, &QTcpSocket::disconnected, this, &Connection::closed);
    startDeadline();
}

void Connection::startDeadline()
{
    const auto time = !parser_.hasBegun() ? limits_.idle : parser_.hasHead() ? limits_.body : limits_.head;
    deadline_ = QDeadlineTimer(time);
}

void Connection::checkDeadline()
{
    if (answering_ || !deadline_.hasExpired()) return;
    if (!parser_.hasBegun()) return socket_->disconnectFromHost();
    if (last_) return abort(); // it was told already, and does not take the answer
    refuse(408);
    startDeadline();
}

void Connection::finish()
{
    last_ = true;
    if (!isBusy()) socket_->disconnectFromHost();
}

void Connection::abort() { socket_->abort(); }

void Connection::read()
{
    unread_ += socket_->readAll();
    parse();
}

void Connection::parse()
{
    while (!answering_ && !unread_.isEmpty() && socket_->state() == QAbstractSocket::ConnectedState) {
        const bool began = parser_.hasBegun();
        const bool headBefore = parser_.hasHead();
        const std::size_t used = parser_.feed({unread_.constData(), static_cast<std::size_t>(unread_.size())});
        unread_.remove(0, static_cast<qsizetype>(used));
        if (began != parser_.hasBegun() || headBefore != parser_.hasHead()) startDeadline();
        if (parser_.refusal() != 0) return refuse(parser_.refusal());
        if (!parser_.isComplete()) break;
        answer();
    }
    if (answering_ || continued_ || parser_.isComplete() || !parser_.expectsContinue()) return;
    continued_ = true;
    socket_->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void Connection::answer()
{
    Request request = parser_.request();
    request.peer = {peer_.constData(), static_cast<std::size_t>(peer_.size())};
    const Response response = answers_.answer(request);
    if (response.delay.count() == 0) return send(response);
    answering_ = true;
    QTimer::singleShot(response.delay, this, [this, response] {
        answering_ = false;
        send(response);
        parse();
    });
}

void Connection::refuse(int status)
{
    last_ = true;
    unread_.clear();
    disconnect(socket_, &QTcpSocket::readyRead, this, nullptr);
    const std::string text = asText(answers_.refuse(status), true, true);
    socket_->write(text.data(), static_cast<qint64>(text.size()));
    socket_->disconnectFromHost();
}

void Connection::send(const Response& response)
{
    last_ = last_ || !parser_.keepsAlive();
    const std::string text = asText(response, last_, parser_.request().method != "HEAD");
    socket_->write(text.data(), static_cast<qint64>(text.size()));
    parser_.reset();
    continued_ = false;
    idleSince_ = now();
    startDeadline();
    if (last_)
        socket_->disconnectFromHost();
    else
        socket_->flush();
}

} // namespace http
