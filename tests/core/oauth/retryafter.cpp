#include "oauth/retryafter.h"

#include "support/print.h"

class RetryAfterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowLongToWait_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("seconds") << "7" << qint64{7};
        QTest::newRow("blanks") << " 7 " << qint64{7};
        QTest::newRow("none") << "0" << qint64{1};
        QTest::newRow("negative") << "-5" << qint64{1};
        QTest::newRow("nothing") << "" << qint64{1};
        QTest::newRow("words") << "soon" << qint64{1};
        QTest::newRow("beyond 32 bits") << "99999999999" << qint64{48} * 3600;
        QTest::newRow("beyond 64 bits") << "99999999999999999999" << qint64{48} * 3600;
        QTest::newRow("ISO") << "1970-01-12T13:47:40Z" << qint64{60}; // 1,000,060 s after the epoch
        QTest::newRow("HTTP") << "Mon, 12 Jan 1970 13:47:40 GMT" << qint64{60};
        QTest::newRow("past") << "1970-01-01T00:00:00Z" << qint64{1};
        QTest::newRow("2099") << "2099-01-01T00:00:00Z" << qint64{48} * 3600;
    }
    void saysHowLongToWait()
    {
        QFETCH(const QString, field);
        QFETCH(const qint64, seconds);
        const base::Time now = base::fromEpochSeconds(1'000'000);
        QCOMPARE(base::epochSeconds(oauth::retryAfter(field.toStdString(), now)) - 1'000'000, seconds);
    }
};

QTEST_APPLESS_MAIN(RetryAfterTest)
#include "retryafter.moc"
