#include "retryafter.h"

#include <QTest>

using namespace std::chrono_literals;

class RetryAfterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatServersWrite_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("seconds") << QByteArray("7") << qint64{7};
        QTest::newRow("a date as Zoom writes it") << QByteArray("2026-03-01T12:01:30Z") << qint64{90};
        QTest::newRow("a date as HTTP writes it") << QByteArray("Sun, 01 Mar 2026 12:00:45 GMT") << qint64{45};
        QTest::newRow("nothing") << QByteArray() << qint64{1};
        QTest::newRow("nonsense") << QByteArray("soon") << qint64{1};
        QTest::newRow("the past") << QByteArray("2020-01-01T00:00:00Z") << qint64{1};
        QTest::newRow("far too long") << QByteArray("99999999999999") << qint64{172'800};
    }
    void readsWhatServersWrite()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const qint64, seconds);
        constexpr base::Time noon = base::fromEpochSeconds(1'772'366'400);
        QCOMPARE((ui::retryTime(field.toStdString(), noon) - noon).count(), seconds);
    }
};

QTEST_APPLESS_MAIN(RetryAfterTest)
#include "retryafter.moc"
