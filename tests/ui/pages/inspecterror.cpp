#include "pages/inspecterror.h"

#include "ui/pages/inspectpage.h"

#include <QLineEdit>

using support::child;
using support::Inspect;

namespace {

QLineEdit& line(const Inspect& inspect) { return child<QLineEdit>(inspect.page, "inspect.error"); }

ui::FindingList& causes(const Inspect& inspect)
{
    return child<ui::FindingList>(inspect.page, "inspect.errorFindings");
}

} // namespace

class InspectErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoldedUntilItIsUsed()
    {
        const Inspect inspect;
        QVERIFY(!line(inspect).isVisible());
        inspect.click("inspect.errorFold");
        QVERIFY(line(inspect).isVisible());
        QVERIFY(line(inspect).hasFocus());
        QVERIFY(!child<QLabel>(inspect.page, "inspect.errorMeaning").isVisible());
    }

    void explainsACodeWithoutAToken()
    {
        const Inspect inspect;
        inspect.open("inspect.errorFold");
        line(inspect).setText("3712");
        QVERIFY2(inspect.said("inspect.errorMeaning").contains("web:3712"),
                 qPrintable(inspect.said("inspect.errorMeaning")));
        QVERIFY(!causes(inspect).isVisible());
        line(inspect).setText("something else");
        QVERIFY(inspect.said("inspect.errorMeaning").startsWith("Not known here"));
    }

    void saysACodeOfSeveralMeaningsOnce()
    {
        const Inspect inspect;
        inspect.open("inspect.errorFold");
        line(inspect).setText("video-web:200");
        QCOMPARE(inspect.said("inspect.errorMeaning").count("video-web:200"), 1);
        QCOMPARE(inspect.said("inspect.errorMeaning").count("<p>"), 3);
    }

    void pointsAtTheFindingsThatExplainIt()
    {
        Inspect inspect;
        inspect.world.now += std::chrono::hours{9};
        inspect.paste(support::soundToken());
        inspect.open("inspect.errorFold");
        line(inspect).setText(R"({"type":"INVALID_PARAMETERS","reason":"","errorCode":200})");
        QVERIFY(causes(inspect).isVisible());
        QVERIFY2(causes(inspect).item(0)->text().contains("expired"), qPrintable(causes(inspect).item(0)->text()));
        causes(inspect).setCurrentRow(0);
        QCOMPARE(inspect.findings().currentRow(), inspect.row("The token expired"));
    }

    void saysWhenNothingInTheTokenExplainsIt()
    {
        Inspect inspect;
        inspect.paste(support::soundToken());
        inspect.open("inspect.errorFold");
        line(inspect).setText("video-web:200");
        QVERIFY(inspect.said("inspect.errorMeaning").contains("Nothing found in this token explains it"));
    }

    void takesMarkupForText()
    {
        const Inspect inspect;
        inspect.open("inspect.errorFold");
        line(inspect).setText("<img src=x> web:3712");
        QVERIFY(!inspect.said("inspect.errorMeaning").contains("<img"));
    }
};

QTEST_MAIN(InspectErrorTest)
#include "inspecterror.moc"
