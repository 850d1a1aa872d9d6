#include "widgets/ladder.h"

#include "ui/world.h"

class LadderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachLegWithRequestAnswerAndTime()
    {
        ui::Ladder ladder;
        const std::deque<oauth::Leg> legs{
            {.what = "Browser", .request = "GET https://zoom.us/oauth/authorize?state=***", .answer = "came back"},
            {.what = "Code",
             .request = "POST x\na=\xe2\x80\xae"
                        "b",
             .status = 400,
             .answer = "{}",
             .elapsed = std::chrono::milliseconds(120)}};
        ladder.setLegs(legs);
        QCOMPARE(ladder.rowCount(), 2);
        QCOMPARE(ladder.item(0, 0)->text(), "Browser\n0 ms");
        QCOMPARE(ladder.item(1, 0)->text(), "Code\nHTTP 400 · 120 ms");
        QCOMPARE(ladder.item(1, 1)->text(), "POST x\na=\\u202eb"); // what would deceive is written out
        const QString words = ui::Ladder::textOf(legs);
        QVERIFY(words.contains("Code (HTTP 400 · 120 ms)") && words.contains("came back"));
        ladder.setLegs({});
        QCOMPARE(ladder.rowCount(), 0);
    }
};

QTEST_MAIN(LadderTest)
#include "ladder.moc"
