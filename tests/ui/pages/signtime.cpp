// The Sign page and time: how long a token lives, from when, and what the clock does to it.
#include "support/print.h"
#include "ui/pages/signpage.h"
#include "widgets/lifetimebar.h"

using namespace std::chrono_literals;
using support::child;
using support::minted;
using support::Sign;

namespace {

std::int64_t number(const jwt::Decoded& token, std::string_view claim)
{
    const jwt::Value* const value = jwt::find(token.claims, claim);
    return value == nullptr ? -1 : std::get<std::int64_t>(*value);
}

} // namespace

class SignTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheLifetimeMeansInLocalTimeAndUtc_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        QTest::newRow("default") << ""
                                 << "Until today 13:59 UTC · 2026-03-01 13:59:30 UTC.";
        QTest::newRow("30 min") << "30 min"
                                << "Until today 12:29 UTC · 2026-03-01 12:29:30 UTC.";
        QTest::newRow("seconds") << "3600"
                                 << "Until today 12:59 UTC · 2026-03-01 12:59:30 UTC.";
        QTest::newRow("48 h") << "48 h"
                              << "Until Tue 3 Mar 2026 11:59 UTC · 2026-03-03 11:59:30 UTC.";
        QTest::newRow("2d") << "2d"
                            << "Until Tue 3 Mar 2026 11:59 UTC · 2026-03-03 11:59:30 UTC.";
    }
    void saysWhatTheLifetimeMeansInLocalTimeAndUtc()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, words);
        const Sign sign;
        sign.fill();
        sign.line("expirationSeconds").setText(typed);
        const QString hint = sign.line("expirationSeconds").accessibleDescription();
        QVERIFY2(hint.startsWith(words), qPrintable(hint));
    }

    void saysNoTimeForALifetimeThatIsWrong()
    {
        const Sign sign;
        sign.fill();
        sign.line("expirationSeconds").setText("5 min");
        QVERIFY(sign.token().empty());
        const QString hint = sign.line("expirationSeconds").accessibleDescription();
        QVERIFY2(!hint.contains("Until"), qPrintable(hint));
    }

    void takesLifetimesFromTheLeastToTheMost_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("seconds");
        QTest::newRow("a second short") << "1799" << 0;
        QTest::newRow("least") << "30m" << 1'800;
        QTest::newRow("most") << "48h" << 172'800;
        QTest::newRow("a second long") << "172801" << 0;
        QTest::newRow("negative") << "-2h" << 0;
    }
    void takesLifetimesFromTheLeastToTheMost()
    {
        QFETCH(const QString, typed);
        QFETCH(const int, seconds);
        const Sign sign;
        sign.fill();
        sign.line("expirationSeconds").setText(typed);
        QCOMPARE(sign.token().empty(), seconds == 0);
        if (seconds > 0) QCOMPARE(number(sign.decoded(), "exp") - number(sign.decoded(), "iat"), seconds);
    }

    void setsTheIssueTimeBack_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("seconds");
        QTest::newRow("default") << "" << 30;
        QTest::newRow("not at all") << "0" << 0;
        QTest::newRow("a minute") << "1m" << 60;
        QTest::newRow("a second less than the life") << "7199" << 7'199;
    }
    void setsTheIssueTimeBack()
    {
        QFETCH(const QString, typed);
        QFETCH(const int, seconds);
        const Sign sign;
        sign.fill();
        sign.line("backdate").setText(typed);
        QCOMPARE(number(sign.decoded(), "iat"), base::epochSeconds(support::noon) - seconds);
        QCOMPARE(sign.token(),
                 minted({{"role", "1"}, {"sessionName", "Cool Cars"}}, support::noon, std::chrono::seconds{seconds}));
    }

    void refusesToSetTheIssueTimeForwardOrBeforeTheLife_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char* const typed : {"-1", "-5m", "2h", "366d", "9223372036854775807"})
            QTest::newRow(typed) << typed;
    }
    void refusesToSetTheIssueTimeForwardOrBeforeTheLife()
    {
        QFETCH(const QString, typed);
        const Sign sign;
        sign.fill();
        sign.line("backdate").setText(typed);
        QVERIFY(sign.token().empty());
        QCOMPARE(sign.links(), QStringList("backdate"));
        QVERIFY2(!sign.todo().text().contains("is not a duration"), "it is one, but not one that is allowed");
    }

    void lifetimeBarFollowsTheClock()
    {
        Sign sign;
        sign.fill();
        const auto& bar = child<ui::LifetimeBar>(sign.page, "sign.lifetime");
        QVERIFY(bar.accessibleName().startsWith("1 h 59 min left"));
        sign.world.now += 1h;
        support::tick(sign.page);
        QVERIFY2(bar.accessibleName().startsWith("59 min 30 s left"), qPrintable(bar.accessibleName()));
        sign.world.now += 1h;
        support::tick(sign.page);
        QVERIFY2(bar.accessibleName().startsWith("Expired 30 s ago"), qPrintable(bar.accessibleName()));
    }

    void showsNoLifeWithoutAToken()
    {
        const Sign sign;
        sign.fill();
        sign.line("sessionName").clear();
        QCOMPARE(child<ui::LifetimeBar>(sign.page, "sign.lifetime").accessibleName(), "No lifetime");
    }
};

QTEST_MAIN(SignTimeTest)
#include "signtime.moc"
