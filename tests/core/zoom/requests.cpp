#include "support/data.h"
#include "support/print.h"
#include "zoom/describe.h"
#include "zoom/draft.h"
#include "zoom/tables.h"

using namespace std::string_literals;

namespace {

constexpr base::Time now = base::fromEpochSeconds(1'700'000'000);

/// `role: not-allowed; sessionName: missing`
QString listed(const std::vector<base::Problem>& problems)
{
    QStringList lines;
    for (const base::Problem& problem : problems)
        lines << QString::fromStdString(problem.field + ": " + std::string(zoom::name(problem.fault)));
    return lines.join("; ");
}

/// The payload text of a case, with its times: `<iat>`, `<iat+7200>`.
QString withTimes(QString payload)
{
    static const QRegularExpression time("<iat\\+?(\\d*)>");
    for (auto match = time.match(payload); match.hasMatch(); match = time.match(payload)) {
        const qint64 seconds = base::epochSeconds(now) + match.captured(1).toLongLong();
        payload.replace(match.capturedStart(), match.capturedLength(), QString::number(seconds));
    }
    return payload;
}

} // namespace

/// What Zoom's auth endpoint samples answered to requests, against what a draft makes of the same values.
class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAsTheSamplesDo_data()
    {
        QTest::addColumn<QJsonObject>("request");
        for (const char* const file : {"requests-video.jsonl", "requests-meeting.jsonl"})
            for (const QJsonObject& request : support::dataLines(file))
                QTest::newRow(qPrintable(request["kind"].toString() + ": " + request["name"].toString())) << request;
    }
    void answersAsTheSamplesDo()
    {
        QFETCH(const QJsonObject, request);
        const zoom::Table* const table = zoom::tableFor(request["kind"].toString().toStdString());
        QVERIFY(table != nullptr);
        zoom::Inputs inputs;
        const QJsonObject given = request["inputs"].toObject();
        for (auto member = given.begin(); member != given.end(); ++member)
            inputs.set(member.key().toStdString(), member.value().toString().toStdString());

        const zoom::Draft draft = zoom::draft(*table, inputs, "sdk-key", {now, std::chrono::seconds{0}});
        QCOMPARE(listed(draft.problems), request["problems"].toVariant().toStringList().join("; "));
        if (draft.isSound())
            QCOMPARE(QString::fromStdString(jwt::toJson(draft.claims)), withTimes(request["payload"].toString()));
    }
};

QTEST_APPLESS_MAIN(RequestsTest)
#include "requests.moc"
