#include "form/credentialform.h"

#include "support/print.h"
#include "ui/world.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using support::child;
using support::World;
using ui::CredentialForm;

namespace {

const zoom::Table& video() { return *zoom::tableFor("video"); }
const zoom::Table& meeting() { return *zoom::tableFor("meeting"); }

QString writeFile(const World& world, const QString& name, const QByteArray& content)
{
    QFile file(world.folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(name));
    file.write(content);
    return file.fileName();
}

} // namespace

class CredentialFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsTypedForItsKind()
    {
        World world;
        CredentialForm form("sign", world.credentials);
        form.setTable(video());
        child<QLineEdit>(form, "sign.key").setText("a key");
        child<QLineEdit>(form, "sign.secret").setText("a secret");
        const vault::Credential& kept = world.credentials.entry(video()).credential;
        QCOMPARE(kept.key, std::string("a key"));
        QCOMPARE(kept.secret.reveal(), std::string_view("a secret"));
        QVERIFY(world.credentials.entry(meeting()).credential.key.empty());
    }

    void showsThePairOfEachKind()
    {
        World world;
        world.giveCredential("video", "video key", "video secret");
        world.giveCredential("meeting", "meeting key", "meeting secret");
        CredentialForm form("sign", world.credentials);
        form.setTable(video());
        QCOMPARE(child<QLineEdit>(form, "sign.key").text(), "video key");
        form.setTable(meeting());
        QCOMPARE(child<QLineEdit>(form, "sign.key").text(), "meeting key");
        QCOMPARE(child<QLineEdit>(form, "sign.secret").text(), "meeting secret");
        form.setTable(video());
        QCOMPARE(child<QLineEdit>(form, "sign.secret").text(), "video secret");
    }

    void saysWhatZoomCallsTheKeyOfThatKind()
    {
        World world;
        CredentialForm form("sign", world.credentials);
        form.setTable(video());
        QVERIFY(child<QLineEdit>(form, "sign.key").placeholderText().contains("SDK key"));
        form.setTable(meeting());
        QVERIFY(child<QLineEdit>(form, "sign.key").placeholderText().contains("Client ID"));
    }

    void twoFormsOfOneKindShowTheSame()
    {
        World world;
        CredentialForm sign("sign", world.credentials);
        CredentialForm inspect("inspect", world.credentials);
        sign.setTable(video());
        inspect.setTable(video());
        child<QLineEdit>(sign, "sign.key").setText("typed here");
        QCOMPARE(child<QLineEdit>(inspect, "inspect.key").text(), "typed here");
        child<QLineEdit>(inspect, "inspect.secret").setText("typed there");
        QCOMPARE(child<QLineEdit>(sign, "sign.secret").text(), "typed there");
    }

    void leavesTheCursorAloneWhileSomebodyTypes()
    {
        World world;
        CredentialForm form("sign", world.credentials);
        form.setTable(video());
        QVERIFY(support::showActive(form));
        auto& key = child<QLineEdit>(form, "sign.key");
        support::retype(key, "ac");
        key.setCursorPosition(1);
        QTest::keyClicks(&key, "bb");
        QCOMPARE(key.text(), "abbc");
        QCOMPARE(key.cursorPosition(), 3);
    }

    void takesThePairsOfAnEnvFileAndSaysWhich()
    {
        World world;
        CredentialForm form("sign", world.credentials);
        form.setTable(video());
        form.loadEnvFile(writeFile(world, "web.env",
                                   "ZOOM_VIDEO_SDK_KEY=k1\nZOOM_VIDEO_SDK_SECRET='s 1'\n"
                                   "ZOOM_MEETING_SDK_KEY=k2\nZOOM_MEETING_SDK_SECRET=s2\n"));
        QCOMPARE(child<QLineEdit>(form, "sign.key").text(), "k1");
        QCOMPARE(child<QLineEdit>(form, "sign.secret").text(), "s 1");
        QCOMPARE(world.credentials.entry(meeting()).credential.key, std::string("k2"));
        const QString status = child<QLabel>(form, "sign.credentialStatus").text();
        QVERIFY2(status.contains("web.env") && status.contains("Video SDK, Meeting SDK"), qPrintable(status));
        QVERIFY2(status.contains("still holds the secret"), qPrintable(status));
    }

    void saysWhatAnEnvFileLacks()
    {
        World world;
        CredentialForm form("sign", world.credentials);
        form.setTable(meeting());
        form.loadEnvFile(writeFile(world, "other.env", "PORT=4000\n"));
        const QString status = child<QLabel>(form, "sign.credentialStatus").text();
        QVERIFY2(status.contains("other.env") && status.contains("ZOOM_MEETING_SDK_KEY"), qPrintable(status));
    }

    void saysWhenAFileCannotBeReadAndKeepsWhatWasThere()
    {
        World world;
        world.giveCredential();
        CredentialForm form("sign", world.credentials);
        form.setTable(video());
        form.loadEnvFile(world.folder.filePath("nowhere.env"));
        const QString status = child<QLabel>(form, "sign.credentialStatus").text();
        QVERIFY2(status.startsWith("Callsign cannot read ") && status.contains("nowhere.env"), qPrintable(status));
        QCOMPARE(child<QLineEdit>(form, "sign.key").text(), support::sdkKey);
        QCOMPARE(child<QLabel>(form, "sign.credentialStatus").textFormat(), Qt::PlainText); // paths may hold markup
    }

    void showsProblemsWithKeyAndSecretWhenEditingEnds()
    {
        World world;
        CredentialForm form("sign", world.credentials);
        form.setTable(video());
        QVERIFY(support::showActive(form));
        form.setProblems("is needed", "is needed");
        QVERIFY(!child<QLabel>(form, "error.key").isVisible());
        form.focusProblem("secret");
        QVERIFY(child<QLineEdit>(form, "sign.secret").hasFocus());
        QCOMPARE(child<QLabel>(form, "error.secret").text(), "Secret is needed.");
        QVERIFY(!child<QLabel>(form, "error.key").isVisible());
        form.setProblems({}, {});
        QVERIFY(!child<QLabel>(form, "error.secret").isVisible());
    }
};

QTEST_MAIN(CredentialFormTest)
#include "credentialform.moc"
