#include "widgets/findinglist.h"

#include "ui/world.h"

#include <QScrollBar>
#include <QVBoxLayout>

using ui::FindingList;

namespace {

const std::vector<zoom::Finding> three{{zoom::FindingId::Expired, "exp", {"30 min", "2026-03-01 11:30:00 UTC"}},
                                       {zoom::FindingId::TypMissing, {}, {}},
                                       {zoom::FindingId::UnknownClaim, "<b>odd</b>", {"Video SDK"}}};

} // namespace

class FindingListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSeverityInWordsThenWhatIsWrongTheRemedyAndTheAnswerOfAJoin()
    {
        FindingList list;
        list.setFindings(three, zoom::TokenKind::Video);
        QCOMPARE(list.count(), 3);
        QCOMPARE(list.item(0)->text(), "Error: The token expired 30 min ago, at 2026-03-01 11:30:00 UTC. "
                                       "Mint a new token; if this one is new, look at the clock and the time zone "
                                       "of the machine that signs. A join answers video-web:200.");
        QVERIFY(list.item(1)->text().startsWith("Warning: "));
        QVERIFY(list.item(2)->text().startsWith("Note: “<b>odd</b>” is not a documented claim"));
        QCOMPARE(list.item(2)->text(), list.item(2)->text().trimmed());
    }

    void showsMarkupInATokenAsText()
    {
        FindingList list;
        list.setFindings(three, zoom::TokenKind::Video);
        const QString html = list.item(2)->data(Qt::UserRole + 1).toString();
        QVERIFY2(html.contains("&lt;b&gt;odd"), qPrintable(html));
    }

    void replacesWhatItShowed()
    {
        FindingList list;
        list.setFindings(three, zoom::TokenKind::Video);
        list.setFindings(std::span(three).first(1), zoom::TokenKind::Meeting);
        QCOMPARE(list.count(), 1);
        list.setFindings({}, zoom::TokenKind::Unknown);
        QCOMPARE(list.count(), 0);
    }

    void namesTheCodesOfOnePlatformAlone()
    {
        FindingList list;
        const std::vector<zoom::Finding> one{{zoom::FindingId::TopicMismatch, "tpc", {"a", "b"}}};
        list.setFindings(one, zoom::TokenKind::Video, zoom::Platform::Android);
        QVERIFY2(list.item(0)->text().endsWith("A join answers native:1507."), qPrintable(list.item(0)->text()));
        list.setFindings(one, zoom::TokenKind::Video);
        QVERIFY(list.item(0)->text().endsWith("video-web:200, native:1507."));
    }

    void keepsTheChosenRowWhileItSaysTheSame()
    {
        FindingList list;
        list.setFindings(three, zoom::TokenKind::Video);
        list.setCurrentRow(1);
        list.setFindings(three, zoom::TokenKind::Video);
        QCOMPARE(list.currentRow(), 1);
    }

    void showsWhereTheKeyboardIsBeforeARowIsChosen()
    {
        FindingList list;
        list.resize(400, 300);
        list.setFindings(three, zoom::TokenKind::Video);
        QVERIFY(support::showActive(list));
        list.clearFocus();
        const QImage before = list.viewport()->grab().toImage();
        list.setFocus(Qt::TabFocusReason);
        QVERIFY(list.selectedItems().isEmpty());
        QTRY_VERIFY(list.viewport()->grab().toImage() != before);
    }

    void asksForRoomForEveryFinding_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {260, 400, 1'200}) QTest::addRow("%d", width) << width;
    }
    void asksForRoomForEveryFinding()
    {
        QFETCH(const int, width);
        QWidget window;
        auto* const column = new QVBoxLayout(&window);
        auto* const list = new FindingList;
        column->addWidget(list);
        column->addStretch(1);
        window.resize(width, 1'200);
        list->setFindings(three, zoom::TokenKind::Video);
        QVERIFY(support::showActive(window));
        QTRY_COMPARE(list->verticalScrollBar()->maximum(), 0);
        QVERIFY(list->viewport()->rect().contains(list->visualItemRect(list->item(2))));
    }
};

QTEST_MAIN(FindingListTest)
#include "findinglist.moc"
