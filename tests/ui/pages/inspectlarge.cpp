// Tokens of 64 KB: read without a stutter, and shown without filling the page.
#include "ui/pages/inspectpage.h"
#include "widgets/texttable.h"

#include <QHeaderView>
#include <QLineEdit>

using support::child;
using support::Inspect;

namespace {

constexpr int large = 48'000; // bytes of a payload, 64,000 in base64

QString withOneLongClaim()
{
    return ui::text(support::signedToken(R"({"app_key":"k","tpc":")" + std::string(large, 'x') + "\"}", "s"));
}

QString withManyClaims()
{
    std::string payload = R"({"app_key":"k")";
    for (int i = 0; payload.size() < large; ++i) payload += ",\"c" + std::to_string(i) + "\":" + std::to_string(i);
    return ui::text(support::signedToken(payload + '}', "s"));
}

QString damagedInTheMiddle()
{
    QString token = withOneLongClaim();
    token[30'000] = '!';
    return token;
}

} // namespace

class InspectLargeTest : public QObject
{
    Q_OBJECT

    static void largeTokens()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("one long claim") << withOneLongClaim();
        QTest::newRow("many claims") << withManyClaims();
        QTest::newRow("damaged") << damagedInTheMiddle();
    }

private Q_SLOTS:
    void isReadAtOnce_data() { largeTokens(); }
    void isReadAtOnce()
    {
        QFETCH(const QString, token);
        Inspect inspect;
        inspect.world.giveCredential("video", "k", "another");
        QBENCHMARK_ONCE
        {
            inspect.input().setPlainText(token);
            QCoreApplication::processEvents();
        }
        QVERIFY(inspect.found("Error: "));
        QVERIFY2(inspect.claims().height() < 200 * inspect.claims().fontMetrics().lineSpacing(),
                 qPrintable(QString::number(inspect.claims().height())));
    }

    void answersWhileSomebodyTypes_data() { largeTokens(); }
    void answersWhileSomebodyTypes()
    {
        QFETCH(const QString, token);
        Inspect inspect;
        inspect.world.giveCredential("video", "k", "another");
        inspect.input().setPlainText(token);
        inspect.open("inspect.errorFold");
        inspect.open("inspect.joinFold");
        auto& line = child<QLineEdit>(inspect.page, "inspect.error");
        auto& passcode = child<QLineEdit>(inspect.page, "inspect.passcode");
        QCoreApplication::processEvents();
        QBENCHMARK_ONCE
        {
            QTest::keyClicks(&line, "200");
            QTest::keyClicks(&passcode, "ab");
        }
        QVERIFY(!inspect.said("inspect.errorMeaning").isEmpty());
    }
};

QTEST_MAIN(InspectLargeTest)
#include "inspectlarge.moc"
