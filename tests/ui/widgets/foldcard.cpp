#include "widgets/foldcard.h"

#include "ui/world.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using support::child;

class FoldCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndClosesByKeyboard()
    {
        ui::FoldCard card("test", "Extras");
        auto* const inner = new QLabel("inside");
        card.inside()->addWidget(inner);
        QVERIFY(support::showActive(card));
        QVERIFY(!inner->isVisible());
        auto& button = child<QPushButton>(card, "testFold");
        QCOMPARE(button.accessibleName(), "Extras: Open");
        button.setFocus();
        QTest::keyClick(&button, Qt::Key_Space);
        QVERIFY(inner->isVisible() && card.isOpen());
        QCOMPARE(button.accessibleName(), "Extras: Close");
        QTest::keyClick(&button, Qt::Key_Space);
        QVERIFY(!inner->isVisible());
    }

    void saysItsSentenceWhileFolded()
    {
        ui::FoldCard card("test", "Extras");
        card.show();
        QVERIFY(!card.summary()->isVisible());
        card.setSummary("Needs nothing.");
        QVERIFY(card.summary()->isVisible());
        card.setSummary({});
        QVERIFY(!card.summary()->isVisible());
    }
};

QTEST_MAIN(FoldCardTest)
#include "foldcard.moc"
