#include "form/secretedit.h"

#include "support/print.h"
#include "ui/world.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using ui::SecretEdit;

namespace {

base::Secret secretOf(std::string text) { return base::Secret::take(text); }

/// Everything that a screen reader can ask for.
QString spoken(QWidget& widget)
{
    QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(&widget);
    QString all;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        all += interface->text(kind) + '\n';
    if (QAccessibleTextInterface* const text = interface->textInterface()) all += text->text(0, text->characterCount());
    return all;
}

} // namespace

class SecretEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackTheBytesThatWereTyped()
    {
        SecretEdit edit;
        edit.setText("pä55 wörd\u00a0");
        QCOMPARE(edit.secret().reveal(), std::string_view("pä55 wörd\u00a0"));
    }

    void showsASecretThatItIsGivenHidden()
    {
        SecretEdit edit;
        edit.setSecret(secretOf("abc"));
        QCOMPARE(edit.secret().reveal(), std::string_view("abc"));
        QCOMPARE(edit.echoMode(), QLineEdit::Password);
        QVERIFY(!edit.displayText().contains('a'));
    }

    void isHiddenUntilRevealed()
    {
        SecretEdit edit;
        edit.setSecret(secretOf("abc"));
        QAction* const reveal = edit.actions().first();
        QCOMPARE(reveal->text(), "Show the secret");
        reveal->trigger();
        QCOMPARE(edit.displayText(), "abc");
        QCOMPARE(reveal->text(), "Hide the secret");
        reveal->trigger();
        QCOMPARE(edit.echoMode(), QLineEdit::Password);
    }

    void canBeRevealedWithoutAMouse()
    {
        SecretEdit edit;
        QVERIFY(support::showActive(edit));
        const QKeySequence keys = edit.actions().first()->shortcut();
        QVERIFY2(!keys.isEmpty(), "the button inside the line is reached by mouse alone");
        QTest::keySequence(&edit, keys);
        QCOMPARE(edit.echoMode(), QLineEdit::Normal);
    }

    void keepsTheSecretFromScreenReadersAndTheClipboardWhileHidden()
    {
        SecretEdit edit;
        edit.setSecret(secretOf(support::sdkSecret));
        QVERIFY(support::showActive(edit));
        QVERIFY(!spoken(edit).contains(support::sdkSecret));
        edit.selectAll();
        QGuiApplication::clipboard()->clear();
        edit.copy();
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    void forgetsForGoodAndHidesWhatIsTypedNext()
    {
        SecretEdit edit;
        QVERIFY(support::showActive(edit));
        QTest::keyClicks(&edit, "abc");
        edit.actions().first()->trigger();
        edit.forget();
        QCOMPARE(edit.echoMode(), QLineEdit::Password);
        edit.actions().first()->trigger(); // while hidden, undoing empties the line
        edit.undo();
        QVERIFY2(edit.text().isEmpty(), "Ctrl+Z must not bring it back");
        QVERIFY(!edit.isUndoAvailable() && !edit.isRedoAvailable());
    }

    void showsNoUndoneSecretInPlaceOfAnother()
    {
        SecretEdit edit;
        QVERIFY(support::showActive(edit));
        QTest::keyClicks(&edit, "abc");
        edit.actions().first()->trigger();
        edit.setSecret(secretOf("other"));
        QCOMPARE(edit.echoMode(), QLineEdit::Password);
        edit.actions().first()->trigger();
        edit.undo();
        QCOMPARE(edit.text(), "other");
    }

    void asksInputMethodsToForget()
    {
        const SecretEdit edit;
        QVERIFY(edit.inputMethodHints() & Qt::ImhSensitiveData);
        QVERIFY(edit.inputMethodHints() & Qt::ImhNoPredictiveText);
    }
};

QTEST_MAIN(SecretEditTest)
#include "secretedit.moc"
