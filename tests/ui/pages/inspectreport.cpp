#include "pages/inspectreport.h"

#include "ui/pages/inspectpage.h"

#include <QAction>
#include <QFile>
#include <QMenu>

using support::child;
using support::clipboard;
using support::Inspect;

namespace {

QAction* action(const Inspect& inspect, const QString& title)
{
    const QList<QAction*> all = child<QPushButton>(inspect.page, "inspect.report").menu()->actions();
    for (QAction* const one : all)
        if (one->text() == title) return one;
    qFatal("there is no %s", qPrintable(title));
}

} // namespace

class InspectReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesWhatStrangersMayRead_data()
    {
        QTest::addColumn<QString>("title");
        QTest::newRow("Markdown") << "Copy as Markdown";
        QTest::newRow("text") << "Copy as plain text";
        QTest::newRow("JSON") << "Copy as JSON";
    }
    void copiesWhatStrangersMayRead()
    {
        QFETCH(const QString, title);
        Inspect inspect;
        inspect.world.giveCredential();
        const QString token = support::soundToken();
        inspect.paste(token);
        action(inspect, title)->trigger();
        const QString report = clipboard().text();
        QVERIFY2(report.contains("tpc"), qPrintable(report));
        for (const QString& secret : {QString("Cool Cars"), QString(support::sdkKey), QString(support::sdkSecret),
                                      token.section('.', 2), token.section('.', 1, 1)})
            QVERIFY2(!report.contains(secret), qPrintable(report));
        QCOMPARE(inspect.said("inspect.done"), "The report was copied.");
    }

    void keepsTopicsWhenToldTo()
    {
        Inspect inspect;
        inspect.paste(support::soundToken());
        action(inspect, "Keep topics and identities")->setChecked(true);
        action(inspect, "Copy as Markdown")->trigger();
        QVERIFY(clipboard().text().contains("Cool Cars"));
        QVERIFY(!clipboard().text().contains(support::sdkKey));
    }

    void writesTheFormThatTheFilesNameAsksFor_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<char>("first");
        QTest::newRow("JSON") << "report.JSON" << '{';
        QTest::newRow("Markdown") << "report.md" << '#';
    }
    void writesTheFormThatTheFilesNameAsksFor()
    {
        QFETCH(const QString, name);
        QFETCH(const char, first);
        Inspect inspect;
        inspect.paste(support::soundToken());
        auto& reports = *inspect.page.findChild<ui::ReportMenu*>();
        reports.save(inspect.world.folder.filePath(name));
        QFile file(inspect.world.folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(1), QByteArray(1, first));
        reports.save(inspect.world.folder.filePath("no/such/folder.md"));
        QVERIFY2(inspect.said("inspect.done").startsWith("Callsign"), qPrintable(inspect.said("inspect.done")));
    }
};

QTEST_MAIN(InspectReportTest)
#include "inspectreport.moc"
