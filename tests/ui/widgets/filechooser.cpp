#include "widgets/filechooser.h"

#include "ui/world.h"

#include <QFile>
#include <QFileDialog>

namespace {

/// A window that asks for a file, and what came of it.
struct Asking
{
    QTemporaryDir folder;
    QWidget window;
    QStringList chosen;

    QFileDialog& ask()
    {
        ui::chooseFile(&window, "Open a file", [this](const QString& path) { chosen.append(path); });
        auto* const dialog = window.findChild<QFileDialog*>();
        if (dialog == nullptr || !dialog->isVisible()) qFatal("there is no dialog");
        dialog->setDirectory(folder.path());
        return *dialog;
    }
    static void choose(QFileDialog& dialog, const QString& path)
    {
        dialog.selectFile(path);
        QMetaObject::invokeMethod(&dialog, "accept");
    }
    QString makeFile(const QString& name) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
};

} // namespace

class FileChooserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOnTheFileThatIsChosenAndGoes()
    {
        Asking asking;
        const QString path = asking.makeFile("token.jwt");
        const QPointer<QFileDialog> dialog = &asking.ask();
        QVERIFY(asking.chosen.isEmpty()); // it does not wait
        Asking::choose(*dialog, path);
        QCOMPARE(asking.chosen, QStringList(path));
        QTRY_VERIFY(dialog.isNull());
    }

    void showsHiddenFilesAsEnvFilesAre()
    {
        Asking asking;
        const QString path = asking.makeFile(".env");
        QFileDialog& dialog = asking.ask();
        QVERIFY(dialog.filter() & QDir::Hidden);
        Asking::choose(dialog, path);
        QCOMPARE(asking.chosen, QStringList(path));
    }

    void handsOnNothingWhenSomebodyThinksBetter()
    {
        Asking asking;
        QTest::keyClick(&asking.ask(), Qt::Key_Escape);
        QVERIFY(asking.chosen.isEmpty());
    }
};

QTEST_MAIN(FileChooserTest)
#include "filechooser.moc"
