#include "pages/endpointmodel.h"

#include "ui/endpointscenes.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

using support::scenes::exchange;
using ui::EndpointModel;

namespace {

QString cell(const EndpointModel& model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

void add(EndpointModel& model, int count, int from = 0)
{
    for (int i = 0; i < count; ++i) model.add(exchange(from + i));
    const int expected = qMin(EndpointModel::mostRows, model.rowCount() + count);
    if (!QTest::qWaitFor([&] { return model.rowCount() == expected; })) qFatal("the rows do not come");
    if (!QTest::qWaitFor([&] {
            return cell(model, model.rowCount() - 1, EndpointModel::TimeColumn) ==
                   ui::clockText(exchange(from + count - 1).time);
        }))
        qFatal("the last row does not come");
}

} // namespace

class EndpointModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void showsARequestWithoutWhoAsked()
    {
        EndpointModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        add(model, 1);
        QCOMPARE(cell(model, 0, EndpointModel::TimeColumn), "12:00:00");
        QCOMPARE(cell(model, 0, EndpointModel::OriginColumn), "http://localhost:5173");
        QCOMPARE(cell(model, 0, EndpointModel::KindColumn), "video");
        QCOMPARE(cell(model, 0, EndpointModel::StatusColumn), "200");
        QCOMPARE(cell(model, 0, EndpointModel::DurationColumn), "0.18");
        QCOMPARE(cell(model, 0, EndpointModel::ClaimsColumn), "tpc Cool Cars 0 · role_type 1 · 2 h");
    }

    void givesTheTokenInNoRole()
    {
        EndpointModel model;
        add(model, 1);
        const QString token = ui::text(endpoint::tokenIn(model.at(0)));
        QVERIFY(token.size() > 100);
        for (int column = 0; column < EndpointModel::Columns; ++column)
            for (int role = 0; role < 32; ++role) {
                const QString shown = model.data(model.index(0, column), role).toString();
                QVERIFY(!shown.contains(token.left(20)) && !shown.contains("maria"));
            }
    }

    void saysWhatWasWrong()
    {
        endpoint::Exchange bad = exchange(3);
        QCOMPARE(ui::outcomeText(bad), "role: Must be 0 or 1");
        bad.answer = R"({"error":"Too many requests from this address: wait a second"})";
        QCOMPARE(ui::outcomeText(bad), "Too many requests from this address: wait a second");
        bad.answer = "not found\n";
        QCOMPARE(ui::outcomeText(bad), "not found\\n");
    }

    void saysWhatWasDoneOnPurpose()
    {
        endpoint::Exchange made = exchange(0);
        made.injection = {endpoint::InjectedFault::ExpiredToken, std::chrono::milliseconds(5)};
        QCOMPARE(ui::outcomeText(made), "on purpose: expired token, delayed · tpc Cool Cars 0 · role_type 1 · 2 h");
    }

    void keepsTheLastTenThousand()
    {
        EndpointModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const endpoint::Exchange one = exchange(0);
        const auto addMany = [&](int count, int from) {
            for (int i = 0; i < count; ++i) {
                endpoint::Exchange next = one;
                next.time += std::chrono::seconds(from + i);
                model.add(std::move(next));
            }
        };
        addMany(9'990, 0);
        QTRY_COMPARE(model.rowCount(), 9'990);
        addMany(30, 9'990);
        QTRY_COMPARE(model.rowCount(), 10'000);
        QCOMPARE(base::epochSeconds(model.at(0).time - one.time.time_since_epoch()), 20);
        addMany(25'000, 0);
        QTRY_COMPARE(base::epochSeconds(model.at(9'999).time - one.time.time_since_epoch()), 24'999);
        QCOMPARE(model.rowCount(), 10'000);
        QCOMPARE(base::epochSeconds(model.at(0).time - one.time.time_since_epoch()), 15'000);
    }

    void forgetsTokensAndKeepsTheRest()
    {
        EndpointModel model;
        add(model, 1);
        model.forgetTokens();
        QVERIFY(endpoint::tokenIn(model.at(0)).empty());
        QVERIFY(model.at(0).body.empty() && !model.at(0).hasBody);
        QCOMPARE(cell(model, 0, EndpointModel::StatusColumn), "200");
    }

    void clears()
    {
        EndpointModel model;
        add(model, 3);
        model.add(exchange(4)); // not on show yet
        model.clear();
        QTest::qWait(0);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(EndpointModelTest)
#include "endpointmodel.moc"
