#include "oauth/client.h"

#include "base/utf8.h"
#include "http/inflater.h"
#include "oauth/jsonend.h"
#include "oauth/oncedevice.h"
#include "oauth/refusal.h"
#include "storage/later.h"
#include "vault/profile.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace oauth {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;

constexpr int firstRefusal = 400; // of the statuses
constexpr auto damage = "it is damaged or was cut off";

QNetworkRequest requestOf(const HttpCall& call)
{
    QNetworkRequest request(QUrl(QString::fromStdString(call.url)));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // its connection is shared, ours is not
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    for (const Header& header : call.headers)
        request.setRawHeader(QByteArray::fromStdString(header.name),
                             QByteArray(header.value.reveal().data(), static_cast<qsizetype>(header.value.size())));
    // A connection that was idle may break on the next request, which nobody could then send again.
    request.setRawHeader("Connection", "close");
    request.setRawHeader("Accept-Encoding", "gzip"); // unpacked here: Qt takes one that was cut for a whole one
    request.setHeader(QNetworkRequest::ContentLengthHeader, static_cast<qlonglong>(call.body.size()));
    return request;
}

/// Why nothing came back.
Error errorOf(const QNetworkReply& reply)
{
    const std::string host = reply.url().host().toStdString();
    const std::string words = masked(reply.errorString().toStdString());
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError: return {ErrorCode::NetworkTls, host + " (" + words + ')'};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // Qt says no more: see OnceDevice; status 307 and 308 end here as well
        return {ErrorCode::NetworkBroken, host};
    case QNetworkReply::TimeoutError: return {ErrorCode::NetworkTimeout, host};
    default: return {ErrorCode::NetworkUnreachable, host + " (" + words + ')'};
    }
}

Error damaged(const std::string& why)
{
    return {ErrorCode::AnswerUnusable, why + "; what was asked for may be done all the same"};
}

/// What unpacks a body; nothing for one that is not packed, or in a way that was not asked for, which `flaw` then says.
std::unique_ptr<http::Inflater> inflaterFor(const QNetworkReply& reply, std::string& flaw)
{
    const QByteArray coding = reply.rawHeader("Content-Encoding").trimmed().toLower();
    if (coding.isEmpty() || coding == "identity") return nullptr;
    if (coding == "gzip" || coding == "x-gzip") return std::make_unique<http::Inflater>(http::Compression::Gzip);
    if (coding == "deflate") return std::make_unique<http::Inflater>(http::Compression::Deflate);
    flaw = "it is packed in a way that was not asked for (" + masked(coding.toStdString()) + ')';
    return nullptr;
}

/// One request under way. It lives until its answer is given or dropped.
struct Exchange
{
    base::Answer<HttpAnswer> answer;
    std::function<void(std::string_view)> pieces;
    Trace trace;
    Patience patience;
    Leg leg;
    std::string body;
    std::string method;
    bool begun = false;   ///< something has come, packed or not
    bool hasBody = false; ///< unpacked
    JsonEnd jsonEnd;
    std::unique_ptr<http::Inflater> inflater;
    std::string flaw; ///< why the body cannot be read
    QPointer<QNetworkReply> reply;
    QTimer deadline;
    QElapsedTimer watch;

    ~Exchange() { base::wipe(body); }

