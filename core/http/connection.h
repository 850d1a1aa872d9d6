#pragma once

#include "http/parser.h"
#include "http/server.h"

#include <QObject>

class QAbstractSocket;

namespace http {

/// One client: reads its requests, one after the other, and answers each before it looks at the next.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// Takes over the socket.
    Connection(QAbstractSocket* socket, const Answers& answers, const Limits& limits, QObject* parent);

    /// Whether a request is being read or answered.
    bool isBusy() const { return answering_ || (parser_.hasBegun() && !done_); }
    /// Since when it has had nothing to do, in the steady clock's milliseconds.
    qint64 idleSince() const { return idleSince_; }
    /// Reads what has come, and answers it.
    void read();
    /// Ends it if its deadline is over.
    void checkDeadline();
    /// Ends it after its next answer.
    void answerOnce() { last_ = true; }
    /// Ends it after the request under way, or one that comes at once.
    void finish();
    /// Ends it at once.
    void abort();

Q_SIGNALS:
    void closed();

private:
    void take(std::string_view bytes);
    std::size_t parse(std::string_view bytes);
    bool isChoked() const;
    void resume();
    void answer();
    void refuse(int status);
    void send(const Response& response);
    void write(const Response& response, bool withBody);
    void endSending();
    void startDeadline();

    QAbstractSocket* socket_;
    const Answers& answers_;
    const Limits& limits_;
    Parser parser_;
    std::string unread_; // what came while a request was being answered, or beside it
    std::string peer_;
    qint64 deadline_; // in the steady clock's milliseconds, as the next
    qint64 idleSince_;
    std::chrono::milliseconds linger_{2000}; // for the client to close after the last answer
    bool answering_ = false;
    bool continued_ = false;
    bool last_ = false; // the next answer is the last one
    bool done_ = false; // it has been written
};

} // namespace http
