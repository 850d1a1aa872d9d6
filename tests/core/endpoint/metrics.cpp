#include "endpoint/metrics.h"

#include "support/print.h"

#include <QTest>

using endpoint::Metrics;
using namespace std::chrono_literals;

class MetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByKindAndStatus()
    {
        Metrics metrics;
        metrics.count("video", 200, 30us);
        metrics.count("video", 200, 2ms);
        metrics.count("meeting", 400, 51us);
        metrics.count("", 418, 200ms);
        const QByteArray text = QByteArray::fromStdString(metrics.text(7, true));
        for (const char* const line :
             {"# TYPE callsign_requests_total counter", "callsign_requests_total{kind=\"video\",status=\"200\"} 2",
              "callsign_requests_total{kind=\"meeting\",status=\"400\"} 1",
              "callsign_requests_total{kind=\"none\",status=\"other\"} 1",
              "callsign_request_duration_seconds_bucket{le=\"0.00002\"} 0",
              "callsign_request_duration_seconds_bucket{le=\"0.00005\"} 1",
              "callsign_request_duration_seconds_bucket{le=\"0.0001\"} 2",
              "callsign_request_duration_seconds_bucket{le=\"0.01\"} 3",
              "callsign_request_duration_seconds_bucket{le=\"+Inf\"} 4", "callsign_request_duration_seconds_count 4",
              "callsign_request_duration_seconds_sum 0.202081", "callsign_connections 7", "callsign_ready 1"})
            QVERIFY2(text.contains(QByteArray(line) + '\n'), text);
        QVERIFY(!text.contains("status=\"401\""));
    }

    void timesNothingThatWasNoWholeRequest()
    {
        Metrics metrics;
        metrics.count("", 408);
        const QByteArray text = QByteArray::fromStdString(metrics.text(0, true));
        QVERIFY2(text.contains("callsign_requests_total{kind=\"none\",status=\"408\"} 1\n"), text);
        QVERIFY2(text.contains("callsign_request_duration_seconds_count 0\n"), text);
    }
};

QTEST_APPLESS_MAIN(MetricsTest)
#include "metrics.moc"
