#include "widgets/tokenview.h"

#include "theme.h"
#include "ui/world.h"

#include <QApplication>
#include <QLabel>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

using ui::TokenView;

namespace {

/// The colour of each character, as one letter: h, p, s for the parts, `.` for dots, e for an error.
QString tintsOf(const TokenView& view)
{
    const ui::Colors& c = ui::colors(QApplication::palette());
    const std::initializer_list<std::pair<QColor, char>> letters{
        {c.header, 'h'}, {c.payload, 'p'}, {c.signature, 's'}, {c.muted, '.'}, {c.error, 'e'}};
    QString tints;
    for (QTextBlock block = view.document()->firstBlock(); block.isValid(); block = block.next()) {
        QString line(block.text().size(), '?');
        for (const QTextLayout::FormatRange& range : block.layout()->formats())
            for (const auto& [color, letter] : letters)
                if (range.format.foreground().color() == color)
                    line.replace(range.start, range.length, QString(range.length, letter));
        tints += (tints.isEmpty() ? "" : "\n") + line;
    }
    return tints;
}

} // namespace

class TokenViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tintsThePartsOfAToken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tints");
        QTest::newRow("whole") << "aa.bbb.cc"
                               << "hh.ppp.ss";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("one part") << "aa"
                                  << "hh";
        QTest::newRow("broken over lines") << "aa.b\nbb\nb.c\nc"
                                           << "hh.p\npp\np.s\ns";
        QTest::newRow("broken at a dot") << "aa\n.bb.\ncc"
                                         << "hh\n.pp.\nss";
        QTest::newRow("empty parts") << "..cc"
                                     << "..ss";
        QTest::newRow("a part too many") << "a.b.c.dd"
                                         << "h.p.s.ee";
    }
    void tintsThePartsOfAToken()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, tints);
        TokenView view;
        view.setPlainText(text);
        QCOMPARE(tintsOf(view), tints);
    }

    void tintsTheTokenAndNotWhatStandsAroundIt()
    {
        TokenView view;
        view.setPlainText("x.\ny aa.bbb\n.cc z.org");
        view.setEdges(5, 6);
        QCOMPARE(tintsOf(view), "..\n..hh.ppp\n.ss......");
        view.insertPlainText("x"); // before its next reading, the edges stay
        view.setEdges(0, 0);
        view.setPlainText("aa.b.c");
        QCOMPARE(tintsOf(view), "hh.p.s");
    }

    void takesTheTintsOfANewTheme()
    {
        ui::applyScheme(*qApp, ui::Scheme::Light);
        TokenView view;
        view.setPlainText("aa.bbb.cc");
        const QColor before = ui::colors(QApplication::palette()).header;
        ui::applyScheme(*qApp, ui::Scheme::Dark);
        QVERIFY(before != ui::colors(QApplication::palette()).header);
        QCOMPARE(tintsOf(view), "hh.ppp.ss");
        ui::applyScheme(*qApp, ui::Scheme::Light);
        QCOMPARE(tintsOf(view), "hh.ppp.ss");
    }

    void marksCharactersAndBringsThemIntoView()
    {
        TokenView view;
        view.resize(200, 80);
        view.setPlainText(QString(3'000, 'a') + ".b.c");
        QVERIFY(support::showActive(view));
        view.setMarks({{2'500, 2'510, false}, {2'600, 2'601, true}});
        QCOMPARE(view.extraSelections().size(), 2);
        QCOMPARE(view.extraSelections().at(0).cursor.selectionStart(), 2'500);
        QCOMPARE(view.extraSelections().at(0).cursor.selectionEnd(), 2'510);
        QCOMPARE(view.extraSelections().at(1).format.underlineStyle(), QTextCharFormat::WaveUnderline);
        view.scrollTo(2'500);
        QVERIFY(view.verticalScrollBar()->value() > 0);
        view.setMarks({{10'000, 20'000, true}}); // nowhere
        view.setMarks({});
        QVERIFY(view.extraSelections().isEmpty());
    }

    void takesNoMoreRoomThanItsLines()
    {
        QWidget column;
        auto* const layout = new QVBoxLayout(&column);
        auto* const view = new TokenView;
        view->setLines(4);
        auto* const other = new QLabel("below");
        layout->addWidget(view);
        layout->addWidget(other);
        layout->addStretch();
        column.resize(300, 900);
        column.show();
        QVERIFY2(other->y() < 8 * view->fontMetrics().lineSpacing(), qPrintable(QString::number(other->y())));
    }

    void leavesTheTabKeyToTheFocus()
    {
        const TokenView view;
        QVERIFY(view.tabChangesFocus());
    }

    void breaksAnywhereSoThatNothingIsCut()
    {
        TokenView view;
        view.resize(200, 200);
        view.setPlainText(QString(500, 'a'));
        view.show();
        QCOMPARE(view.wordWrapMode(), QTextOption::WrapAnywhere);
        QVERIFY(view.document()->documentLayout()->documentSize().height() > 5);
    }
};

QTEST_MAIN(TokenViewTest)
#include "tokenview.moc"
