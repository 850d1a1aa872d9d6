// The Sign page and its profile.
#include "pages/signcredential.h"

#include "support/print.h"
#include "ui/pages/signpage.h"

#include <QPushButton>
#include <QSignalSpy>

using base::ErrorCode;
using support::child;
using support::Sign;
using ui::Readiness;

namespace {

/// The page with a profile that was chosen in an earlier run, and a filled form.
struct AtRest : Sign
{
    std::string id = world.giveProfile("Dev", vault::Kind::Video, vault::Environment::Production);

    AtRest() : Sign(false)
    {
        world.preferences.setProfile("video", ui::text(id));
        fill();
    }
    QPushButton& button(const QString& name) const { return child<QPushButton>(page, "sign." + name); }
    QString state() const { return child<QLabel>(page, "sign.secretState").text(); }
};

} // namespace

class SignCredentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARememberedProfileAtTheFirstInput()
    {
        support::World world;
        world.preferences.setProfile("video", ui::text(world.giveProfile("Dev")));
        world.preferences.setInputs("video", {{"role", "1"}, {"sessionName", "Cool Cars"}});
        ui::Credentials credentials(world.book, world.preferences);
        QObject::connect(&world.idle, &ui::IdleWatch::input, &credentials, &ui::Credentials::goOn);
        ui::SignPage page(world.surroundings(credentials));
        QVERIFY(support::showActive(page));
        QCoreApplication::processEvents();
        QVERIFY2(world.keychain.reads == 0, "nobody has done anything yet");
        QVERIFY(child<QLabel>(page, "sign.secretState").text().contains("has not been read"));
        QVERIFY(child<QLabel>(page, "sign.todo").text().contains("has not been read"));
        QTest::keyClick(&page, Qt::Key_Shift);
        QCOMPARE(world.keychain.reads, 1);
        const auto& token = child<QPlainTextEdit>(page, "sign.token");
        QTRY_VERIFY(!token.toPlainText().isEmpty());
        QCOMPARE(ui::utf8(token.toPlainText()), support::minted({{"role", "1"}, {"sessionName", "Cool Cars"}}));
    }

    void showsTheProfileInPlaceOfAForm()
    {
        AtRest sign;
        QVERIFY(child<QLineEdit>(sign.page, "sign.key").isVisible());
        sign.world.credentials.choose(sign.id);
        QVERIFY(!child<QLineEdit>(sign.page, "sign.key").isVisible());
        QCOMPARE(child<QLabel>(sign.page, "sign.profile").text(), "Dev");
        QCOMPARE(child<QLabel>(sign.page, "sign.profileDetail").text(), "Video SDK · Production");
        QCOMPARE(child<QLabel>(sign.page, "sign.profileKey").text(), support::sdkKey);
        QTRY_COMPARE(sign.state(), "Secret in the keychain.");
        QVERIFY(!sign.token().empty());
    }

    void canCancelTheReadingAndReadLater()
    {
        AtRest sign;
        sign.world.keychain.waits = true;
        sign.world.credentials.choose(sign.id);
        QVERIFY2(sign.state().startsWith("Reading the secret of Dev"), qPrintable(sign.state()));
        QTest::mouseClick(&sign.button("cancelReading"), Qt::LeftButton);
        QVERIFY(sign.state().contains("you cancelled"));
        sign.world.keychain.release();
        QVERIFY(sign.token().empty());
        QTest::mouseClick(&sign.button("readAgain"), Qt::LeftButton);
        QTRY_VERIFY(!sign.token().empty());
    }

    void saysWhyItCannotReadAndGoesOnWorking()
    {
        AtRest sign;
        sign.world.keychain.refusal = ErrorCode::KeychainSilent;
        sign.world.credentials.choose(sign.id);
        QTRY_VERIFY(sign.state().contains("no answer from the keychain"));
        QVERIFY(sign.token().empty());
        QTest::mouseClick(&sign.button("typeInstead"), Qt::LeftButton);
        support::retype(child<QLineEdit>(sign.page, "sign.key"), support::sdkKey);
        support::retype(child<QLineEdit>(sign.page, "sign.secret"), support::sdkSecret);
        QVERIFY(!sign.token().empty());
    }

    void followsTheChosenProfilesKindAndRemembersEachKinds()
    {
        AtRest sign;
        const std::string meeting = sign.world.giveProfile("Meetings", vault::Kind::OAuth, {}, "client");
        sign.world.credentials.choose(sign.id);
        sign.world.credentials.choose(meeting);
        QCOMPARE(child<QTabBar>(sign.page, "sign.kind").currentIndex(), 1);
        QCOMPARE(child<QLabel>(sign.page, "sign.profile").text(), "Meetings");
        sign.chooseKind(0);
        QCOMPARE(child<QLabel>(sign.page, "sign.profile").text(), "Dev");
        QCOMPARE(sign.world.credentials.current()->id, sign.id);
        sign.chooseKind(2);
        QVERIFY(sign.world.credentials.current() == nullptr);
        QVERIFY(child<QLineEdit>(sign.page, "sign.key").isVisible());
    }

    void dropsTheTokenWhenLockedAndMintsItAgainAtTheNextInput()
    {
        AtRest sign;
        sign.world.credentials.choose(sign.id);
        QTRY_VERIFY(!sign.token().empty());
        sign.world.credentials.screenLocked();
        QVERIFY(sign.token().empty());
        QCOMPARE(sign.world.keychain.reads, 1);
        QTest::mouseClick(&sign.page, Qt::LeftButton);
        QTRY_VERIFY(!sign.token().empty());
        QCOMPARE(sign.world.keychain.reads, 2);
    }

    void forgetsATypedSecretWhenLocked()
    {
        Sign sign;
        sign.fill();
        QVERIFY(!sign.token().empty());
        sign.world.credentials.screenLocked();
        QVERIFY(sign.token().empty());
        QVERIFY(child<QLineEdit>(sign.page, "sign.secret").text().isEmpty());
        QCOMPARE(child<QLineEdit>(sign.page, "sign.key").text(), support::sdkKey);
    }

    void offersToSaveATypedPairOnceItIsWhole()
    {
        Sign sign(false);
        const QSignalSpy asked(&sign.page, &ui::SignPage::saveAsProfile);
        auto& save = child<QPushButton>(sign.page, "sign.saveProfile");
        QVERIFY(!save.isEnabled());
        sign.world.giveCredential();
        QVERIFY(save.isEnabled());
        QTest::mouseClick(&save, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }
};

QTEST_MAIN(SignCredentialTest)
#include "signcredential.moc"
