#include "widgets/copyline.h"

#include "ui/world.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>

using support::child;

class CopyLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesTheWholeText()
    {
        ui::CopyLine line("x.url", "Address", 2);
        auto& copy = child<QPushButton>(line, "x.urlCopy");
        QVERIFY(!copy.isEnabled());
        line.setText("https://zoom.us/oauth/authorize?x=1");
        copy.click();
        QCOMPARE(QGuiApplication::clipboard()->text(), "https://zoom.us/oauth/authorize?x=1");
        QCOMPARE(child<QPlainTextEdit>(line, "x.url").accessibleName(), "Address");
        QVERIFY(!copy.accessibleName().contains("zoom"));
    }
};

QTEST_MAIN(CopyLineTest)
#include "copyline.moc"
