#include "endpoint/ratelimit.h"

#include <QTest>

using endpoint::RateLimit;
using namespace std::chrono_literals;

class RateLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void admitsSoManyInASecond()
    {
        RateLimit limit(10);
        for (int i = 0; i < 10; ++i) QVERIFY(limit.admits("a", 0s));
        QVERIFY(!limit.admits("a", 0s));
        QVERIFY(!limit.admits("a", 99ms));
        QVERIFY(limit.admits("a", 110ms));
        QVERIFY(!limit.admits("a", 120ms));
        int admitted = 0;
        for (int i = 0; i < 100; ++i) admitted += limit.admits("a", 1h) ? 1 : 0;
        QCOMPARE(admitted, 10);
    }

    void countsClientsApart()
    {
        RateLimit limit(1);
        QVERIFY(limit.admits("10.0.0.1", 0s));
        QVERIFY(limit.admits("10.0.0.2", 0s));
        QVERIFY(!limit.admits("10.0.0.1", 0s));
        QVERIFY(limit.admits("2001:db8:1:2::1", 0s));
        QVERIFY(!limit.admits("2001:db8:1:2:ffff::9", 0s)); // the same household
        QVERIFY(limit.admits("2001:db8:1:3::1", 0s));
        QVERIFY(limit.admits("2001:db8::1", 0s)); // a network of zeros, which need not be written
        for (const char* const same : {"2001:db8::2", "2001:db8::a:1:1:1", "2001:db8:0:0:1::", "2001:db8:0:0:5:6:7:8"})
            QVERIFY2(!limit.admits(same, 0s), same);
        QVERIFY(limit.admits("::1", 0s));
        QVERIFY(!limit.admits("::", 0s));
        QVERIFY(limit.admits("1::4:5:6:7:8:9", 0s));
        QVERIFY(limit.admits("fe80::1%eth0", 0s));
        QVERIFY(!limit.admits("fe80::2%eth1", 0s));
        QVERIFY(limit.admits("::ffff:10.0.0.3", 0s));
        QVERIFY(limit.admits("::ffff:10.0.0.4", 0s));
    }

    void forgetsQuietClientsWhenThereAreTooMany()
    {
        RateLimit limit(1);
        const auto name = [](int i) { return "10.0." + std::to_string(i / 256) + '.' + std::to_string(i % 256); };
        for (int i = 0; i < 4096; ++i) QVERIFY(limit.admits(name(i), 0s));
        QVERIFY(!limit.admits("10.9.9.9", 500ms));
        QVERIFY(limit.admits("10.9.9.9", 1s));
        QVERIFY(!limit.admits("10.9.9.9", 1s));
    }

    void admitsAllWithoutALimit()
    {
        RateLimit limit(0);
        for (int i = 0; i < 1000; ++i) QVERIFY(limit.admits("a", 0s));
    }
};

QTEST_APPLESS_MAIN(RateLimitTest)
#include "ratelimit.moc"
