#include "widgets/foldcard.h"

#include "ui/world.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
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

    void comesIntoViewAsItOpens()
    {
        QScrollArea area;
        area.setWidgetResizable(true);
        auto* const column = new QWidget;
        auto* const layout = new QVBoxLayout(column);
        auto* const above = new QWidget;
        above->setFixedHeight(500);
        auto* const card = new ui::FoldCard("test", "Extras");
        auto* const inner = new QWidget;
        inner->setFixedHeight(300);
        card->inside()->addWidget(inner);
        layout->addWidget(above);
        layout->addWidget(card);
        area.setWidget(column);
        area.resize(400, 600);
        QVERIFY(support::showActive(area));
        card->setOpen(true);
        const auto foot = [&] { return inner->mapTo(area.viewport(), QPoint(0, inner->height())).y(); };
        QTRY_VERIFY2(foot() <= area.viewport()->height(), qPrintable(QString::number(foot())));
    }

    void titlesStandOnOneLineWhateverIsBesideThem()
    {
        ui::Card plain("Plain");
        ui::FoldCard fold("test", "Extras");
        const auto middle = [](QWidget& card) {
            card.resize(card.sizeHint());
            card.layout()->activate();
            return card.findChild<QLabel*>()->geometry().center().y();
        };
        QCOMPARE(middle(fold), middle(plain));
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
