#include "serverclock.h"

#include <QDateTime>
#include <QEventLoop>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QTimeZone>
#include <QTimer>
#include <QUrl>

#include <cmath>
#include <memory>

namespace services {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::chrono::seconds patience{5};

QNetworkRequest requestFor(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    return request;
}

/// The form that all servers send, and the two old ones that a recipient must take too (RFC 9110 section 5.6.7):
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
QDateTime timeIn(const QByteArray& field)
{
    static const QRegularExpression shortYear("-(\\d\\d) ");
    const QString text = QString::fromLatin1(field).simplified().replace(shortYear, "-20\\1 "); // it tells the present
    for (const char* const form :
         {"ddd, dd MMM yyyy hh:mm:ss 'GMT'", "dddd, dd-MMM-yyyy hh:mm:ss 'GMT'", "ddd MMM d hh:mm:ss yyyy"}) {
        QDateTime time = QLocale::c().toDateTime(text, form);
        time.setTimeSpec(Qt::UTC);
        if (time.isValid()) return time;
    }
    return {};
}

Error errorOf(const QNetworkReply& reply)
{
    const std::string host = reply.url().host().toStdString();
    const std::string why = host + " (" + reply.errorString().toStdString() + ')';
    switch (reply.error()) {
    case QNetworkReply::OperationCanceledError: return {ErrorCode::NetworkTimeout, host};
    case QNetworkReply::SslHandshakeFailedError: return {ErrorCode::NetworkTls, why};
    default: return {ErrorCode::NetworkUnreachable, why};
    }
}

} // namespace

base::Result<std::chrono::seconds> clockAhead(const std::string& url)
{
    QNetworkAccessManager network;
    QEventLoop loop;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const std::unique_ptr<QNetworkReply> reply(network.head(requestFor(QUrl(QString::fromStdString(url)))));
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, reply.get(), &QNetworkReply::abort);
    loop.exec();
    const QDateTime after = QDateTime::currentDateTimeUtc();

    if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 0) return tl::unexpected(errorOf(*reply));
    const QDateTime there = timeIn(reply->rawHeader("Date"));
    if (!there.isValid())
        return tl::unexpected(Error{ErrorCode::AnswerUnusable, reply->url().host().toStdString() + " sends no Date"});
    // Whole seconds, cut off, made at some moment between question and answer.
    const double sent = static_cast<double>(there.msecsTo(before)) / 1000;
    const double got = static_cast<double>(there.msecsTo(after)) / 1000;
    if (sent <= 1.5 && got >= -0.5) return std::chrono::seconds{0};
    return std::chrono::seconds{std::lround((sent + got) / 2 - 0.5)};
}

} // namespace services
