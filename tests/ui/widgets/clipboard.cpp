#include "widgets/clipboard.h"

#include "ui/world.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>

#include <memory>

using ui::SecretClipboard;

namespace {

QClipboard& clipboard() { return *QGuiApplication::clipboard(); }

void passSeconds(const SecretClipboard& ours, int seconds)
{
    for (int i = 0; i < seconds; ++i) support::tick(ours);
}

} // namespace

class ClipboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { clipboard().clear(); }

    void marksItsCopiesAsSecretForClipboardManagers()
    {
        SecretClipboard ours;
        ours.copy("aa.bb.cc");
        QCOMPARE(clipboard().text(), "aa.bb.cc");
        const QMimeData& data = *clipboard().mimeData();
        QCOMPARE(data.data("x-kde-passwordManagerHint"), "secret");
        QVERIFY(data.hasFormat("application/x-nspasteboard-concealed-type"));
        QVERIFY(data.hasFormat("ExcludeClipboardContentFromMonitorProcessing"));
    }

    void countsDownForAllToSeeAndClears()
    {
        SecretClipboard ours;
        QSignalSpy seconds(&ours, &SecretClipboard::secondsLeft);
        ours.copy("aa.bb.cc");
        passSeconds(ours, SecretClipboard::keptSeconds - 1);
        QCOMPARE(clipboard().text(), "aa.bb.cc");
        passSeconds(ours, 1);
        QVERIFY(clipboard().text().isEmpty());
        QCOMPARE(seconds.count(), SecretClipboard::keptSeconds + 1);
        for (int i = 0; i <= SecretClipboard::keptSeconds; ++i)
            QCOMPARE(seconds.at(i).first().toInt(), SecretClipboard::keptSeconds - i);
    }

    void stopsCountingAfterwards()
    {
        SecretClipboard ours;
        ours.copy("aa.bb.cc");
        passSeconds(ours, SecretClipboard::keptSeconds);
        const QSignalSpy seconds(&ours, &SecretClipboard::secondsLeft);
        passSeconds(ours, 5);
        QCOMPARE(seconds.count(), 0);
    }

    void startsAnewWithEachCopy()
    {
        SecretClipboard ours;
        ours.copy("first");
        passSeconds(ours, SecretClipboard::keptSeconds - 1);
        ours.copy("second");
        passSeconds(ours, SecretClipboard::keptSeconds - 1);
        QCOMPARE(clipboard().text(), "second");
        passSeconds(ours, 1);
        QVERIFY(clipboard().text().isEmpty());
    }

    void startsAnewWhenTheSameIsCopiedAgain()
    {
        SecretClipboard ours;
        ours.copy("same");
        passSeconds(ours, 20);
        QSignalSpy seconds(&ours, &SecretClipboard::secondsLeft);
        ours.copy("same");
        QCOMPARE(seconds.last().first().toInt(), SecretClipboard::keptSeconds);
        passSeconds(ours, 1);
        QCOMPARE(seconds.last().first().toInt(), SecretClipboard::keptSeconds - 1);
    }

    void leavesWhatSomebodyElseCopied()
    {
        SecretClipboard ours;
        ours.copy("aa.bb.cc");
        QSignalSpy seconds(&ours, &SecretClipboard::secondsLeft);
        clipboard().setText("a shopping list");
        QCOMPARE(clipboard().text(), "a shopping list");
        QCOMPARE(seconds.last().first().toInt(), 0);
        passSeconds(ours, SecretClipboard::keptSeconds);
        QCOMPARE(clipboard().text(), "a shopping list");
    }

    void leavesAPictureThatSomebodyElseCopied()
    {
        SecretClipboard ours;
        ours.copy("aa.bb.cc");
        QImage picture(2, 2, QImage::Format_RGB32);
        picture.fill(Qt::red);
        clipboard().setImage(picture);
        passSeconds(ours, SecretClipboard::keptSeconds);
        QVERIFY(clipboard().mimeData()->hasImage());
    }

    void endsTheCountdownWhenTheClipboardIsEmptied()
    {
        SecretClipboard ours;
        ours.copy("aa.bb.cc");
        QSignalSpy seconds(&ours, &SecretClipboard::secondsLeft);
        clipboard().clear();
        QCOMPARE(seconds.last().first().toInt(), 0);
    }

    void clearsWhenItEndsButOnlyItsOwn()
    {
        auto ours = std::make_unique<SecretClipboard>();
        ours->copy("aa.bb.cc");
        ours.reset();
        QVERIFY(clipboard().text().isEmpty());

        ours = std::make_unique<SecretClipboard>();
        ours->copy("aa.bb.cc");
        clipboard().setText("a shopping list");
        ours.reset();
        QCOMPARE(clipboard().text(), "a shopping list");
    }

    void endsAtOnceWhenAskedTo()
    {
        SecretClipboard ours;
        ours.copy("aa.bb.cc");
        QSignalSpy seconds(&ours, &SecretClipboard::secondsLeft);
        ours.clear();
        QVERIFY(clipboard().text().isEmpty());
        QCOMPARE(seconds.count(), 1);
        QCOMPARE(seconds.first().first().toInt(), 0);
        clipboard().setText("a shopping list");
        ours.clear();
        QCOMPARE(clipboard().text(), "a shopping list");
    }
};

QTEST_MAIN(ClipboardTest)
#include "clipboard.moc"
