#include "core/endpoint/world.h"
#include "support/data.h"
#include "support/print.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using support::World;

namespace {

/// What was sent as the request's body; nothing when there was none.
std::optional<QByteArray> bodyOf(const QJsonObject& exchange)
{
    if (exchange.contains("base64")) return QByteArray::fromBase64(exchange["base64"].toString().toLatin1());
    if (exchange.contains("body")) return exchange["body"].toString().toUtf8();
    return std::nullopt;
}

http::Response answerTo(const QJsonObject& exchange)
{
    const std::string kind = exchange["kind"].toString().toStdString();
    World world({kind.c_str()}, {.origins = {"*"}});
    const std::string method = exchange["method"].toString("POST").toStdString();
    const std::string path = exchange["path"].toString("/").toStdString();
    const std::string target = path.substr(0, path.find('?'));
    const std::string type = exchange["type"].toString().toStdString();
    const std::string coding = exchange["coding"].toString().toStdString();
    const auto body = bodyOf(exchange);
    const std::string length = body ? std::to_string(body->size()) : "";
    http::Request request{.method = method, .path = target};
    request.fields.push_back({"Host", "127.0.0.1:4000"});
    if (!exchange.contains("type")) request.fields.push_back({"Content-Type", "application/json"});
    if (!type.empty()) request.fields.push_back({"Content-Type", type});
    if (!coding.empty()) request.fields.push_back({"Content-Encoding", coding});
    if (body) request.fields.push_back({"Content-Length", length});
    if (body) request.body = {body->constData(), static_cast<std::size_t>(body->size())};
    return world.endpoint.answer(request);
}

/// The payload text of an exchange, with its times: `<iat>`, `<iat+7200>`.
QByteArray withTimes(QString payload)
{
    static const QRegularExpression time("<iat\\+?([\\d.]*)>");
    for (auto match = time.match(payload); match.hasMatch(); match = time.match(payload)) {
        const double seconds = static_cast<double>(base::epochSeconds(support::noon)) + match.captured(1).toDouble();
        payload.replace(match.capturedStart(), match.capturedLength(), QString::number(seconds, 'g', 17));
    }
    return payload.toUtf8();
}

} // namespace

/// What Zoom's auth endpoint samples answer, against what the endpoint does.
class ExchangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAsTheSamplesDo_data()
    {
        QTest::addColumn<QJsonObject>("exchange");
        for (const QJsonObject& exchange : support::dataLines("exchanges.jsonl"))
            QTest::newRow(qPrintable(exchange["kind"].toString() + ": " + exchange["name"].toString())) << exchange;
    }
    void answersAsTheSamplesDo()
    {
        QFETCH(const QJsonObject, exchange);
        const http::Response response = answerTo(exchange);
        const QByteArray body = QByteArray::fromStdString(response.body);
        QVERIFY2(response.status == exchange["status"].toInt(), body);
        QCOMPARE(support::field(response, "Access-Control-Allow-Origin"), std::string("*"));
        if (exchange.contains("payload"))
            QCOMPARE(support::payload(response), withTimes(exchange["payload"].toString()));
        QStringList properties;
        for (const QJsonValue& error : QJsonDocument::fromJson(body)["errors"].toArray()) {
            properties << error["property"].toString();
            QVERIFY(!error["reason"].toString().isEmpty());
        }
        QCOMPARE(properties, exchange["properties"].toVariant().toStringList());
    }
};

QTEST_APPLESS_MAIN(ExchangesTest)
#include "exchanges.moc"
