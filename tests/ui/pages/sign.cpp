#include "pages/sign.h"

#include "form/claimform.h"
#include "form/fieldrow.h"
#include "support/print.h"
#include "ui/pages/signpage.h"
#include "widgets/claimsview.h"
#include "widgets/findinglist.h"

#include <QPushButton>

using support::child;
using support::minted;
using support::Sign;

class SignPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenFollowsEachKeystrokeAndIsWhatCoreSigns()
    {
        const Sign sign;
        sign.chooseRole();
        sign.line("sessionName").setFocus();
        std::string typed;
        for (const char letter : std::string("Cool Cars")) {
            QTest::keyClick(&sign.line("sessionName"), letter);
            typed += letter;
            QCOMPARE(sign.token(), minted({{"role", "1"}, {"sessionName", typed}}));
        }
        QTest::keyClick(&sign.line("sessionName"), Qt::Key_Backspace);
        QCOMPARE(sign.token(), minted({{"role", "1"}, {"sessionName", "Cool Car"}}));
    }

    void signsEveryFieldOfTheForm()
    {
        const Sign sign;
        const zoom::Inputs inputs{{"role", "0"},
                                  {"sessionName", "Žluťoučký 車 🚗 \"x\" \\"},
                                  {"expirationSeconds", "45m"},
                                  {"userIdentity", "maria"},
                                  {"userKey", "u-1"},
                                  {"sessionKey", "s-1"},
                                  {"geoRegions", "DE, US,"},
                                  {"cloudRecordingOption", "1"},
                                  {"cloudRecordingElection", "0"},
                                  {"cloudRecordingTranscriptOption", "2"},
                                  {"telemetryTrackingId", "t-1"},
                                  {"videoWebRtcMode", "1"},
                                  {"audioWebRtcMode", "0"},
                                  {"audioCompatibleMode", "1"}};
        for (const zoom::Field& field : zoom::tableFor("video")->fields)
            sign.page.findChild<ui::ClaimForm*>()->row(field.key)->setText(ui::text(*inputs.find(field.key)));
        QVERIFY(!sign.token().empty());
        QCOMPARE(sign.token(), minted(inputs));
    }

    void showsTheClaimsAsTheyAreTyped()
    {
        const Sign sign;
        sign.fill();
        const auto& claims = child<ui::ClaimsView>(sign.page, "sign.claims");
        QCOMPARE(static_cast<std::size_t>(claims.rowCount()), sign.decoded().claims.size());
        QCOMPARE(claims.item(2, 0)->text(), "tpc");
        QCOMPARE(claims.item(2, 1)->text(), "Cool Cars");
        sign.line("sessionName").setText("Fast Cars");
        QCOMPARE(claims.item(2, 1)->text(), "Fast Cars");
    }

    void takes200CharactersAndRefuses201_data()
    {
        QTest::addColumn<QString>("unit"); // counted in UTF-16: an emoji is two
        QTest::newRow("letters") << "x";
        QTest::newRow("umlauts") << "ä";
        QTest::newRow("emoji") << "🚗";
    }
    void takes200CharactersAndRefuses201()
    {
        QFETCH(const QString, unit);
        const Sign sign;
        sign.chooseRole();
        QLineEdit& name = sign.line("sessionName");
        name.setText(unit.repeated(200 / unit.size()));
        QVERIFY(!sign.token().empty());
        name.insert("x");
        QCOMPARE(name.text().size(), 201);
        QVERIFY(sign.token().empty());
        QVERIFY(sign.todo().text().contains("has 201 characters"));
    }

    void emptiesTheTokenAndListsEveryProblemAtOnce()
    {
        const Sign sign(false);
        sign.line("expirationSeconds").setText("soon");
        sign.line("userIdentity").setText(QString(36, 'u'));
        sign.line("geoRegions").setText("Mars");
        sign.line("backdate").setText("-1");
        QVERIFY(sign.token().empty());
        QVERIFY(sign.todo().isVisible());
        QStringList links = sign.links();
        QCOMPARE(links.first(4), QStringList({"role", "sessionName", "expirationSeconds", "userIdentity"})); // as above
        links.sort();
        QCOMPARE(links, QStringList({"backdate", "expirationSeconds", "geoRegions", "key", "role", "secret",
                                     "sessionName", "userIdentity"}));
        QVERIFY(!child<QPushButton>(sign.page, "sign.copy").isEnabled());
        QVERIFY(!child<QPushButton>(sign.page, "sign.copyAs").isEnabled());
    }

    void leadsFromEachProblemToItsField_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("editor");
        for (const char* const key : {"role", "sessionName", "geoRegions", "backdate"})
            QTest::newRow(key) << key << QString("field.") + key;
        QTest::newRow("key") << "key"
                             << "sign.key";
        QTest::newRow("secret") << "secret"
                                << "sign.secret";
    }
    void leadsFromEachProblemToItsField()
    {
        QFETCH(const QString, link);
        QFETCH(const QString, editor);
        const Sign sign(false);
        sign.line("geoRegions").setText("Mars");
        sign.line("backdate").setText("-1");
        QVERIFY(sign.links().contains(link));
        Q_EMIT sign.todo().linkActivated(link);
        QCOMPARE(sign.page.focusWidget()->objectName(), editor);
        QVERIFY(sign.page.focusWidget()->isVisible());
        QVERIFY(sign.error(link).isVisible());
    }

    void reachesTheLinksByKeyboard()
    {
        const Sign sign(false);
        QVERIFY(sign.todo().focusPolicy() & Qt::TabFocus);
        sign.todo().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&sign.todo(), Qt::Key_Tab); // from the first link, the role, to the second
        QTest::keyClick(&sign.todo(), Qt::Key_Return);
        QVERIFY(sign.page.focusWidget()->objectName().startsWith("field."));
    }

    void hidesTheListWhenAllIsMended()
    {
        const Sign sign;
        QVERIFY(sign.todo().isVisible());
        sign.fill();
        QVERIFY(!sign.todo().isVisible());
        QVERIFY(child<QPushButton>(sign.page, "sign.copy").isEnabled());
    }

    void saysWhatIsWrongWhenAFieldIsLeftAndTakesItBackWhenMended()
    {
        const Sign sign;
        sign.chooseRole();
        QLineEdit& identity = sign.line("userIdentity");
        support::retype(identity, QString(36, 'u'));
        QVERIFY(!sign.error("userIdentity").isVisible());
        QTest::keyClick(&identity, Qt::Key_Tab);
        QVERIFY(sign.error("userIdentity").isVisible());
        QCOMPARE(sign.error("userIdentity").text(), "User identity has 36 characters: shorten it to at most 35.");
        identity.setFocus();
        QTest::keyClick(&identity, Qt::Key_End);
        QTest::keyClick(&identity, Qt::Key_Backspace);
        QVERIFY(!sign.error("userIdentity").isVisible());
        QTest::keyClicks(&identity, "vw");
        QVERIFY(!sign.error("userIdentity").isVisible());
        QTest::keyClick(&identity, Qt::Key_Return);
        QVERIFY(sign.error("userIdentity").isVisible());
    }

    void warnsOfWhatZoomDoesNotDocumentButSignsIt()
    {
        const Sign sign;
        sign.fill();
        const auto& warnings = child<ui::FindingList>(sign.page, "sign.findings");
        QVERIFY(!warnings.isVisible());
        sign.line("sessionName").setText("Žluťoučký");
        QVERIFY(!sign.token().empty());
        QVERIFY(warnings.isVisible());
        QVERIFY(warnings.item(0)->text().startsWith("Warning: The session name holds “Ž”"));
    }

    void signsEachKindWithItsOwnCredential()
    {
        Sign sign;
        sign.world.giveCredential("meeting", "meeting-key", "meeting-secret");
        sign.chooseKind(1);
        sign.line("meetingNumber").setText("123 4567-8901");
        QVERIFY(sign.token().empty()); // the role belongs to it
        sign.chooseRole();
        QCOMPARE(jwt::plainText(*jwt::find(sign.decoded().claims, "mn")), std::string("12345678901"));
        QCOMPARE(jwt::plainText(*jwt::find(sign.decoded().claims, "appKey")), std::string("meeting-key"));
        std::string secret = "meeting-secret";
        QVERIFY(jwt::verify(sign.decoded(), jwt::Key(base::Secret::take(secret))));
        sign.chooseKind(2);
        QCOMPARE(sign.links(), QStringList({"key", "secret"}));
        sign.world.giveCredential("api", "api-key", "api-secret");
        QCOMPARE(jwt::plainText(*jwt::find(sign.decoded().claims, "iss")), std::string("api-key"));
    }
};

QTEST_MAIN(SignPageTest)
#include "sign.moc"
