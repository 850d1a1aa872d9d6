#include "widgets/longtext.h"

#include "ui/world.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using ui::LongText;

class LongTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatComesInPieces()
    {
        LongText view;
        view.add("one\ntw");
        view.add("o \xc3");
        view.add("\xbc\n");
        QTRY_VERIFY(view.isDone());
        QCOMPARE(view.toPlainText(), QString("one\ntwo \u00fc\n"));
        view.start();
        QVERIFY(view.toPlainText().isEmpty());
        view.add("\xbcthree"); // what was cut before is not waited for
        QTRY_VERIFY(view.isDone());
        QVERIFY(view.toPlainText().endsWith("three"));
    }

    void breaksALineThatIsTooLong()
    {
        LongText view;
        view.add(std::string(LongText::longestLine + 10, 'x'));
        QTRY_VERIFY(view.isDone());
        QCOMPARE(view.document()->blockCount(), 2);
        QCOMPARE(view.toPlainText().count('x'), LongText::longestLine + 10);
    }

    void letsTheWindowGoOnWhileItLaysInMegabytes()
    {
        LongText view;
        view.resize(600, 400);
        QVERIFY(support::showActive(view));
        std::string line = "  \"topic\": \"Cool Cars\",\n";
        std::string megabytes;
        while (megabytes.size() < 5'000'000) megabytes += line;
        QElapsedTimer since;
        qint64 longest = 0;
        int turns = 0;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] {
            if (turns++ > 0) longest = qMax(longest, since.elapsed());
            since.start();
        });
        beat.start(0);
        view.add(megabytes);
        QVERIFY(QTest::qWaitFor([&] { return view.isDone(); }, 120'000));
        QCOMPARE(view.toPlainText().size(), static_cast<qsizetype>(megabytes.size()));
        qInfo("%d turns of the event loop, the longest %lld ms", turns, longest);
        QVERIFY(turns > 50);
    }
};

QTEST_MAIN(LongTextTest)
#include "longtext.moc"