    int status() const { return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

    /// Whether the body goes to `pieces`: that of a refusal is wanted whole, to be explained.
    bool streams() const { return pieces && status() < firstRefusal; }

    /// Takes what has come. What cannot be unpacked is the end of it, but a refusal says enough without.
    void read(const std::shared_ptr<Exchange>& self)
    {
        if (!begun) inflater = inflaterFor(*reply, flaw);
        begun = true;
        QByteArray bytes = reply->readAll();
        const std::string_view packed(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        const auto give = [this, &self](std::string_view piece) {
            take(piece, self);
            return reply != nullptr;
        };
        if (inflater == nullptr && flaw.empty())
            give(packed);
        else if (inflater != nullptr && flaw.empty() && !inflater->unpack(packed, give))
            flaw = damage;
        bytes.fill('\0');
        if (reply != nullptr && !flaw.empty() && status() < firstRefusal) finish(self, tl::unexpected(damaged(flaw)));
    }

    /// Takes what was unpacked. The body grows by steps of its own, and what it leaves behind is wiped.
    void take(std::string_view piece, const std::shared_ptr<Exchange>& self)
    {
        jsonEnd.take(piece);
        hasBody = hasBody || !piece.empty();
        if (streams()) {
            deadline.start();
            pieces(piece);
        } else if (body.size() + piece.size() > patience.largest) {
            finish(self, tl::unexpected(Error{ErrorCode::AnswerUnusable, "it is longer than any should be"}));
        } else {
            append(piece);
        }
    }

    void append(std::string_view piece)
    {
        if (body.size() + piece.size() > body.capacity()) {
            std::string larger;
            larger.reserve(2 * (body.size() + piece.size()));
            larger = body;
            base::wipe(body);
            body.swap(larger);
        }
        body += piece;
    }

    /// Whether the body ended too soon, of which Qt says nothing. It takes a damaged chunk for the last one.
    bool isCut() const
    {
        const bool isChunked = reply->rawHeader("Transfer-Encoding").toLower().contains("chunked");
        if (!hasBody && isChunked && method == "GET" && status() == 200) return true;
        return jsonEnd.isMissing() || (inflater != nullptr && !inflater->isWhole());
    }

    void end(const std::shared_ptr<Exchange>& self)
    {
        if (reply->bytesAvailable() > 0) read(self);
        if (reply == nullptr) return; // it was too long, or is wanted no more
        const int status = this->status();
        const bool broken = reply->error() == QNetworkReply::RemoteHostClosedError ||
                            reply->error() == QNetworkReply::SslHandshakeFailedError ||
                            reply->error() == QNetworkReply::OperationCanceledError ||
                            reply->error() == QNetworkReply::ContentReSendError;
        if (status == 0 || broken) return finish(self, tl::unexpected(errorOf(*reply)));
        if (status < firstRefusal && (isCut() || reply->error() != QNetworkReply::NoError))
            return finish(self, tl::unexpected(damaged(damage)));
        HttpAnswer whole{.status = status};
        for (const auto& [name, value] : reply->rawHeaderPairs())
            whole.fields.emplace_back(name.toStdString(), value.toStdString());
        leg.status = status;
        leg.answer = streams() ? "(streamed)" : shownAnswer(body);
        whole.body = Secret::take(body);
        finish(self, std::move(whole));
    }

    /// Gives the one answer. `self` keeps this alive until the end of it.
    void finish(const std::shared_ptr<Exchange>& self, Result<HttpAnswer> result)
    {
        if (!answer) return;
        leg.elapsed = std::chrono::milliseconds(watch.elapsed());
        if (result)
            result->elapsed = leg.elapsed;
        else
            leg.answer = base::describe(result.error());
        if (trace) trace(leg);
        const auto give = std::exchange(answer, nullptr);
        self->close();
        give(std::move(result));
    }

    void close()
    {
        answer = nullptr;
        deadline.stop();
        if (reply == nullptr) return;
        QNetworkReply* const ended = reply;
        reply = nullptr;
        ended->disconnect();
        ended->abort();
        ended->deleteLater();
    }
};

/// Lets no more of the answer come than is read. Qt's thread that receives hears of the limit only if it is set again
/// when that has begun.
void limitBuffer(QNetworkReply* reply)
{
    constexpr qint64 piece = 256 * 1024;
    reply->setReadBufferSize(piece);
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, [reply] { reply->setReadBufferSize(piece); });
}

void start(const std::shared_ptr<Exchange>& exchange, QNetworkAccessManager& network, HttpCall call)
{
    const QNetworkRequest request = requestOf(call);
    auto* const body = new OnceDevice(std::move(call.body));
    exchange->watch.start();
    exchange->reply = network.sendCustomRequest(request, QByteArray::fromStdString(call.method), body);
    body->setParent(exchange->reply);
    QNetworkReply* const reply = exchange->reply;
    if (exchange->pieces) limitBuffer(reply);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [exchange] { exchange->read(exchange); });
    QObject::connect(reply, &QNetworkReply::finished, reply, [exchange] { exchange->end(exchange); });
    exchange->deadline.setSingleShot(true);
    exchange->deadline.setInterval(exchange->patience.whole);
    QObject::connect(&exchange->deadline, &QTimer::timeout, reply,
                     [exchange, host = reply->url().host().toStdString()] {
                         exchange->finish(exchange, tl::unexpected(Error{ErrorCode::NetworkTimeout, host}));
                     });
    exchange->deadline.start();
}

} // namespace

std::string HttpAnswer::field(std::string_view name) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const auto& field) { return vault::sameName(field.first, name); });
    return found == fields.end() ? std::string() : found->second;
}

Client::Client(QNetworkAccessManager& network, Trace trace, const Patience& patience)
    : network_(network), trace_(std::move(trace)), patience_(patience)
{}

base::Request Client::send(HttpCall call, base::Answer<HttpAnswer> answer, std::function<void(std::string_view)> pieces)
{
    if (!vault::isSafeAddress(call.url))
        return storage::answerLater<HttpAnswer>(std::move(answer),
                                                tl::unexpected(Error{ErrorCode::AddressUnsafe, shownUrl(call.url)}));
    const auto exchange = std::make_shared<Exchange>();
    exchange->answer = std::move(answer);
    exchange->pieces = std::move(pieces);
    exchange->trace = trace_;
    exchange->patience = patience_;
    exchange->method = call.method;
    exchange->leg.what = call.what;
    exchange->leg.request = call.method + ' ' + shownUrl(call.url);
    if (!call.body.isEmpty()) {
        const std::string_view body = base::trimmed(call.body.reveal());
        const bool json = body.starts_with('{') || body.starts_with('[');
        exchange->leg.request += '\n' + (json ? shownAnswer(body) : shownForm(body));
    }
    start(exchange, network_, std::move(call));
    return base::Request([exchange] { exchange->close(); });
}

} // namespace oauth
