// What the Sign page keeps and what it never keeps: nothing that was typed is lost, and no secret is written.
#include "mainwindow.h"
#include "pages/sign.h"
#include "support/print.h"
#include "ui/world.h"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QTabBar>

#include <memory>

using support::child;
using support::World;
using ui::MainWindow;

namespace {

QLineEdit& line(const QWidget& window, const QString& key) { return child<QLineEdit>(window, "field." + key); }
QTabBar& kinds(const QWidget& window) { return child<QTabBar>(window, "sign.kind"); }

std::unique_ptr<MainWindow> openWindow(World& world)
{
    auto window = std::make_unique<MainWindow>(world.surroundings());
    if (!support::showActive(*window)) qFatal("the window gets no keyboard");
    return window;
}

/// The window's end and the next run.
void reopen(std::unique_ptr<MainWindow>& window, World& world)
{
    window->close();
    window.reset();
    window = openWindow(world);
}

/// The bytes of a secret in every form in which one could stand in a file by accident.
QList<QByteArray> disguises(const QByteArray& secret)
{
    QByteArray utf16;
    for (const char c : secret) utf16 += QByteArray(1, c) + '\0';
    QList<QByteArray> forms{secret, secret.toHex(), utf16, secret.toPercentEncoding()};
    for (int shift = 0; shift < 3; ++shift) // base64 depends on what stands before: drop the letters that it touches
        forms.append((QByteArray(shift, 'x') + secret).toBase64(QByteArray::OmitTrailingEquals).mid(4).chopped(2));
    return forms;
}

/// The names of the files below `folder` in which one of `needles` stands.
QStringList filesWith(const QList<QByteArray>& needles, const QString& folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray bytes = file.readAll();
        if (std::any_of(needles.begin(), needles.end(), [&](const QByteArray& n) { return bytes.contains(n); }))
            found.append(file.fileName());
    }
    return found;
}

/// Everything that a screen reader can hear of `root` and what is in it.
QString spoken(QAccessibleInterface& root)
{
    QString all;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        all += root.text(kind) + '\n';
    if (QAccessibleTextInterface* const text = root.textInterface()) all += text->text(0, text->characterCount());
    for (int i = 0; i < root.childCount(); ++i)
        if (QAccessibleInterface* const child = root.child(i)) all += spoken(*child);
    return all;
}

} // namespace

class SignMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasTypedWhenTheKindIsSwitched()
    {
        World world;
        const auto window = openWindow(world);
        line(*window, "sessionName").setText(QString(300, 'x')); // wrong, and kept all the same
        line(*window, "expirationSeconds").setText("soon");
        child<QComboBox>(*window, "field.role").setCurrentIndex(1);
        kinds(*window).setCurrentIndex(1);
        line(*window, "meetingNumber").setText("not a number");
        kinds(*window).setCurrentIndex(0);
        QCOMPARE(line(*window, "sessionName").text(), QString(300, 'x'));
        QCOMPARE(line(*window, "expirationSeconds").text(), "soon");
        QCOMPARE(child<QComboBox>(*window, "field.role").currentIndex(), 1);
        kinds(*window).setCurrentIndex(1);
        QCOMPARE(line(*window, "meetingNumber").text(), "not a number");
    }

    void keepsTheBackdatingWhenTheKindIsSwitched()
    {
        World world;
        const auto window = openWindow(world);
        line(*window, "backdate").setText("5 min");
        kinds(*window).setCurrentIndex(1);
        kinds(*window).setCurrentIndex(0);
        QCOMPARE(line(*window, "backdate").text(), "5 min");
    }

    void keepsCredentialsWhenTheKindIsSwitched()
    {
        World world;
        const auto window = openWindow(world);
        child<QLineEdit>(*window, "sign.key").setText("typed key");
        child<QLineEdit>(*window, "sign.secret").setText("typed secret");
        kinds(*window).setCurrentIndex(1);
        QVERIFY(child<QLineEdit>(*window, "sign.key").text().isEmpty());
        kinds(*window).setCurrentIndex(0);
        QCOMPARE(child<QLineEdit>(*window, "sign.key").text(), "typed key");
        QCOMPARE(child<QLineEdit>(*window, "sign.secret").text(), "typed secret");
    }

    void findsEverythingAgainInTheNextRun()
    {
        World world;
        auto window = openWindow(world);
        line(*window, "sessionName").setText("Cool Cars, or \"so\"");
        line(*window, "geoRegions").setText("DE, Mars");
        line(*window, "backdate").setText("5 min");
        kinds(*window).setCurrentIndex(1);
        line(*window, "meetingNumber").setText("123 4567 8901");
        kinds(*window).setCurrentIndex(0);
        reopen(window, world);
        kinds(*window).setCurrentIndex(0);
        QCOMPARE(line(*window, "sessionName").text(), "Cool Cars, or \"so\"");
        QCOMPARE(line(*window, "geoRegions").text(), "DE, Mars");
        QCOMPARE(line(*window, "backdate").text(), "5 min");
        kinds(*window).setCurrentIndex(1);
        QCOMPARE(line(*window, "meetingNumber").text(), "123 4567 8901");
    }

    void losesNothingWhenTheWindowIsClosedRightAfterAKeystroke()
    {
        World world;
        auto window = openWindow(world);
        support::retype(line(*window, "sessionName"), "typed at the last moment");
        reopen(window, world);
        QCOMPARE(line(*window, "sessionName").text(), "typed at the last moment");
    }

    void opensWithTheKindThatWasChosenLast()
    {
        World world;
        auto window = openWindow(world);
        kinds(*window).setCurrentIndex(2);
        reopen(window, world);
        QCOMPARE(kinds(*window).currentIndex(), 2);
    }

    void writesNeitherKeyNorSecretToAnyFile()
    {
        World world;
        auto window = openWindow(world);
        support::retype(child<QLineEdit>(*window, "sign.key"), support::sdkKey);
        support::retype(child<QLineEdit>(*window, "sign.secret"), support::sdkSecret);
        child<QComboBox>(*window, "field.role").setCurrentIndex(1);
        support::retype(line(*window, "sessionName"), "findable");
        kinds(*window).setCurrentIndex(1);
        kinds(*window).setCurrentIndex(0);
        QTest::keyClick(window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        window->close();
        window.reset();
        world.settings.sync();
        QCOMPARE(filesWith({"findable"}, world.folder.path()).size(), 1); // so the search does find things
        QCOMPARE(filesWith(disguises(support::sdkSecret), world.folder.path()), QStringList());
        QCOMPARE(filesWith(disguises(support::sdkKey), world.folder.path()), QStringList());
        QCOMPARE(filesWith(disguises(support::sdkSecret), qEnvironmentVariable("HOME")), QStringList());
    }

    void searchesInEveryDisguise()
    {
        World world;
        const QByteArray secret = support::sdkSecret;
        QByteArray utf16;
        for (const char c : secret) utf16 += QByteArray(1, c) + '\0';
        for (const QByteArray& hidden : {"k=" + secret, ("key:" + secret).toBase64(), ("ke:" + secret + ";").toBase64(),
                                         ("k:" + secret + "\n\n").toBase64(), utf16, "0x" + secret.toHex()}) {
            QFile file(world.folder.filePath("leak"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(hidden);
            file.close();
            QCOMPARE(filesWith(disguises(secret), world.folder.path()).size(), 1);
        }
    }

    void saysTheSecretToNoScreenReaderWhileItIsHidden()
    {
        World world;
        const auto window = openWindow(world);
        support::retype(child<QLineEdit>(*window, "sign.secret"), support::sdkSecret);
        QAccessibleInterface& root = *QAccessible::queryAccessibleInterface(window.get());
        QVERIFY(spoken(root).contains("Session name (required)")); // so it does hear the form
        QVERIFY(!spoken(root).contains(support::sdkSecret));
    }
};

QTEST_MAIN(SignMemoryTest)
#include "signmemory.moc"
