#include "pages/inspect.h"

#include "ui/pages/inspectpage.h"

#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

using namespace std::chrono_literals;
using support::child;
using support::clipboard;
using support::Inspect;
using support::soundToken;

class InspectPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void teachesWhileThereIsNothingToRead()
    {
        const Inspect inspect;
        QVERIFY(!inspect.claims().isVisible());
        QPushButton& example = child<QPushButton>(inspect.page, "inspect.example");
        QVERIFY(example.isVisible());
        QTest::mouseClick(&example, Qt::LeftButton);
        QVERIFY(inspect.claims().isVisible());
        QCOMPARE(inspect.kind(), "Video SDK token");
        QVERIFY(child<QLabel>(inspect.page, "inspect.sound").isVisible());
    }

    void readsATokenHoweverItWasCopied_data()
    {
        QTest::addColumn<QString>("text");
        const QString token = soundToken();
        QTest::newRow("plain") << token;
        QTest::newRow("blanks around it") << "\n  " + token + " \r\n";
        QTest::newRow("Bearer") << "Bearer " + token;
        QTest::newRow("a whole header") << "Authorization: Bearer " + token;
        QTest::newRow("quoted") << '"' + token + "\",";
        QTest::newRow("single quotes") << '\'' + token + '\'';
        QString wrapped = token;
        for (qsizetype i = 64; i < wrapped.size(); i += 65) wrapped.insert(i, '\n');
        QTest::newRow("broken over lines") << wrapped;
        QTest::newRow("broken by a mailer") << wrapped.replace("\n", "\r\n  ");
    }
    void readsATokenHoweverItWasCopied()
    {
        QFETCH(const QString, text);
        const Inspect inspect;
        inspect.paste(text);
        QCOMPARE(inspect.kind(), "Video SDK token");
        QCOMPARE(inspect.claims().rowCount(), 6);
        QCOMPARE(inspect.claims().item(2, 1)->text(), "Cool Cars");
        QCOMPARE(inspect.findings().count(), 0);
        QVERIFY(child<QLabel>(inspect.page, "inspect.sound").isVisible());
        QCOMPARE(inspect.life(), "1 h 29 min left · until today 13:29 UTC · 2026-03-01 13:29:30 UTC");
        QCOMPARE(child<QLabel>(inspect.page, "inspect.header").text(), R"(Header {"alg":"HS256","typ":"JWT"})");
    }

    void readsADamagedTokenAsFarAsItGoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<int>("claims");
        const QString token = soundToken();
        const QStringList parts = token.split('.');
        QTest::newRow("no token at all") << "hello"
                                         << "three parts" << 0;
        QTest::newRow("cut in the payload") << token.left(parts[0].size() + 80) << "three parts" << 2;
        QTest::newRow("no signature") << parts[0] + '.' + parts[1] + '.' << "not signed" << 6;
        QTest::newRow("a strange character") << QString(token).replace(token.size() - 5, 1, "!") << "signature" << 6;
        QTest::newRow("padding") << token + '=' << "padding" << 6;
        QTest::newRow("a part too many") << token + ".x"
                                         << "three parts" << 6;
    }
    void readsADamagedTokenAsFarAsItGoes()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, finding);
        QFETCH(const int, claims);
        const Inspect inspect;
        inspect.paste(text);
        QVERIFY2(inspect.found(finding), qPrintable(inspect.findings().item(0)->text()));
        QVERIFY(inspect.found("Error: "));
        QCOMPARE(inspect.claims().rowCount(), claims);
        QVERIFY(!child<QLabel>(inspect.page, "inspect.sound").isVisible());
    }

    void saysWhetherTheSignatureFitsTheSecret()
    {
        Inspect inspect;
        inspect.paste(soundToken());
        QCOMPARE(inspect.signature(), "Signature: not checked, as no secret is given for it.");
        inspect.world.giveCredential();
        QCOMPARE(inspect.signature(), "Signature: valid, made with this secret.");
        QCOMPARE(inspect.findings().count(), 0);
        child<QLineEdit>(inspect.page, "inspect.secret").setText("another");
        QCOMPARE(inspect.signature(), "Signature: not made with this secret.");
        QVERIFY(inspect.found("The signature was not made with this secret"));
        child<QLineEdit>(inspect.page, "inspect.secret").clear();
        QCOMPARE(inspect.signature(), "Signature: not checked, as no secret is given for it.");
    }

    void saysWhenTheTokenBelongsToAnotherKey()
    {
        Inspect inspect;
        inspect.world.giveCredential("video", "another-key", "another-secret");
        inspect.paste(soundToken());
        QVERIFY2(inspect.signature().contains(support::sdkKey) && inspect.signature().contains("another-key"),
                 qPrintable(inspect.signature()));
    }

    void showsMarkupInATokenAsText()
    {
        Inspect inspect;
        inspect.world.giveCredential("video", "another-key", "another-secret");
        inspect.paste(ui::text(support::tokenWith(R"({"app_key":"<h1>big</h1>","tpc":"<img src=x>"})")));
        const auto& signature = child<QLabel>(inspect.page, "inspect.signature");
        QVERIFY(signature.text().contains("<h1>big</h1>"));
        QVERIFY2(signature.textFormat() == Qt::PlainText, "a claim is data, whatever it looks like");
    }

    void checksWithTheCredentialOfTheTokensKind()
    {
        Inspect inspect;
        inspect.world.giveCredential("meeting", "m-key", "m-secret");
        const std::string payload = R"({"appKey":"m-key","sdkKey":"m-key","mn":"123","role":0,"iat":1772366000,)"
                                    R"("exp":1772373200,"tokenExp":1772373200})";
        inspect.paste(ui::text(support::signedToken(payload, "m-secret")));
        QCOMPARE(inspect.kind(), "Meeting SDK token");
        QCOMPARE(child<QLineEdit>(inspect.page, "inspect.key").text(), "m-key");
        QCOMPARE(inspect.signature(), "Signature: valid, made with this secret.");
    }

    void asksForNoCredentialThatItCouldNotUse()
    {
        const Inspect inspect;
        const jwt::Claims claims{{"aud", "https://oauth.zoom.us"}, {"exp", std::int64_t{1'772'373'200}}};
        inspect.paste(ui::text(support::tokenWith(jwt::toJson(claims))));
        QCOMPARE(inspect.kind(), "Zoom OAuth access token");
        QVERIFY(!child<QLineEdit>(inspect.page, "inspect.secret").isVisible());
        inspect.input().clear();
        inspect.paste(soundToken());
        QVERIFY(child<QLineEdit>(inspect.page, "inspect.secret").isVisible());
    }

    void seesATokenExpire()
    {
        Inspect inspect;
        inspect.paste(soundToken());
        QCOMPARE(inspect.findings().count(), 0);
        inspect.world.now += 89min + 29s;
        support::tick(inspect.page);
        QVERIFY(inspect.life().startsWith("1 s left"));
        QCOMPARE(inspect.findings().count(), 0);
        inspect.world.now += 1s;
        support::tick(inspect.page);
        QVERIFY2(inspect.life().startsWith("Expired 0 s ago"), qPrintable(inspect.life()));
        QVERIFY(inspect.found("The token expired"));
        QVERIFY(!child<QLabel>(inspect.page, "inspect.sound").isVisible());
    }

    void seesATokenBegin()
    {
        Inspect inspect;
        inspect.paste(ui::text(support::tokenWith(R"({"iss":"k","iat":)" +
                                                  std::to_string(base::epochSeconds(support::noon) + 60) +
                                                  R"(,"exp":1772373600})")));
        QVERIFY(inspect.found("not valid for another"));
        inspect.world.now += 60s;
        support::tick(inspect.page);
        QVERIFY(!inspect.found("not valid for another"));
        QVERIFY2(inspect.life().contains(" left"), qPrintable(inspect.life()));
    }

    void readsAFileAndSaysWhyItCannot()
    {
        const Inspect inspect;
        QFile file(inspect.world.folder.filePath("token.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(soundToken().toUtf8() + '\n');
        file.close();
        const auto pasteFile = [&](const QString& path) {
            auto* const data = new QMimeData; // the clipboard takes it
            data->setUrls({QUrl::fromLocalFile(path)});
            clipboard().setMimeData(data);
            inspect.input().paste();
        };
        const auto& note = child<QLabel>(inspect.page, "inspect.note");
        pasteFile(inspect.world.folder.filePath("nowhere.txt"));
        QVERIFY(note.isVisible());
        QVERIFY2(note.text().contains("nowhere.txt"), qPrintable(note.text()));
        QCOMPARE(note.textFormat(), Qt::PlainText);
        pasteFile(file.fileName());
        QVERIFY(!note.isVisible());
        QCOMPARE(inspect.kind(), "Video SDK token");
    }

    void pasteButtonReplacesAndClearEmpties()
    {
        const Inspect inspect;
        inspect.input().setPlainText("an earlier token");
        clipboard().setText(soundToken());
        inspect.click("inspect.paste");
        QCOMPARE(inspect.input().toPlainText(), soundToken());
        inspect.click("inspect.clear");
        QVERIFY(inspect.input().toPlainText().isEmpty());
        QVERIFY(child<QPushButton>(inspect.page, "inspect.example").isVisible());
    }

    void pastesOverAnEarlierTokenAfterCtrlL()
    {
        Inspect inspect;
        inspect.paste("an earlier token");
        inspect.page.focusToken();
        inspect.paste(soundToken());
        QCOMPARE(inspect.input().toPlainText(), soundToken());
    }

    void copiesTheBareToken()
    {
        Inspect inspect;
        inspect.paste("Authorization: Bearer \"" + soundToken() + '"');
        inspect.page.copyToken();
        QCOMPARE(clipboard().text(), soundToken());
        QCOMPARE(clipboard().mimeData()->data("x-kde-passwordManagerHint"), "secret");
    }
};

QTEST_MAIN(InspectPageTest)
#include "inspect.moc"
