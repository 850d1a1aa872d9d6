#include "pages/tokenowner.h"

#include "pages/inspect.h"
#include "support/print.h"
#include "support/token.h"
#include "ui/world.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using base::ErrorCode;
using support::child;
using support::World;

namespace {

constexpr const char* payload = R"({"app_key":"key-1","tpc":"Cool Cars"})";

/// The Inspect page on show, with three profiles; the token names the key of the first and is signed with its secret.
struct Inspect
{
    World world;
    std::string first = world.giveProfile("First", vault::Kind::Video, {}, "key-1", "secret-1");
    std::string second = world.giveProfile("Second", vault::Kind::Video, {}, "key-2", "secret-2");
    std::string third = world.giveProfile("Third", vault::Kind::Meeting, {}, "key-3", "secret-3");
    ui::InspectPage page{world.surroundings()};

    Inspect()
    {
        if (!support::showActive(page)) qFatal("the page gets no keyboard");
    }
    void paste(const std::string& secret) const
    {
        child<QPlainTextEdit>(page, "inspect.input").setPlainText(ui::text(support::signedToken(payload, secret)));
    }
    QString signature() const { return child<QLabel>(page, "inspect.signature").text(); }
    QPushButton& whose() const { return child<QPushButton>(page, "inspect.whose"); }
    void askWhose() const { QTest::mouseClick(&whose(), Qt::LeftButton); }
};

} // namespace

class TokenOwnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOnlyTheSecretOfTheKeyThatTheTokenNames()
    {
        const Inspect inspect;
        QCOMPARE(inspect.world.keychain.reads, 0);
        inspect.paste("secret-1");
        QTRY_COMPARE(inspect.signature(), "Signature: valid, made with the secret of the profile First.");
        QCOMPARE(inspect.world.keychain.reads, 1);
    }

    void saysThatTheNamedProfilesSecretDidNotSignIt()
    {
        const Inspect inspect;
        inspect.paste("secret-2");
        QTRY_VERIFY2(inspect.signature().startsWith("Signature: not made with the secret of the profile First"),
                     qPrintable(inspect.signature()));
        inspect.askWhose();
        QTRY_COMPARE(inspect.signature(), "Signature: valid, made with the secret of the profile Second.");
    }

    void saysWhenItIsNobodys()
    {
        const Inspect inspect;
        inspect.paste("a stranger's secret");
        QTRY_COMPARE(inspect.whose().text(), "Whose token is this?");
        inspect.askWhose();
        QTRY_VERIFY2(inspect.signature().contains("None of the 3 secret"), qPrintable(inspect.signature()));
    }

    void asksARefusingKeychainOnce()
    {
        Inspect inspect;
        inspect.world.keychain.refusal = ErrorCode::KeychainLocked;
        inspect.paste("secret-1");
        QTRY_VERIFY2(inspect.signature().startsWith("Callsign found the keychain locked"),
                     qPrintable(inspect.signature()));
        inspect.askWhose();
        QTRY_COMPARE(inspect.whose().text(), "Whose token is this?");
        QCOMPARE(inspect.world.keychain.reads, 2);
    }

    void canBeCancelled()
    {
        Inspect inspect;
        inspect.world.keychain.waits = true;
        inspect.paste("secret-1");
        QVERIFY(inspect.signature().startsWith("Reading the secret of First"));
        QCOMPARE(inspect.whose().text(), "Cancel");
        inspect.askWhose();
        QCOMPARE(inspect.world.keychain.waiting(), 0);
        QCOMPARE(inspect.signature(), "The search was cancelled.");
    }

    void dropsTheSearchWithTheToken()
    {
        Inspect inspect;
        inspect.world.keychain.waits = true;
        inspect.paste("secret-1");
        child<QPlainTextEdit>(inspect.page, "inspect.input").clear();
        QCOMPARE(inspect.world.keychain.waiting(), 0);
        inspect.world.keychain.release();
    }

    void offersNothingWithoutProfiles()
    {
        World world;
        ui::InspectPage page(world.surroundings());
        if (!support::showActive(page)) qFatal("the page gets no keyboard");
        child<QPlainTextEdit>(page, "inspect.input").setPlainText(ui::text(support::signedToken(payload, "secret-1")));
        QVERIFY(child<QWidget>(page, "inspect.claims").isVisible());
        QVERIFY(!child<QPushButton>(page, "inspect.whose").isVisible());
    }

    void forgetsTheTokenWhenLocked()
    {
        Inspect inspect;
        inspect.paste("secret-1");
        QTRY_VERIFY(inspect.signature().contains("valid"));
        inspect.world.credentials.screenLocked();
        auto& input = child<QPlainTextEdit>(inspect.page, "inspect.input");
        QVERIFY(input.toPlainText().isEmpty());
        input.undo();
        QVERIFY(input.toPlainText().isEmpty());
        QVERIFY(child<QLabel>(inspect.page, "inspect.note").isVisible());
    }
};

QTEST_MAIN(TokenOwnerTest)
#include "tokenowner.moc"
