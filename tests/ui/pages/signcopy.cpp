// How a token leaves the Sign page: on the clipboard, fresh, marked as secret, and not for long.
#include "join/copyas.h"
#include "pages/sign.h"
#include "support/print.h"
#include "ui/world.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

using namespace std::chrono_literals;
using support::child;
using support::World;

namespace {

QClipboard& clipboard() { return *QGuiApplication::clipboard(); }

/// The page with a token to give, for a kind.
struct Sign
{
    World world;
    ui::SignPage page{world.surroundings()};

    explicit Sign(int kind = 0)
    {
        world.giveCredential(zoom::tables()[static_cast<std::size_t>(kind)].kind);
        child<QTabBar>(page, "sign.kind").setCurrentIndex(kind);
        if (auto* const role = page.findChild<QComboBox*>("field.role")) role->setCurrentIndex(1);
        if (auto* const name = page.findChild<QLineEdit*>("field.sessionName")) name->setText("Cool Cars");
        if (auto* const number = page.findChild<QLineEdit*>("field.meetingNumber")) number->setText("123456789");
        if (!support::showActive(page)) qFatal("the page gets no keyboard");
    }
    QString token() const { return child<QPlainTextEdit>(page, "sign.token").toPlainText(); }
    QPushButton& copy() const { return child<QPushButton>(page, "sign.copy"); }

    /// Opens "Copy as" by keyboard; its entries.
    QList<QAction*> formats() const
    {
        QMenu* const menu = child<QPushButton>(page, "sign.copyAs").menu();
        Q_EMIT menu->aboutToShow();
        return menu->actions();
    }
};

std::int64_t issuedAt(const QString& token)
{
    return std::get<std::int64_t>(*jwt::find(jwt::decode(ui::utf8(token)).claims, "iat"));
}

} // namespace

class SignCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { clipboard().clear(); }

    void copiesTheTokenMarkedAsSecret()
    {
        const Sign sign;
        QTest::mouseClick(&sign.copy(), Qt::LeftButton);
        QCOMPARE(clipboard().text(), sign.token());
        QCOMPARE(clipboard().mimeData()->data("x-kde-passwordManagerHint"), "secret");
    }

    void copiesWithTheKeyboard()
    {
        const Sign sign;
        sign.copy().setFocus();
        QTest::keyClick(&sign.copy(), Qt::Key_Space);
        QCOMPARE(clipboard().text(), sign.token());
    }

    void mintsAfreshSoThatTheCopysLifeStartsNow()
    {
        Sign sign;
        const QString before = sign.token();
        sign.world.now += 1h;
        QTest::mouseClick(&sign.copy(), Qt::LeftButton);
        QVERIFY(clipboard().text() != before);
        QCOMPARE(clipboard().text(), sign.token());
        QCOMPARE(issuedAt(clipboard().text()), issuedAt(before) + 3'600);
    }

    void showsForHowLongTheCopyStays()
    {
        Sign sign;
        const auto& copied = child<QLabel>(sign.page, "sign.copied");
        QVERIFY(copied.text().isEmpty());
        QTest::mouseClick(&sign.copy(), Qt::LeftButton);
        QVERIFY(copied.isVisible());
        QCOMPARE(copied.text(), "Copied. The clipboard is cleared in 30 s.");
        support::tick(sign.world.clipboard);
        QCOMPARE(copied.text(), "Copied. The clipboard is cleared in 29 s.");
        for (int i = 0; i < 29; ++i) support::tick(sign.world.clipboard);
        QVERIFY(clipboard().text().isEmpty());
        QVERIFY(copied.text().isEmpty());
    }

    void leavesWhatSomebodyElseCopiedMeanwhile()
    {
        Sign sign;
        QTest::mouseClick(&sign.copy(), Qt::LeftButton);
        clipboard().setText("a shopping list");
        QVERIFY(child<QLabel>(sign.page, "sign.copied").text().isEmpty());
        for (int i = 0; i < 30; ++i) support::tick(sign.world.clipboard);
        QCOMPARE(clipboard().text(), "a shopping list");
    }

    void copiesNothingWhileSomethingIsWrong()
    {
        Sign sign;
        child<QLineEdit>(sign.page, "field.sessionName").clear();
        clipboard().setText("a shopping list");
        sign.page.copyToken();
        QCOMPARE(clipboard().text(), "a shopping list");
        QVERIFY(child<QLabel>(sign.page, "sign.copied").text().isEmpty());
    }

    void offersTheFormsThatSuitTheKind_data()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < 3; ++i) QTest::newRow(zoom::tables()[std::size_t(i)].kind.data()) << i;
    }
    void offersTheFormsThatSuitTheKind()
    {
        QFETCH(const int, kind);
        const Sign sign(kind);
        const auto formats = join::formatsFor(zoom::tables()[static_cast<std::size_t>(kind)]);
        const QList<QAction*> entries = sign.formats();
        QCOMPARE(static_cast<std::size_t>(entries.size()), formats.size());
        for (std::size_t i = 0; i < formats.size(); ++i)
            QCOMPARE(entries[qsizetype(i)]->text(), ui::text(join::title(formats[i])));
    }

    void copiesInEachForm_data() { offersTheFormsThatSuitTheKind_data(); }
    void copiesInEachForm()
    {
        QFETCH(const int, kind);
        Sign sign(kind);
        const zoom::Table& table = zoom::tables()[static_cast<std::size_t>(kind)];
        const auto formats = join::formatsFor(table);
        for (std::size_t i = 0; i < formats.size(); ++i) {
            sign.world.now += 1min; // so each copy is minted afresh
            sign.formats()[qsizetype(i)]->trigger();
            const jwt::Decoded token = jwt::decode(ui::utf8(sign.token()));
            QCOMPARE(issuedAt(sign.token()), base::epochSeconds(sign.world.now) - 30);
            QCOMPARE(ui::utf8(clipboard().text()), join::copyAs(formats[i], table, token.claims, token.text));
            QCOMPARE(clipboard().mimeData()->data("x-kde-passwordManagerHint"), "secret");
        }
    }

    void opensTheFormsWithTheKeyboard()
    {
        const Sign sign;
        auto& button = child<QPushButton>(sign.page, "sign.copyAs");
        button.setFocus();
        bool opened = false;
        connect(button.menu(), &QMenu::aboutToShow, this, [&] {
            opened = true;
            QMetaObject::invokeMethod(button.menu(), &QMenu::close, Qt::QueuedConnection); // the menu blocks
        });
        QTest::keyClick(&button, Qt::Key_Space);
        QVERIFY(opened);
    }
};

QTEST_MAIN(SignCopyTest)
#include "signcopy.moc"
