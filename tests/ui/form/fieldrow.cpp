#include "form/fieldrow.h"

#include "ui/world.h"

#include <QComboBox>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

#include <algorithm>

using support::child;
using ui::FieldRow;

namespace {

/// A window with a row for a line, a row for a choice, and somewhere else to go.
struct Form
{
    QWidget window;
    QLineEdit* line = new QLineEdit;
    QComboBox* box = new QComboBox;
    FieldRow* lineRow = new FieldRow("topic", "Topic", "required", "What to talk about.", line, &window);
    FieldRow* boxRow = nullptr;
    QLineEdit* elsewhere = new QLineEdit(&window);

    Form()
    {
        box->addItem("Not set", "");
        box->addItem("Zero", "0");
        box->addItem("One", "1");
        boxRow = new FieldRow("choice", "Choice", {}, "Pick one.", box, &window);
        auto* const column = new QVBoxLayout(&window);
        for (QWidget* const widget : std::initializer_list<QWidget*>{lineRow, boxRow, elsewhere})
            column->addWidget(widget);
    }

    QLabel& error(const QString& key) const { return child<QLabel>(window, "error." + key); }
};

bool showsText(const QWidget& parent, const QString& text)
{
    const QList<QLabel*> labels = parent.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
}

} // namespace

class FieldRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEditorAndErrorAfterTheKey()
    {
        const Form form;
        QCOMPARE(form.line->objectName(), "field.topic");
        QCOMPARE(form.box->objectName(), "field.choice");
        QVERIFY(form.window.findChild<QLabel*>("error.topic") != nullptr);
    }

    void keepsANameThatTheEditorAlreadyHas()
    {
        auto* const editor = new QLineEdit;
        editor->setObjectName("sign.key");
        const FieldRow row("key", "Key", {}, {}, editor);
        QCOMPARE(editor->objectName(), "sign.key");
    }

    void tellsEyeAndScreenReaderTheSame()
    {
        Form form;
        form.window.show();
        QVERIFY(showsText(*form.lineRow, "Topic (required)"));
        QVERIFY(showsText(*form.lineRow, "What to talk about."));
        QCOMPARE(form.line->accessibleName(), "Topic (required)");
        QCOMPARE(form.line->accessibleDescription(), "What to talk about.");

        form.lineRow->setProblem("is needed");
        form.lineRow->showProblem();
        QVERIFY(showsText(*form.lineRow, "Topic is needed."));
        QCOMPARE(form.line->accessibleName(), "Topic (required)");
        QCOMPARE(form.line->accessibleDescription(), "Topic is needed.");
        QVERIFY(!showsText(*form.lineRow, "What to talk about."));
    }

    void showsMarkupInAProblemAsText()
    {
        Form form;
        form.window.show();
        form.lineRow->setProblem("cannot be <b>Mars</b>");
        form.lineRow->showProblem();
        QCOMPARE(form.error("topic").textFormat(), Qt::PlainText);
    }

    void labelBelongsToTheEditor()
    {
        const Form form;
        const QList<QLabel*> labels = form.lineRow->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel* label) { return label->buddy() == form.line; }));
    }

    void saysNothingWhileSomebodyTypes()
    {
        Form form;
        QVERIFY(support::showActive(form.window));
        support::retype(*form.line, "x");
        form.lineRow->setProblem("is too short");
        QTest::keyClicks(form.line, "y");
        form.lineRow->setProblem("is too short");
        QVERIFY(!form.error("topic").isVisible());
        QVERIFY(!form.line->property("faulty").toBool());
    }

    void showsTheErrorWhenTheEditorIsLeft()
    {
        Form form;
        QVERIFY(support::showActive(form.window));
        support::retype(*form.line, "x");
        form.lineRow->setProblem("is too short");
        form.elsewhere->setFocus();
        QVERIFY(form.error("topic").isVisible());
        QCOMPARE(form.error("topic").text(), "Topic is too short.");
        QVERIFY(form.line->property("faulty").toBool());
    }

    void showsTheErrorOnEnter()
    {
        Form form;
        QVERIFY(support::showActive(form.window));
        support::retype(*form.line, "x");
        form.lineRow->setProblem("is too short");
        QTest::keyClick(form.line, Qt::Key_Return);
        QVERIFY(form.error("topic").isVisible());
    }

    void dropsTheErrorAsSoonAsItIsMended()
    {
        Form form;
        QVERIFY(support::showActive(form.window));
        form.lineRow->setProblem("is too short");
        form.lineRow->showProblem();
        support::retype(*form.line, "long enough");
        form.lineRow->setProblem({});
        QVERIFY(!form.error("topic").isVisible());
        QVERIFY(!form.line->property("faulty").toBool());
        QVERIFY(showsText(*form.lineRow, "What to talk about."));
    }

    void changesTheErrorOnShowWithTheProblem()
    {
        Form form;
        form.window.show();
        form.lineRow->setProblem("is too short");
        form.lineRow->showProblem();
        form.lineRow->setProblem("is too long");
        QCOMPARE(form.error("topic").text(), "Topic is too long.");
        QVERIFY(form.error("topic").isVisible());
    }

    void hidesANewProblemAfterAMendedOneUntilEditingEnds()
    {
        Form form;
        QVERIFY(support::showActive(form.window));
        form.lineRow->setProblem("is too short");
        form.lineRow->showProblem();
        support::retype(*form.line, "long enough");
        form.lineRow->setProblem({});
        QTest::keyClicks(form.line, ", and more");
        form.lineRow->setProblem("is too long");
        QVERIFY(!form.error("topic").isVisible());
        form.elsewhere->setFocus();
        QVERIFY(form.error("topic").isVisible());
    }

    void leavingAChoiceEndsEditing()
    {
        Form form;
        QVERIFY(support::showActive(form.window));
        form.boxRow->setProblem("is needed");
        form.box->setFocus();
        QVERIFY(!form.error("choice").isVisible());
        form.elsewhere->setFocus();
        QVERIFY(form.error("choice").isVisible());
    }

    void neitherItsOwnListNorAnotherWindowEndsAChoice_data()
    {
        QTest::addColumn<Qt::FocusReason>("reason");
        QTest::newRow("its own list") << Qt::PopupFocusReason;
        QTest::newRow("another window") << Qt::ActiveWindowFocusReason;
    }
    void neitherItsOwnListNorAnotherWindowEndsAChoice()
    {
        QFETCH(const Qt::FocusReason, reason);
        Form form;
        QVERIFY(support::showActive(form.window));
        form.boxRow->setProblem("is needed");
        form.box->setFocus();
        QFocusEvent leave(QEvent::FocusOut, reason);
        QCoreApplication::sendEvent(form.box, &leave);
        QVERIFY(!form.error("choice").isVisible());
    }

    void givesAChoiceAsItsValue()
    {
        Form form;
        QCOMPARE(form.boxRow->text(), QString());
        form.boxRow->setText("1");
        QCOMPARE(form.box->currentText(), "One");
        QCOMPARE(form.boxRow->text(), "1");
        form.boxRow->setText({});
        QCOMPARE(form.box->currentText(), "Not set");
    }

    void tellsOfEachEdit()
    {
        Form form;
        const QSignalSpy edits(form.lineRow, &FieldRow::edited);
        const QSignalSpy picks(form.boxRow, &FieldRow::edited);
        QTest::keyClicks(form.line, "abc");
        QCOMPARE(edits.count(), 3);
        form.box->setCurrentIndex(2);
        QCOMPARE(picks.count(), 1);
    }
};

QTEST_MAIN(FieldRowTest)
#include "fieldrow.moc"
