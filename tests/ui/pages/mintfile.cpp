// What the window writes is what core makes of the same plan, byte for byte, and the same whenever the clock is fixed.
#include "pages/mint.h"
#include "ui/mintscenes.h"

#include <QComboBox>
#include <QDropEvent>
#include <QMimeData>
#include <QTabBar>
#include <QUrl>

#include <array>
#include <sstream>

using support::child;
using support::World;
using ui::MainWindow;

namespace {

constexpr const char* fixed = "1700000000";

/// One plan, as somebody types it.
struct Typed
{
    const char* kind;
    zoom::Inputs fields;
    int count;
    std::string rows; ///< the text of the file; empty for none
    bool negatives;
};

Typed counted() { return {"video", {{"role", "{0,1}"}, {"sessionName", "s{n}, \"{a,b}\""}}, 40, {}, false}; }
Typed fromCsv()
{
    return {"video",
            {{"sessionName", "{team}-{n}"}, {"expirationSeconds", "{30m,2h}"}},
            1,
            "team,role\nnorth,1\n\"so,uth\",0\n",
            true};
}
Typed fromJson()
{
    return {
        "meeting", {{"role", "0"}}, 1, "{\"meetingNumber\":123456789}\n{\"meetingNumber\":\"987 654 321\"}\n", true};
}

/// More tokens than are made at a time where each has negatives.
Typed countedWithNegatives() { return {"video", {{"role", "1"}, {"sessionName", "s{n}"}}, 40, {}, true}; }

/// What `mint::run` makes of it.
std::string runOf(const Typed& typed, mint::Format format)
{
    std::vector<std::pair<std::string, std::string>> problems;
    mint::Order order = mint::orderOf(*zoom::tableFor(typed.kind), typed.fields, problems);
    order.count = static_cast<std::uint64_t>(typed.count);
    std::istringstream text(typed.rows);
    mint::RowFile rows(text, mint::formatIn(text));
    if (!typed.rows.empty() && !rows.readHead()) qFatal("the rows cannot be read");
    const mint::Job job{.order = &order,
                        .key = support::sdkKey,
                        .columns = mint::fieldColumns(order, typed.rows.empty() ? nullptr : &rows),
                        .timing = {.now = base::fromEpochSeconds(QByteArray(fixed).toLongLong())},
                        .format = format,
                        .negatives = typed.negatives};
    std::unique_ptr<mint::Source> source = std::make_unique<mint::Counted>(order);
    if (!typed.rows.empty()) source = std::make_unique<mint::Listed>(order, rows);
    std::string secret = support::sdkSecret;
    const mint::Fixture fixture(format, typed.kind, job.columns, typed.negatives);
    std::string made = fixture.head();
    const auto write = [&made](std::string_view piece, std::uint64_t) { return made += piece, true; };
    const mint::Outcome outcome = mint::run(*source, job, base::Secret::take(secret), 2, write);
    if (!outcome.complaints.empty() || !outcome.failure.empty()) qFatal("core finds something wrong");
    return made.append(fixture.foot());
}

/// The window with that plan typed into it.
struct Filled
{
    World world;
    MainWindow window{world.surroundings()};

    Filled(const Typed& typed, int format)
    {
        world.giveCredential(typed.kind);
        window.openPage("mint");
        window.show();
        child<QTabBar>(window, "mint.kind").setCurrentIndex(typed.kind == std::string("meeting") ? 1 : 0);
        for (const auto& [field, text] : typed.fields)
            support::scenes::mintLine(window, ui::text(field), ui::text(text));
        support::scenes::mintLine(window, "count", QString::number(typed.count));
        support::scenes::mintLine(window, "now", fixed);
        child<QComboBox>(window, "mint.format").setCurrentIndex(format);
        child<QCheckBox>(window, "mint.negatives").setChecked(typed.negatives);
        if (!typed.rows.empty())
            page().takeFile(support::scenes::rowsFile(world, QByteArray::fromStdString(typed.rows)));
    }
    ui::MintPage& page() { return child<ui::MintPage>(window, "page.mint"); }
    QByteArray written()
    {
        const QString path = world.folder.filePath("made");
        page().writeTo(path);
        const auto& status = child<QLabel>(window, "mint.status");
        if (!QTest::qWaitFor([&] { return status.text().startsWith("Wrote"); })) return status.text().toUtf8();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
};

} // namespace

class MintFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatCoreMakes_data()
    {
        QTest::addColumn<int>("plan");
        QTest::addColumn<int>("format");
        for (int plan = 0; plan < 3; ++plan)
            for (int format = 0; format < 4; ++format) QTest::addRow("%d %d", plan, format) << plan << format;
        QTest::newRow("many negatives") << 3 << 1;
    }
    void holdsWhatCoreMakes()
    {
        QFETCH(const int, plan);
        QFETCH(const int, format);
        constexpr std::array plans{counted, fromCsv, fromJson, countedWithNegatives};
        const Typed typed = plans.at(static_cast<std::size_t>(plan))();
        Filled filled(typed, format);
        QCOMPARE(filled.written(), QByteArray::fromStdString(runOf(typed, static_cast<mint::Format>(format))));
    }

    void isTheSameAtAnotherTimeWhereTheClockIsFixed()
    {
        Filled filled(counted(), 0);
        const QByteArray first = filled.written();
        filled.world.now += std::chrono::hours{5};
        QCOMPARE(filled.written(), first);
        support::scenes::mintLine(filled.window, "now", {});
        QVERIFY(filled.written() != first);
    }

    void comesFromRowsThatAreDroppedAnywhere()
    {
        Filled filled(counted(), 0);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(support::scenes::rowsFile(filled.world, "userIdentity\nmaria\njo\n"))});
        auto& line = child<QLineEdit>(filled.window, "mint.role"); // which would take the path as text
        QDragEnterEvent enter(QPoint(2, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&line, &enter);
        QDropEvent drop(QPointF(2, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&line, &drop);
        QCOMPARE(child<QLabel>(filled.window, "mint.rows").text(), "A token for each row of users.csv.");
        QCOMPARE(line.text(), "{0,1}");
        QCOMPARE(filled.written().count('\n'), 1 + 2 * 4);
    }

    void isForItsOwnerAlone()
    {
        Filled filled(counted(), 0);
        QVERIFY(filled.written().startsWith("n,role,sessionName,token"));
        const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(filled.world.folder.filePath("made")) & others));
    }

    void isNotThereWhereItCannotBeWritten()
    {
        Filled filled(counted(), 0);
        filled.page().writeTo(filled.world.folder.filePath("nowhere/made"));
        const auto& status = child<QLabel>(filled.window, "mint.status");
        QTRY_VERIFY(status.text().startsWith("Nothing was written: Callsign "));
        QVERIFY(status.text().contains("nowhere/made"));
    }
};

QTEST_MAIN(MintFileTest)
#include "mintfile.moc"
