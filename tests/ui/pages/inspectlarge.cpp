// Tokens of 64 KB: read without a stutter, and shown without filling the page.
#include "ui/pages/inspectpage.h"
#include "widgets/texttable.h"

#include <QHeaderView>
#include <QLineEdit>

#include <ctime>

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

QString deeplyNested()
{
    constexpr int depth = large / 2;
    return ui::text(
        support::tokenWith(R"({"app_key":"k","a":)" + std::string(depth, '[') + std::string(depth, ']') + '}'));
}

/// One character over and over, in a URL: it might be the token's start anywhere.
QString looksLikeATokenEverywhere() { return "https://example.org/?t=" + QString(60'000, 'e') + "%2E.x.y"; }

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
        QTest::newRow("deeply nested") << deeplyNested();
        QTest::newRow("in a URL") << looksLikeATokenEverywhere();
        QTest::newRow("in a command") << "curl -H 'Authorization: Bearer " + withOneLongClaim() +
                                             "' https://example.org/";
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
        QVERIFY2(inspect.claims().height() < 220 * inspect.claims().fontMetrics().lineSpacing(),
                 qPrintable(QString::number(inspect.claims().height())));
    }

    void isEditedWithoutAStutter_data() { largeTokens(); }
    void isEditedWithoutAStutter()
    {
        QFETCH(const QString, token);
        Inspect inspect;
        inspect.world.giveCredential("video", "k", "another");
        inspect.input().setPlainText(token);
        inspect.input().setFocus();
        inspect.input().moveCursor(QTextCursor::End);
        QCoreApplication::processEvents();
        const std::clock_t start = std::clock(); // of this program alone, whatever else the machine does
        constexpr int keys = 10;
        for (int key = 0; key < keys; ++key) {
            QTest::keyClick(&inspect.input(), 'a');
            QCoreApplication::processEvents();
        }
        const double each = 1'000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / keys;
        constexpr double most = 200; // milliseconds, where 5 to 20 are usual: unoptimised, with sanitizers
        qInfo("%.1f ms for a key", each);
        QVERIFY2(each < most, qPrintable(QString::number(each)));
        QVERIFY(inspect.input().toPlainText().endsWith("aaaaaaaaaa"));
    }

    void readsWhatWasTypedOnceTheTypingPauses()
    {
        Inspect inspect;
        inspect.input().setPlainText(withOneLongClaim());
        inspect.input().setFocus();
        inspect.input().moveCursor(QTextCursor::End);
        QTest::keyClicks(&inspect.input(), "aa");
        QVERIFY(!inspect.found("The signature has"));
        QTRY_VERIFY(inspect.found("The signature has 45 characters"));
        inspect.input().selectAll();
        QTest::keyClick(&inspect.input(), Qt::Key_Delete);
        QVERIFY2(!inspect.findings().isVisible(), "emptied, it is forgotten at once");
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
