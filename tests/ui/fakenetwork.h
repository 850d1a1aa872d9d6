#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <cstring>
#include <functional>
#include <vector>

namespace support {

/// The network at its boundary: answers as a script says and reaches nobody.
class FakeNetwork : public QNetworkAccessManager
{
public:
    struct Asked
    {
        QByteArray method;
        QUrl url;
        QByteArray body;
        QByteArray authorization;
    };
    struct Said
    {
        int status = 200; ///< 0: never an answer
        QByteArray body = "{}";
        QList<QPair<QByteArray, QByteArray>> fields = {};
    };

    std::function<Said(const Asked&)> script;
    std::vector<Asked> asked;

    /// How many requests went to that path.
    int count(const QString& path) const
    {
        int found = 0;
        for (const Asked& one : asked) found += one.url.path() == path ? 1 : 0;
        return found;
    }

protected:
    QNetworkReply* createRequest(Operation, const QNetworkRequest& request, QIODevice* body) override
    {
        asked.push_back({request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray(), request.url(),
                         body == nullptr ? QByteArray() : body->readAll(), request.rawHeader("Authorization")});
        return new Reply(request, script ? script(asked.back()) : Said{.status = 404}, this);
    }

private:
    /// Comes in pieces, one each time the event loop runs.
    class Reply : public QNetworkReply
    {
    public:
        Reply(const QNetworkRequest& request, Said said, QObject* parent)
            : QNetworkReply(parent), said_(std::move(said))
        {
            setRequest(request);
            setUrl(request.url());
            setAttribute(QNetworkRequest::HttpStatusCodeAttribute, said_.status);
            for (const auto& [name, value] : said_.fields) setRawHeader(name, value);
            open(QIODevice::ReadOnly | QIODevice::Unbuffered);
            if (said_.status == 0) return;
            connect(&turn_, &QTimer::timeout, this, &Reply::come);
            turn_.start(0);
        }
        void abort() override { turn_.stop(); }
        bool isSequential() const override { return true; }
        qint64 bytesAvailable() const override { return come_ - at_; }

    protected:
        qint64 readData(char* data, qint64 most) override
        {
            const qint64 size = qMin(most, bytesAvailable());
            std::memcpy(data, said_.body.constData() + at_, static_cast<std::size_t>(size));
            at_ += size;
            return size;
        }

    private:
        void come()
        {
            constexpr qint64 piece = 256 * 1024;
            come_ = qMin(come_ + piece, said_.body.size());
            if (come_ > at_) Q_EMIT readyRead();
            if (come_ < said_.body.size() || isFinished()) return;
            turn_.stop();
            setFinished(true);
            Q_EMIT finished();
        }

        Said said_;
        qint64 come_ = 0;
        qint64 at_ = 0;
        QTimer turn_;
    };
};

} // namespace support
