#include "pages/inspectmend.h"

#include "mainwindow.h"
#include "ui/pages/inspectpage.h"
#include "widgets/pairtable.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>

using support::child;
using support::clipboard;
using support::Inspect;

namespace {

/// An expired token whose role is text.
QString faultyToken()
{
    return ui::text(support::signedToken(
        R"({"app_key":"old","role_type":"1","tpc":"Cool Cars","version":1,"iat":1772350000,"exp":1772357200})", "s"));
}

} // namespace

class InspectMendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesASoundTokenOfAFaultyOne()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(faultyToken());
        auto& token = child<QPlainTextEdit>(inspect.page, "inspect.mended");
        QVERIFY(!token.isVisible());
        inspect.click("inspect.mend");
        QVERIFY(token.isVisible());
        const std::string made = ui::utf8(token.toPlainText());
        const jwt::Decoded decoded = jwt::decode(made);
        QVERIFY(jwt::verify(decoded, support::keyOf(support::sdkSecret)));
        const zoom::Context context{support::noon, {}, zoom::SignatureStatus::Valid};
        QVERIFY(zoom::diagnose(decoded, context).empty());
        QCOMPARE(child<ui::PairTable>(inspect.page, "inspect.mendChanges").rowCount(), 4); // key, role, iat, exp
        inspect.click("inspect.mendCopy");
        QCOMPARE(clipboard().text(), token.toPlainText());
        QCOMPARE(clipboard().mimeData()->data("x-kde-passwordManagerHint"), "secret");
    }

    void offersNoMendingForASoundToken()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(support::soundToken());
        QVERIFY(!child<QPushButton>(inspect.page, "inspect.mend").isVisible());
        QVERIFY(child<QPushButton>(inspect.page, "inspect.openInSign").isVisible());
    }

    void waitsForASecretAndThenSigns()
    {
        Inspect inspect;
        inspect.paste(faultyToken());
        inspect.click("inspect.mend");
        QVERIFY(!child<QPushButton>(inspect.page, "inspect.mendCopy").isEnabled());
        QVERIFY2(inspect.said("inspect.mendStatus").startsWith("Give the secret"),
                 qPrintable(inspect.said("inspect.mendStatus")));
        inspect.world.giveCredential();
        QVERIFY(child<QPushButton>(inspect.page, "inspect.mendCopy").isEnabled());
    }

    void signsWithTheChosenProfile()
    {
        Inspect inspect;
        inspect.world.credentials.choose(inspect.world.giveProfile("Dev"));
        inspect.paste(faultyToken());
        inspect.click("inspect.mend");
        QTRY_VERIFY(child<QPushButton>(inspect.page, "inspect.mendCopy").isEnabled());
        const std::string made = ui::utf8(child<QPlainTextEdit>(inspect.page, "inspect.mended").toPlainText());
        QVERIFY(jwt::verify(jwt::decode(made), support::keyOf(support::sdkSecret)));
    }

    void saysWhatCannotBeMended()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(ui::text(support::tokenWith(R"({"app_key":"k","role_type":1,"tpc":")" + std::string(300, 'x') +
                                                  R"(","version":1})")));
        inspect.click("inspect.mend");
        QVERIFY2(inspect.said("inspect.mendStatus").contains("300 characters"),
                 qPrintable(inspect.said("inspect.mendStatus")));
        QVERIFY(!child<QPlainTextEdit>(inspect.page, "inspect.mended").isVisible());
    }

    void goesAwayWithItsToken()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(faultyToken());
        inspect.click("inspect.mend");
        inspect.input().clear();
        inspect.paste(support::soundToken());
        QVERIFY(!child<QPlainTextEdit>(inspect.page, "inspect.mended").isVisible());
        QVERIFY(child<QPlainTextEdit>(inspect.page, "inspect.mended").toPlainText().isEmpty());
    }

    void carriesEachClaimThroughSignWhileOneIsEdited()
    {
        support::World world;
        world.giveCredential();
        ui::MainWindow window(world.surroundings());
        window.openPage("inspect");
        QVERIFY(support::showActive(window));
        const zoom::Inputs inputs{
            {"sessionName", "Cool Cars"},        {"role", "1"},           {"userIdentity", "maria.keller"},
            {"sessionKey", "cars-2026-03"},      {"geoRegions", "DE,NL"}, {"cloudRecordingOption", "1"},
            {"telemetryTrackingId", "trace-17"}, {"videoWebRtcMode", "1"}};
        const zoom::Draft draft = zoom::draft(*zoom::tableFor("video"), inputs, support::sdkKey, {support::noon});
        QVERIFY(draft.problems.empty());
        child<QPlainTextEdit>(window, "inspect.input")
            .setPlainText(ui::text(jwt::sign(draft.claims, support::keyOf(support::sdkSecret))));
        child<QPushButton>(window, "inspect.openInSign").click();
        child<QLineEdit>(window, "field.sessionName").setText("Slow Cars");
        const QString token = child<QPlainTextEdit>(window, "sign.token").toPlainText();
        QString expected = ui::text(jwt::toJson(draft.claims));
        QCOMPARE(ui::text(jwt::toJson(jwt::decode(ui::utf8(token)).claims)), expected.replace("Cool", "Slow"));
    }

    void isCleanWhenItsOwnWorkIsInspected()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(faultyToken());
        inspect.click("inspect.mend");
        const QString made = child<QPlainTextEdit>(inspect.page, "inspect.mended").toPlainText();
        inspect.input().clear();
        inspect.paste(made);
        QCOMPARE(inspect.findings().count(), 0);
        QVERIFY(child<QLabel>(inspect.page, "inspect.sound").isVisible());
    }

    void opensTheTokenInSign()
    {
        support::World world;
        ui::MainWindow window(world.surroundings());
        window.openPage("inspect");
        QVERIFY(support::showActive(window));
        child<QPlainTextEdit>(window, "inspect.input").setPlainText(support::meetingToken());
        child<QPushButton>(window, "inspect.openInSign").click();
        QVERIFY(child<QWidget>(window, "page.sign").isVisible());
        QCOMPARE(child<QLineEdit>(window, "field.meetingNumber").text(), "85749213306");
        QCOMPARE(child<QComboBox>(window, "field.role").currentData().toString(), "1");
        window.openPage("inspect");
        child<QPlainTextEdit>(window, "inspect.input").setPlainText(faultyToken());
        child<QPushButton>(window, "inspect.mend").click();
        child<QPushButton>(window, "inspect.mendInSign").click();
        QCOMPARE(child<QLineEdit>(window, "field.sessionName").text(), "Cool Cars");
    }
};

QTEST_MAIN(InspectMendTest)
#include "inspectmend.moc"
