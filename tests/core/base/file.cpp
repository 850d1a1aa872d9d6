#include "base/file.h"

#include "support/freedmemory.h"
#include "support/print.h"

#include <QFile>
#include <QTemporaryDir>

using namespace std::string_literals;

namespace {

constexpr std::size_t largest = 16UL * 1024 * 1024; // what the header promises

} // namespace

class FileTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir folder_;

    std::filesystem::path written(const QString& name, const QByteArray& bytes) const
    {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test file");
        return file.filesystemFileName();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(folder_.isValid()); }

    void readsAFileWhole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("NUL, CRLF and bytes that are no text") << QByteArray("a\0b\r\n\xff\x1a\n", 8);
        for (const int around : {4'096, 16'384, 65'536, 4'194'304})
            for (const int size : {around - 1, around, around + 1})
                QTest::addRow("%d bytes", size) << QByteArray(size - 1, 'a').append('z');
    }
    void readsAFileWhole()
    {
        QFETCH(const QByteArray, bytes);
        const auto read = base::readFile(written("file", bytes));
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), static_cast<std::size_t>(bytes.size()));
        QVERIFY(read->reveal() == std::string_view(bytes.data(), read->size()));
    }

    void readsAFileWhoseNameIsNotAscii()
    {
        const auto read = base::readFile(written("Zoë 会議 😀.env", "x"));
        QVERIFY(read.has_value());
        QCOMPARE(read->reveal(), "x"s);
    }

    void takes16MebibytesAndRefusesOneByteMore()
    {
        const QByteArray bytes(static_cast<qsizetype>(largest), 'a');
        const auto fits = base::readFile(written("fits", bytes));
        const auto over = base::readFile(written("over", bytes + 'a'));
        QVERIFY(!over.has_value());
        QVERIFY(over.error().code == base::ErrorCode::FileTooLarge);
        QCOMPARE(QString::fromStdString(over.error().detail), folder_.filePath("over"));
        QVERIFY(fits.has_value());
        QCOMPARE(fits->size(), largest);
    }

    void refusesWhatCannotBeRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("not there") << folder_.filePath("not there");
        QTest::newRow("below a file") << folder_.filePath("plain/below");
        QTest::newRow("a folder") << folder_.path();
        QTest::newRow("no name") << QString();
#ifdef Q_OS_LINUX
        QTest::newRow("opens, but fails to read") << QString("/proc/self/mem");
#endif
    }
    void refusesWhatCannotBeRead()
    {
        QFETCH(const QString, path);
        written("plain", "x");
        const auto read = base::readFile(path.toStdString());
        QVERIFY(!read.has_value());
        QVERIFY(read.error().code == base::ErrorCode::FileUnreadable);
        QCOMPARE(QString::fromStdString(read.error().detail), path);
    }

    void leavesNoCopyOfTheBytesInFreedMemory()
    {
        constexpr std::string_view marker = "the-secret-in-a-file";
        for (const int more : {0, 5'000, 20'000, 100'000}) { // what follows makes the reader grow its buffer
            const auto path = written("secret", marker.data() + QByteArray(more, '-'));
            const support::FreedMemory freed(marker);
            base::readFile(path).value() = base::Secret();
            QCOMPARE(freed.leaks(), std::size_t{0});
        }
    }
};

QTEST_APPLESS_MAIN(FileTest)
#include "file.moc"
