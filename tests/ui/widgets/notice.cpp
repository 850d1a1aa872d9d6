#include "widgets/notice.h"

#include "ui/world.h"

#include <QLabel>
#include <QPushButton>

using support::child;
using ui::Notice;

class NoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereOnlyWhileItHasSomethingToSay()
    {
        QWidget window;
        Notice notice("some.note", &window);
        QVERIFY(support::showActive(window));
        QVERIFY(!notice.isVisible());
        notice.say("<b>Something</b> went wrong.", "error");
        QVERIFY(notice.isVisible());
        const auto& text = child<QLabel>(notice, "some.note");
        QCOMPARE(text.text(), "<b>Something</b> went wrong.");
        QCOMPARE(text.textFormat(), Qt::PlainText); // names and paths may hold markup
        QCOMPARE(text.property("role").toByteArray(), "error");
        notice.say({}, "muted");
        QVERIFY(!notice.isVisible());
    }

    void goesWhenItWasRead()
    {
        QWidget window;
        Notice notice("some.note", &window);
        QVERIFY(support::showActive(window));
        notice.say("Done.", "good");
        QTest::mouseClick(&child<QPushButton>(notice, "some.noteClose"), Qt::LeftButton);
        QVERIFY(!notice.isVisible());
    }
};

QTEST_MAIN(NoticeTest)
#include "notice.moc"
