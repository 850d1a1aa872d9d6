#include "widgets/claimsview.h"

#include "ui/world.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

using ui::ClaimsView;

namespace {

const jwt::Claims claims{{"app_key", "k"},
                         {"role_type", std::int64_t{1}},
                         {"tpc", "Cool Cars"},
                         {"exp", base::epochSeconds(support::noon) + 7'200},
                         {"odd", jwt::Structure{R"({"a":[1]})"}}};

QString cell(const ClaimsView& view, int row, int column) { return view.item(row, column)->text(); }

} // namespace

class ClaimsViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNameValueAndMeaningInTheTokensOrder()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        QCOMPARE(view.rowCount(), 5);
        QCOMPARE(cell(view, 0, 0), "app_key");
        QCOMPARE(cell(view, 0, 1), "k");
        QCOMPARE(cell(view, 0, 2), "The Video SDK key of the app");
        QCOMPARE(cell(view, 1, 1), "1");
        QCOMPARE(cell(view, 1, 2), "Role: Host or co-host");
        QCOMPARE(cell(view, 4, 1), R"({"a":[1]})");
        QCOMPARE(cell(view, 4, 2), QString());
    }

    void showsTimesInLocalTimeAndUtc()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        QCOMPARE(cell(view, 3, 2), "Expires at: not valid from then on\ntoday 14:00 UTC\n2026-03-01 14:00:00 UTC");
    }

    void followsAChangeOfClaims()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        view.setClaims({{"iss", "k"}}, zoom::TokenKind::Api, support::noon);
        QCOMPARE(view.rowCount(), 1);
        QCOMPARE(cell(view, 0, 0), "iss");
        view.setClaims({}, zoom::TokenKind::Unknown, support::noon);
        QCOMPARE(view.rowCount(), 0);
    }

    void keepsTheChosenRowWhileOthersChange()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        view.selectRow(2);
        const QTableWidgetItem* const before = view.item(2, 1);
        jwt::Claims later = claims;
        later[3].value = std::get<std::int64_t>(later[3].value) + 1;
        view.setClaims(later, zoom::TokenKind::Video, support::noon);
        QCOMPARE(view.currentRow(), 2);
        QCOMPARE(view.item(2, 1), before);
    }

    void canOnlyBeRead()
    {
        const ClaimsView view;
        QCOMPARE(view.editTriggers(), QAbstractItemView::NoEditTriggers);
        QVERIFY(!view.tabKeyNavigation());
    }

    void asksForRoomForEveryRow()
    {
        ClaimsView view;
        view.resize(480, 100);
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        view.show();
        QVERIFY(view.sizeHint().height() >= view.horizontalHeader()->height() + view.verticalHeader()->length());
    }

    void breaksALongValueInsteadOfCuttingIt()
    {
        ClaimsView view;
        view.resize(480, 400);
        view.setClaims({{"tpc", std::string(100, 'x')}, {"version", std::int64_t{1}}}, zoom::TokenKind::Video,
                       support::noon);
        view.show();
        const QFontMetrics metrics(view.item(0, 1)->font());
        const int lines = metrics.horizontalAdvance(QString(100, 'x')) / view.columnWidth(1) + 1;
        QVERIFY2(view.rowHeight(0) >= lines * metrics.height(),
                 qPrintable(QString("the row is %1 high; %2 lines are needed").arg(view.rowHeight(0)).arg(lines)));
    }

    void breaksAMeaningBetweenItsWords()
    {
        ClaimsView view;
        view.setClaims({{"tokenExp", "x"}}, zoom::TokenKind::Meeting, support::noon);
        view.show();
        const QString meaning = cell(view, 0, 2);
        const auto height = [&](int flags) {
            const QRect room(0, 0, view.columnWidth(2) - 8, 1'000);
            return view.fontMetrics().boundingRect(room, flags, meaning).height();
        };
        bool differs = false; // at some width, words take a line more than letters would
        for (int width = 280; width < 600; ++width) {
            view.resize(width, 400);
            differs = differs || height(Qt::TextWordWrap) > height(Qt::TextWrapAnywhere);
            QVERIFY2(view.rowHeight(0) >= height(Qt::TextWordWrap), qPrintable(QString::number(width)));
        }
        QVERIFY(differs);
    }

    void copiesTheChosenValueByKeyboard()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        QVERIFY(support::showActive(view));
        view.setFocus();
        QGuiApplication::clipboard()->setText("before");
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "before");
        view.selectRow(2);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "Cool Cars");
    }

    void offersToCopyOneClaimOrAll()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        QVERIFY(support::showActive(view));
        view.selectRow(1);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(&view, &event);
        auto* const menu = view.findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().at(1)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), R"({"role_type":1})");
        menu->actions().at(2)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), ui::text(jwt::toJson(claims)));
        menu->close();
    }

    void showsTheBeginningOfAValueThatNobodyReadsWhole()
    {
        ClaimsView view;
        view.setClaims({{"tpc", std::string(60'000, 'x')}}, zoom::TokenKind::Video, support::noon);
        QVERIFY(cell(view, 0, 1).size() < 6'000);
        QVERIFY(cell(view, 0, 1).endsWith("x…"));
        view.selectRow(0);
        view.copyValue();
        QCOMPARE(QGuiApplication::clipboard()->text().size(), 60'000);
    }

    void saysWhichClaimIsChosen()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        QStringList chosen;
        connect(&view, &ClaimsView::chosen, this, [&](const std::string& claim) { chosen.append(ui::text(claim)); });
        view.select("tpc");
        QCOMPARE(view.currentRow(), 2);
        QCOMPARE(chosen, QStringList{"tpc"});
        view.select("nothing");
        QVERIFY(view.selectedItems().isEmpty());
    }

    void writesOutMarksThatTurnTheReadingDirection()
    {
        ClaimsView view;
        view.setClaims({{"a\xe2\x80\xae", "x\xe2\x80\xaey\n"}}, zoom::TokenKind::Unknown, support::noon);
        QCOMPARE(cell(view, 0, 0), "a\\u202e");
        QCOMPARE(cell(view, 0, 1), "x\\u202ey\\n");
    }

    void countsClaimsBeyondTheFirstHundred()
    {
        ClaimsView view;
        view.setClaims(jwt::Claims(1'000, {"a", std::int64_t{1}}), zoom::TokenKind::Unknown, support::noon);
        QCOMPARE(view.rowCount(), ClaimsView::mostRows + 1);
        QCOMPARE(cell(view, ClaimsView::mostRows, 1), "900 more");
    }

    void fillsItsWidthExactly()
    {
        ClaimsView view;
        view.setClaims(claims, zoom::TokenKind::Video, support::noon);
        for (const int width : {280, 480, 1'500}) {
            view.resize(width, 400);
            view.show();
            QCOMPARE(view.horizontalHeader()->length(), view.viewport()->width());
        }
    }
};

QTEST_MAIN(ClaimsViewTest)
#include "claimsview.moc"
