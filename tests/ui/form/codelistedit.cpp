#include "form/codelistedit.h"

#include "ui/world.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>

#include <array>

using ui::CodeListEdit;

namespace {

constexpr std::array<zoom::Code, 3> codes{{{"DE", "Germany"}, {"NL", "Netherlands"}, {"US", "United States"}}};

/// Opens the list by keyboard and gives its menu.
QMenu* openList(CodeListEdit& edit)
{
    QTest::keyClick(&edit, Qt::Key_Down, Qt::AltModifier);
    return edit.findChild<QMenu*>();
}

QStringList tickedIn(const QMenu& menu)
{
    QStringList ticked;
    for (const QAction* const action : menu.actions())
        if (action->isChecked()) ticked.append(action->text());
    return ticked;
}

} // namespace

class CodeListEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersEveryCodeWithItsName()
    {
        CodeListEdit edit(codes);
        QVERIFY(support::showActive(edit));
        edit.setFocus();
        const QMenu* const menu = openList(edit);
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 3);
        QCOMPARE(menu->actions().first()->text(), "DE  Germany");
    }

    void ticksWhatIsTyped()
    {
        CodeListEdit edit(codes);
        QVERIFY(support::showActive(edit));
        edit.setText(" DE,, US ,");
        const QMenu* const menu = openList(edit);
        QCOMPARE(tickedIn(*menu), QStringList({"DE  Germany", "US  United States"}));
    }

    void writesWhatIsTickedAndTakesOutWhatIsNot()
    {
        CodeListEdit edit(codes);
        QVERIFY(support::showActive(edit));
        const QMenu* const menu = openList(edit);
        menu->actions().at(2)->trigger();
        menu->actions().at(0)->trigger();
        QCOMPARE(edit.text(), "US, DE");
        menu->actions().at(2)->trigger();
        QCOMPARE(edit.text(), "DE");
    }

    void keepsWhatItDoesNotKnow()
    {
        CodeListEdit edit(codes);
        QVERIFY(support::showActive(edit));
        edit.setText("Mars, DE");
        openList(edit)->actions().at(1)->trigger();
        QCOMPARE(edit.text(), "Mars, DE, NL");
    }

    void countsATickAsAFinishedEdit()
    {
        CodeListEdit edit(codes);
        QVERIFY(support::showActive(edit));
        const QMenu* const menu = openList(edit);
        const QSignalSpy finished(&edit, &QLineEdit::editingFinished);
        menu->actions().first()->trigger();
        QVERIFY(finished.count() >= 1);
    }
};

QTEST_MAIN(CodeListEditTest)
#include "codelistedit.moc"
