#include "pages/inspectsignature.h"

#include "ui/pages/inspectpage.h"

#include <QLineEdit>

using support::child;
using support::Inspect;

namespace {

/// A token that names `key-1`, signed with those bytes.
QString tokenBy(const std::string& secret)
{
    return ui::text(support::signedToken(
        R"({"app_key":"key-1","role_type":1,"tpc":"x","version":1,"iat":1772366000,"exp":1772373200})", secret));
}

} // namespace

class InspectSignatureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheMistake_data()
    {
        QTest::addColumn<QString>("bytes");
        QTest::addColumn<QString>("finding");
        QTest::newRow("line break") << "Secret1Secret1\n"
                                    << "with a line break after it";
        QTest::newRow("quotes") << "\"Secret1Secret1\""
                                << "with double quotes around it";
        QTest::newRow("swapped") << "key-1"
                                 << "with the key in the place of the secret";
    }
    void namesTheMistake()
    {
        QFETCH(const QString, bytes);
        QFETCH(const QString, finding);
        Inspect inspect;
        inspect.world.giveCredential("video", "key-1", "Secret1Secret1");
        inspect.paste(tokenBy(ui::utf8(bytes)));
        QVERIFY2(inspect.signature().startsWith("Signature: not made with this secret as it stands"),
                 qPrintable(inspect.signature()));
        QVERIFY2(inspect.found(finding), qPrintable(inspect.findings().item(0)->text()));
    }

    void namesTheProfileThatSignedInPlaceOfTheTypedSecret()
    {
        Inspect inspect;
        inspect.world.giveProfile("Staging", vault::Kind::Video, vault::Environment::Staging, "key-2", "secret-2");
        inspect.world.giveCredential("video", "key-1", "secret-1");
        inspect.paste(tokenBy("secret-2"));
        inspect.click("inspect.whose");
        QTRY_COMPARE(inspect.signature(),
                     "Signature: made with the secret of the profile Staging, not with this secret.");
        QVERIFY(inspect.found("signed with the secret of “Staging”"));
    }

    void findsAMistakeWithTheSecretOfTheTokensOwnProfile()
    {
        Inspect inspect;
        inspect.world.giveProfile("Dev", vault::Kind::Video, vault::Environment::None, "key-1", "secret-1");
        inspect.paste(tokenBy("secret-1\n"));
        QTRY_VERIFY(inspect.found("with a line break after it"));
    }

    void holdsTheTokenAgainstTheChosenProfile()
    {
        Inspect inspect;
        inspect.world.credentials.choose(
            inspect.world.giveProfile("Dev", vault::Kind::Video, vault::Environment::None, "key-2", "secret-2"));
        inspect.paste(tokenBy("secret-2\n"));
        inspect.world.credentials.goOn(); // somebody does something
        QTRY_VERIFY2(inspect.signature().startsWith("Signature: not made with the secret of the profile Dev as it"),
                     qPrintable(inspect.signature()));
        QVERIFY(inspect.found("with a line break after it"));
    }

    void saysThatAKeyIsOfAnotherKind()
    {
        Inspect inspect;
        inspect.world.giveProfile("Reports", vault::Kind::Api, vault::Environment::None, "key-1", "secret-1");
        inspect.paste(tokenBy("secret-1"));
        QTRY_VERIFY(inspect.signature().contains("Reports"));
        QVERIFY2(inspect.row("Error: ") >= 0, "a Video SDK token with an API key");
    }

    void checksNoTokenThatZoomSigns()
    {
        Inspect inspect;
        inspect.world.giveCredential("video", "k", "s");
        inspect.paste(ui::text(support::oauthToken()));
        QCOMPARE(inspect.signature(), "Signature: Zoom made it and keeps the secret.");
        QVERIFY(!inspect.found("signature"));
    }

    void checksATokenOfNoKnownKindWithEveryTypedPair()
    {
        Inspect inspect;
        inspect.world.giveCredential("meeting", "m", "m-secret");
        inspect.paste(ui::text(support::signedToken(R"({"hello":1})", "m-secret")));
        QCOMPARE(inspect.kind(), "Unknown token");
        QCOMPARE(inspect.signature(), "Signature: valid, made with this secret.");
    }
};

QTEST_MAIN(InspectSignatureTest)
#include "inspectsignature.moc"
