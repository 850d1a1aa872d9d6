#include "widgets/filedrop.h"

#include "ui/world.h"
#include "widgets/tokeninput.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

using ui::FileDrop;

namespace {

/// Drags the data over the widget and lets it fall there; whether somebody took it.
bool drop(QWidget& onto, const QMimeData& data)
{
    QDragEnterEvent enter(QPoint(2, 2), Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&onto, &enter);
    QDropEvent event(QPointF(2, 2), Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&onto, &event);
    return event.isAccepted() && event.dropAction() == Qt::CopyAction;
}

} // namespace

class FileDropTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAFileFromAnyWidgetOfItsWindow()
    {
        QWidget window;
        QLineEdit line(&window);
        const FileDrop files(&window);
        QSignalSpy dropped(&files, &FileDrop::dropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/tmp/web.env")});
        data.setText("/tmp/web.env");
        QVERIFY(drop(line, data));
        QVERIFY(drop(window, data));
        QCOMPARE(dropped.count(), 2);
        QCOMPARE(dropped.first().first().toString(), "/tmp/web.env");
        QVERIFY(line.text().isEmpty());
    }

    void leavesTheRestAlone()
    {
        QWidget window;
        QWidget other;
        QLineEdit line(&window);
        const FileDrop files(&window);
        const QSignalSpy dropped(&files, &FileDrop::dropped);
        QMimeData text;
        text.setText("just text");
        drop(line, text);
        QCOMPARE(line.text(), "just text");
        QMimeData far;
        far.setUrls({QUrl("https://example.org/web.env")});
        drop(window, far);
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile("/tmp/web.env")});
        drop(other, file);
        QCOMPARE(dropped.count(), 0);
    }

    void leavesFilesToThePlaceForTokens()
    {
        QWidget window;
        const ui::TokenInput input(&window);
        const FileDrop files(&window);
        const QSignalSpy dropped(&files, &FileDrop::dropped);
        const QSignalSpy refused(&input, &ui::TokenInput::refused);
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile("/nowhere/token.txt")});
        drop(*input.viewport(), file);
        QCOMPARE(refused.count(), 1); // so it did try
        QCOMPARE(dropped.count(), 0);
    }
};

QTEST_MAIN(FileDropTest)
#include "filedrop.moc"
