#include "widgets/tokeninput.h"

#include "ui/world.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

using ui::TokenInput;

namespace {

/// What a desktop does when somebody lets go of `data` over the input. Says whether the input took it.
bool drop(TokenInput& input, const QMimeData& data)
{
    const QPoint middle = input.viewport()->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(input.viewport(), &enter);
    QDragMoveEvent move(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(input.viewport(), &move);
    if (!enter.isAccepted() || !move.isAccepted()) return false;
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(input.viewport(), &event);
    return event.isAccepted();
}

} // namespace

class TokenInputTest : public QObject
{
    Q_OBJECT

    QTemporaryDir folder_;

    QString file(const QString& name, const QByteArray& content)
    {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(name));
        file.write(content);
        return file.fileName();
    }

private Q_SLOTS:
    void takesATextThatIsDropped()
    {
        TokenInput input;
        input.show();
        QMimeData data;
        data.setText("aa.bb.cc");
        QVERIFY(drop(input, data));
        QCOMPARE(input.toPlainText(), "aa.bb.cc");
    }

    void takesAFileThatIsDropped()
    {
        TokenInput input;
        input.show();
        input.setPlainText("an earlier token");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file("my token.txt", "\naa.bb.cc\r\n"))});
        QVERIFY(drop(input, data));
        QCOMPARE(input.toPlainText(), "aa.bb.cc");
    }

    void takesAFileThatIsPasted()
    {
        TokenInput input;
        auto* const data = new QMimeData; // the clipboard takes it
        data->setUrls({QUrl::fromLocalFile(file("token.jwt", "aa.bb.cc"))});
        QGuiApplication::clipboard()->setMimeData(data);
        input.paste();
        QCOMPARE(input.toPlainText(), "aa.bb.cc");
    }

    void takesAWebAddressAsText()
    {
        TokenInput input;
        auto* const data = new QMimeData; // the clipboard takes it
        data->setUrls({QUrl("https://example.org/?token=aa.bb.cc")});
        data->setText("https://example.org/?token=aa.bb.cc");
        QGuiApplication::clipboard()->setMimeData(data);
        input.paste();
        QCOMPARE(input.toPlainText(), "https://example.org/?token=aa.bb.cc");
    }

    void saysWhyAFileCannotBeTakenAndKeepsItsText_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << folder_.filePath("nowhere");
        QTest::newRow("a folder") << folder_.path();
    }
    void saysWhyAFileCannotBeTakenAndKeepsItsText()
    {
        QFETCH(const QString, path);
        TokenInput input;
        input.setPlainText("aa.bb.cc");
        QSignalSpy refused(&input, &TokenInput::refused);
        input.loadFile(path);
        QCOMPARE(refused.count(), 1);
        const QString sentence = refused.first().first().toString();
        QVERIFY2(sentence.startsWith("Callsign cannot read " + path), qPrintable(sentence));
        QCOMPARE(input.toPlainText(), "aa.bb.cc");
    }

    void undoesAPaste()
    {
        TokenInput input;
        input.show();
        QMimeData data;
        data.setText("aa.bb.cc");
        drop(input, data);
        input.undo();
        QVERIFY(input.toPlainText().isEmpty());
    }

    void undoesALoadedFile()
    {
        TokenInput input;
        input.insertPlainText("what stood here");
        input.loadFile(file("token.jwt", "aa.bb.cc"));
        QCOMPARE(input.toPlainText(), "aa.bb.cc");
        input.undo();
        QCOMPARE(input.toPlainText(), "what stood here");
    }
};

QTEST_MAIN(TokenInputTest)
#include "tokeninput.moc"
