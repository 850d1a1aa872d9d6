#include "http/connection.h"

#include "http/date.h"
#include "http/halfclose.h"

#include <QAbstractSocket>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QTimer>
#include <QVariant>

#include <algorithm>
#include <array>
#include <charconv>

namespace http {
namespace {

// As much is read at once. What more there is waits in the kernel, which tells the client to wait.
constexpr std::size_t portion = 16 * 1024;
// A client that has left as many bytes of answers untaken gets no more until it takes some.
constexpr qint64 mostUntaken = 64 * 1024;

qint64 now() { return QDeadlineTimer::current().deadline(); }

void appendNumber(std::string& text, std::size_t number)
{
    std::array<char, 20> digits{};
    text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void appendField(std::string& text, std::string_view name, std::string_view value)
{
    text += name;
    text += ": ";
    text += value;
    text += "\r\n";
}

void appendResponse(std::string& text, const Response& response, bool close, bool withBody)
{
    text += "HTTP/1.1 ";
    appendNumber(text, static_cast<std::size_t>(response.status));
    text += ' ';
    text += reason(response.status);
    text += "\r\n";
    for (const auto& [name, value] : response.fields) appendField(text, name, value);
    appendField(text, "Date", dateText());
    if (response.status != 204) {
        text += "Content-Length: ";
        appendNumber(text, response.body.size());
        text += "\r\n";
    }
    appendField(text, "Connection", close ? "close" : "keep-alive");
    text += "\r\n";
    if (withBody) text += response.body;
}

} // namespace

Connection::Connection(QAbstractSocket* socket, const Answers& answers, const Limits& limits, QObject* parent)
    : QObject(parent),
      socket_(socket),
      answers_(answers),
      limits_(limits),
      parser_(limits.sizes),
      peer_(socket->peerAddress().toString().toStdString()),
      deadline_(now() + limits.idle.count()),
      idleSince_(now())
{
    socket_->setParent(this);
    socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket_, &QAbstractSocket::readyRead, this, &Connection::read);
    connect(socket_, &QAbstractSocket::disconnected, this, &Connection::closed);
}

void Connection::startDeadline()
{
    const auto time = !parser_.hasBegun() ? limits_.idle : parser_.hasHead() ? limits_.body : limits_.head;
    deadline_ = now() + time.count();
}

void Connection::checkDeadline()
{
    if (answering_ || now() < deadline_) return;
    if (done_ || socket_->bytesToWrite() > 0) return abort(); // it does not take its answers
    if (!parser_.hasBegun()) return socket_->disconnectFromHost();
    refuse(408);
}

void Connection::finish()
{
    // A request may be on its way, or wait unread: whoever has sent one just now shall have an answer.
    constexpr std::chrono::milliseconds patience{500};
    constexpr std::chrono::milliseconds shorter{250};
    answerOnce();
    linger_ = std::min(linger_, shorter);
    if (!isBusy() && socket_->bytesToWrite() > 0) return socket_->disconnectFromHost(); // when it has taken them
    if (!isBusy()) deadline_ = std::min(deadline_, now() + (done_ ? linger_ : patience).count());
}

void Connection::abort() { socket_->abort(); }

/// The socket is unbuffered, which spares four system calls a request. So an end shows here alone, and Qt tells of more
/// bytes only when fewer came than were asked for.
void Connection::read()
{
    if (answering_ || isChoked()) return; // the rest waits in the kernel
    std::array<char, portion> bytes;      // NOLINT(*-member-init): written by the kernel
    const qint64 count = socket_->read(bytes.data(), bytes.size());
    if (count > 0) take({bytes.data(), static_cast<std::size_t>(count)});
    if (count == portion) QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
    if (count <= 0 && socket_->state() != QAbstractSocket::ConnectedState) Q_EMIT closed();
}

void Connection::take(std::string_view bytes)
{
    if (unread_.empty()) {
        unread_ = bytes.substr(parse(bytes));
    } else {
        unread_ += bytes;
        unread_.erase(0, parse(unread_));
    }
    if (answering_ || continued_ || done_ || parser_.isComplete() || !parser_.expectsContinue()) return;
    continued_ = true;
    socket_->write("HTTP/1.1 100 Continue\r\n\r\n");
}

/// Answers the requests among the bytes; says how many bytes it has used.
std::size_t Connection::parse(std::string_view bytes)
{
    std::size_t used = 0;
    while (!answering_ && !done_ && !isChoked() && used < bytes.size()) {
        const bool began = parser_.hasBegun();
        const bool headBefore = parser_.hasHead();
        used += parser_.feed(bytes.substr(used));
        if (parser_.refusal() != 0) {
            refuse(parser_.refusal());
        } else if (parser_.isComplete()) {
            answer();
        } else {
            if (began != parser_.hasBegun() || headBefore != parser_.hasHead()) startDeadline();
            break;
        }
    }
    return done_ ? bytes.size() : used;
}

bool Connection::isChoked() const { return socket_->bytesToWrite() > mostUntaken; }

void Connection::resume()
{
    if (isChoked()) {
        connect(socket_, &QAbstractSocket::bytesWritten, this, &Connection::resume, Qt::SingleShotConnection);
        return;
    }
    take({});
    read();
}

void Connection::answer()
{
    Request& request = parser_.request();
    request.peer = peer_;
    const Response response = answers_.answer(request);
    if (response.delay.count() == 0) return send(response);
    answering_ = true;
    QTimer::singleShot(response.delay, this, [this, response] {
        answering_ = false;
        send(response);
        resume();
    });
}

void Connection::refuse(int status)
{
    last_ = true;
    write(answers_.refuse(status), true);
}

void Connection::send(const Response& response)
{
    last_ = last_ || !parser_.keepsAlive();
    const bool withBody = parser_.request().method != "HEAD";
    parser_.reset();
    continued_ = false;
    idleSince_ = now();
    deadline_ = idleSince_ + limits_.idle.count();
    write(response, withBody);
}

void Connection::write(const Response& response, bool withBody)
{
    constexpr std::size_t kept = 4096; // bytes: what most answers need
    thread_local std::string memory;   // one for all of the thread's connections
    std::string& text = memory;        // the variable itself is looked for at each use
    text.clear();
    appendResponse(text, response, last_, withBody);
    const bool written = socket_->state() == QAbstractSocket::ConnectedState &&
                         socket_->write(text.data(), static_cast<qint64>(text.size())) >= 0;
    if (text.capacity() > kept) text = {};
    done_ = last_ || !written;
    if (!written) return abort();
    if (socket_->bytesToWrite() > 0) deadline_ = now() + limits_.write.count();
    if (isChoked() && !answering_)
        connect(socket_, &QAbstractSocket::bytesWritten, this, &Connection::resume, Qt::SingleShotConnection);
    if (done_) endSending();
}

/// What the client still sends is read and dropped for a while: to close at once would reset the connection, and might
/// take the answer away from under its nose (RFC 9112 section 9.6).
void Connection::endSending()
{
    if (socket_->bytesToWrite() > 0) {
        connect(socket_, &QAbstractSocket::bytesWritten, this, &Connection::endSending, Qt::SingleShotConnection);
        return;
    }
    closeSendingHalf(socket_->socketDescriptor());
    deadline_ = now() + std::min(linger_, limits_.write).count();
}

} // namespace http
