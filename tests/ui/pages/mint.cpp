#include "pages/mint.h"

#include "ui/mintscenes.h"

#include <QComboBox>
#include <QFileDialog>
#include <QListWidget>
#include <QTabBar>
#include <QTableView>

using support::child;
using support::World;
using ui::MainWindow;

namespace {

/// The page in its window, with a profile whose secret is in the keychain unless told otherwise.
struct Mint
{
    World world;
    std::unique_ptr<MainWindow> window;

    explicit Mint(bool withProfile = true)
    {
        if (withProfile) world.credentials.choose(world.giveProfile("Dev"));
        open();
    }
    void open()
    {
        window.reset();
        window = std::make_unique<MainWindow>(world.surroundings());
        window->openPage("mint");
        if (!support::showActive(*window)) qFatal("the window gets no keyboard");
    }
    ui::MintPage& page() { return child<ui::MintPage>(*window, "page.mint"); }
    QLineEdit& line(const char* name) { return child<QLineEdit>(*window, QString("mint.") + name); }
    QString label(const char* name) { return child<QLabel>(*window, QString("mint.") + name).text(); }
    QPushButton& button(const char* name) { return child<QPushButton>(*window, QString("mint.") + name); }
    QAbstractItemModel& preview() { return *child<QTableView>(*window, "mint.preview").model(); }
    QStringList problems()
    {
        const auto& list = child<QListWidget>(*window, "mint.problems");
        QStringList all;
        for (int i = 0; i < list.count(); ++i) all << list.item(i)->text();
        return all;
    }
    /// The texts of the preview's column of that title.
    QStringList column(const QString& title)
    {
        QStringList texts;
        for (int column = 0; column < preview().columnCount(); ++column)
            if (preview().headerData(column, Qt::Horizontal).toString() == title)
                for (int row = 0; row < preview().rowCount(); ++row)
                    texts << preview().index(row, column).data().toString();
        return texts;
    }
    void fill(const QString& name = "s{n}", const QString& count = "3")
    {
        line("role").setText("1");
        line("sessionName").setText(name);
        line("count").setText(count);
        await("token");
    }
    void await(const QString& words) { support::scenes::awaitSum(*window, words); }
    bool ends(const QString& words)
    {
        const bool ended = QTest::qWaitFor([&] { return label("status").contains(words); });
        if (!ended) qWarning("%s", qPrintable(label("status")));
        return ended && button("write").isEnabled();
    }
    QString path(const QString& name = "tokens.csv") { return world.folder.filePath(name); }
    QStringList files() { return QDir(world.folder.path()).entryList(QDir::Files | QDir::Hidden); }
};

} // namespace

class MintPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsStillToDo()
    {
        Mint mint(false);
        mint.await("Nothing");
        QVERIFY(mint.problems().join(' ').contains("Role is needed"));
        QVERIFY(mint.problems().join(' ').contains("Session name is needed"));
        QVERIFY(mint.label("who").contains("no key and secret"));
        mint.button("write").click();
        QVERIFY(mint.label("status").startsWith("Nothing was written"));
        mint.fill();
        QVERIFY(mint.problems().isEmpty());
        mint.button("write").click();
        QVERIFY(mint.label("status").contains("no key and secret"));
        QVERIFY(mint.window->findChild<QFileDialog*>() == nullptr);
    }

    void previewsEveryChoiceWithEveryOther()
    {
        Mint mint;
        mint.line("sessionName").setText("{north,south}-{n}");
        mint.line("count").setText("3");
        mint.button("roleEach").click();
        QCOMPARE(mint.line("role").text(), "{0,1}");
        mint.await("Role 2 × Session name 2 × 3 of each = 12 tokens, about");
        QCOMPARE(mint.column("n").last(), "12");
        QCOMPARE(mint.column("tpc").mid(2, 2), QStringList({"north-3", "south-1"}));
        QCOMPARE(mint.column("role_type").first(), "0");
        QCOMPARE(mint.column("Token"), QStringList(12, "sound"));
        mint.line("count").setText("1000000");
        mint.await("4,000,000 tokens");
        QCOMPARE(mint.preview().rowCount(), 50);
    }

    void showsWhatEachNegativeMustRaise()
    {
        Mint mint;
        mint.fill("s", "1");
        child<QCheckBox>(*mint.window, "mint.negatives").setChecked(true);
        mint.await("negatives of each");
        QCOMPARE(mint.column("Token").mid(0, 2), QStringList({"sound", "expired"}));
        QCOMPARE(mint.column("Must raise").mid(0, 3), QStringList({"", "expired", "not-yet"}));
    }

    void listsEveryBadRowWithItsLineAndKeepsWhatIsTyped()
    {
        Mint mint;
        mint.line("sessionName").setText("{team}");
        mint.page().takeFile(support::scenes::rowsFile(mint.world, "team,role\nnorth,1\nsouth,2\n\n\"" +
                                                                       QByteArray(201, 'x') + "\",1\neast,\n"));
        support::scenes::awaitProblems(*mint.window, 3);
        const QStringList problems = mint.problems();
        QVERIFY2(problems[0].startsWith("Line 3: Role cannot be 2"), qPrintable(problems[0]));
        QVERIFY2(problems[1].startsWith("Line 5: Session name has 201"), qPrintable(problems[1]));
        QVERIFY2(problems[2].startsWith("Line 6: Role is needed"), qPrintable(problems[2]));
        QCOMPARE(mint.column("Token"), QStringList({"sound", "wrong", "wrong", "wrong"}));
        mint.page().writeTo(mint.path());
        QVERIFY(mint.ends("Nothing was written. Line 3: Role cannot be 2"));
        QVERIFY(!QFile::exists(mint.path()));
        QCOMPARE(mint.line("sessionName").text(), "{team}");
    }

    void saysWhatOfTheFormWillNotDo()
    {
        Mint mint;
        mint.line("role").setText("1");
        mint.line("sessionName").setText("s{");
        mint.line("count").setText("0");
        mint.line("now").setText("noon");
        mint.line("backdate").setText("-1");
        QTRY_COMPARE(mint.problems().size(), 4);
        QVERIFY(mint.problems().join(' ').contains("Session name holds a { that nothing closes"));
        mint.button("write").click();
        QCOMPARE(mint.window->focusWidget(), &mint.line("count"));
        QVERIFY(child<QLabel>(*mint.window, "error.mint.count").isVisible());
        mint.line("count").setText("1");
        mint.line("now").setText("1700000000");
        mint.line("backdate").setText("");
        mint.line("sessionName").setText("{team}");
        QTRY_COMPARE(mint.problems().size(), 1);
        QVERIFY(mint.problems().first().startsWith("{team} is a column of a file"));
    }

    void tellsWhatIsLikelyASlip()
    {
        Mint mint;
        mint.fill("s", "2");
        QTRY_VERIFY(mint.label("slips").contains("all alike"));
        mint.page().takeFile(support::scenes::rowsFile(mint.world, "role,seat\n1,a\n"));
        QTRY_VERIFY(mint.label("slips").contains("The column seat is no field"));
        mint.line("userIdentity").setText("{row}");
        QTRY_VERIFY(mint.label("slips").contains("The file has no column row"));
    }

    void asksWhereToWriteAndTellsWhatItDid()
    {
        Mint mint;
        mint.fill();
        QCOMPARE(mint.world.keychain.reads, 0); // nobody has needed it
        mint.button("write").click();
        auto* const dialog = mint.window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        dialog->selectFile(mint.path());
        QMetaObject::invokeMethod(dialog, "accept");
        QVERIFY(mint.ends("Wrote 3 tokens into tokens.csv in "));
        QCOMPARE(mint.world.keychain.reads, 1);
        QCOMPARE(child<QPlainTextEdit>(*mint.window, "mint.path").toPlainText(), mint.path());
        QFile file(mint.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 4);
        QVERIFY(!text.contains(support::sdkSecret));
        QVERIFY(!mint.button("cancel").isVisible());
    }

    void saysWhyTheSecretCannotBeRead()
    {
        Mint mint;
        mint.fill();
        mint.world.keychain.refusal = base::ErrorCode::KeychainNoBus;
        mint.page().writeTo(mint.path());
        QVERIFY(mint.ends("Callsign "));
        QVERIFY(!QFile::exists(mint.path()));
    }

    void leavesWhatIsThereWhenItIsCancelled()
    {
        Mint mint;
        mint.fill("s{n}", "1000000000");
        const QString path = support::scenes::rowsFile(mint.world, "as it was", "tokens.csv");
        const QStringList before = mint.files();
        mint.page().writeTo(path);
        QTRY_VERIFY(!mint.label("status").contains(": 0 tokens") && mint.label("status").startsWith("Writing"));
        QVERIFY(child<QWidget>(*mint.window, "mint.progress").isVisible());
        mint.button("cancel").click();
        QVERIFY(mint.ends("It was cancelled"));
        QCOMPARE(mint.files(), before);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "as it was");
    }

    void givesUpWithTheWindowAndWhileItWaitsForTheKeychain()
    {
        Mint mint;
        mint.fill("s{n}", "1000000000");
        mint.world.keychain.waits = true;
        mint.page().writeTo(mint.path());
        QVERIFY(mint.label("status").startsWith("Reading the secret"));
        mint.button("cancel").click();
        QVERIFY(mint.ends("It was cancelled"));
        QCOMPARE(mint.world.keychain.waiting(), 0);
        mint.world.keychain.waits = false;
        mint.page().writeTo(mint.path());
        QTRY_VERIFY(mint.label("status").startsWith("Writing"));
        mint.window.reset();
        QVERIFY(!QFile::exists(mint.path()));
    }

    void neverWritesOverItsRows()
    {
        Mint mint;
        const QString rows = support::scenes::rowsFile(mint.world, "role,sessionName\n1,s\n");
        mint.page().takeFile(rows);
        mint.await("1 token");
        mint.page().writeTo(rows);
        QVERIFY(mint.label("status").contains("users.csv holds the rows"));
    }

    void takesTheKindOfTheProfileInTheHeader()
    {
        Mint mint;
        mint.world.credentials.choose(mint.world.giveProfile("Meetings", vault::Kind::Meeting));
        QCOMPARE(child<QTabBar>(*mint.window, "mint.kind").currentIndex(), 1);
        QCOMPARE(mint.label("who"), "Signs as Meetings.");
        QVERIFY(mint.window->findChild<QLineEdit*>("mint.meetingNumber") != nullptr);
    }

    void leavesFilesOfVariablesToTheCredentials()
    {
        Mint mint;
        QVERIFY(!mint.page().takeFile(mint.path(".env")));
        QVERIFY(mint.page().takeFile(support::scenes::rowsFile(mint.world, "role\n1\n")));
        QVERIFY(mint.label("rows").contains("users.csv"));
        QVERIFY(!mint.line("count").isEnabled());
        mint.button("dropRows").click();
        QVERIFY(mint.line("count").isEnabled());
    }

    void remembersWhatWasTyped()
    {
        Mint mint;
        mint.fill("load-{n}", "7");
        mint.line("now").setText("1700000000");
        child<QComboBox>(*mint.window, "mint.format").setCurrentIndex(3);
        mint.open();
        QCOMPARE(mint.line("sessionName").text(), "load-{n}");
        QCOMPARE(mint.line("count").text(), "7");
        QCOMPARE(mint.line("now").text(), "1700000000");
        QCOMPARE(child<QComboBox>(*mint.window, "mint.format").currentData().toString(), "playwright");
    }
};

QTEST_MAIN(MintPageTest)
#include "mint.moc"
