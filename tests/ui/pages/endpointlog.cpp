#include "pages/endpointlog.h"

#include "ui/endpointscenes.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

namespace {

/// A log with room for some rows, and that many of them.
struct LogScene
{
    ui::EndpointLogCard card;
    QTableView& table = support::child<QTableView>(card, "endpoint.log");
    int served = 0;

    explicit LogScene(int rows)
    {
        card.resize(600, 500);
        card.show();
        serve(rows);
    }
    void serve(int rows)
    {
        endpoint::Exchange one = support::scenes::exchange(0);
        for (int i = 0; i < rows; ++i) {
            one.path = '/' + std::to_string(served++);
            card.add(one);
        }
        const QString last = QString::number(served - 1);
        if (!QTest::qWaitFor([&] { return path(table.model()->rowCount() - 1) == '/' + last; }))
            qFatal("the rows do not come");
        QCoreApplication::processEvents();
    }
    QString path(int row) const
    {
        const auto& model = static_cast<const ui::EndpointModel&>(*table.model());
        return row < 0 ? QString() : ui::text(model.at(row).path);
    }
    /// The first row in view.
    QString top() const { return path(table.rowAt(0)); }
    bool showsTheLast() const { return table.rowAt(table.viewport()->height() - 2) >= table.model()->rowCount() - 2; }
};

constexpr int full = ui::EndpointModel::mostRows;

} // namespace

class EndpointLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheNewestRequests_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("a few") << 5;
        QTest::newRow("many") << 300;
        QTest::newRow("as many as there may be") << full;
    }
    void followsTheNewestRequests()
    {
        QFETCH(const int, rows);
        LogScene scene(rows);
        scene.serve(50);
        QVERIFY(scene.showsTheLast());
        scene.card.resize(600, 400);
        QTRY_VERIFY(scene.showsTheLast());
    }

    void staysWhereSomebodyScrolledTo_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("many") << 300;
        QTest::newRow("as many as there may be") << full;
    }
    void staysWhereSomebodyScrolledTo()
    {
        QFETCH(const int, rows);
        LogScene scene(rows);
        scene.table.verticalScrollBar()->setValue(100);
        const QString before = scene.top();
        QCOMPARE(before, "/100");
        scene.serve(50);
        QCOMPARE(scene.top(), before);
        scene.table.scrollToBottom();
        scene.serve(50);
        QVERIFY(scene.showsTheLast());
    }

    void measuresNoRow()
    {
        const LogScene scene(full);
        const int height = scene.table.rowHeight(0);
        QCOMPARE(scene.table.verticalHeader()->length(), full * height);
    }

    void keepsTheChosenRequestWhileOthersCome()
    {
        LogScene scene(full);
        scene.table.selectRow(500);
        scene.serve(50);
        QCOMPARE(scene.path(scene.table.selectionModel()->selectedRows().first().row()), "/500");
        QVERIFY(support::child<QLabel>(scene.card, "endpoint.row").text().contains("/500 "));
    }

    void endsTheChoiceWithItsRequest()
    {
        LogScene scene(full);
        scene.table.selectRow(10);
        const auto& inspect = support::child<QPushButton>(scene.card, "endpoint.openInInspect");
        QVERIFY(inspect.isEnabled());
        scene.serve(50);
        QVERIFY(!scene.table.selectionModel()->hasSelection());
        QVERIFY(!inspect.isEnabled());
        QVERIFY(support::child<QLabel>(scene.card, "endpoint.row").text().startsWith("Choose a request"));
    }

    void choosesNothingForTheKeyboardsPlace()
    {
        LogScene scene(full);
        scene.table.selectionModel()->setCurrentIndex(scene.table.model()->index(10, 0), QItemSelectionModel::NoUpdate);
        scene.serve(50);
        QVERIFY(!scene.table.selectionModel()->hasSelection());
    }
};

QTEST_MAIN(EndpointLogTest)
#include "endpointlog.moc"
