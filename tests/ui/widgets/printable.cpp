#include "widgets/printable.h"

#include <QTest>

class PrintableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesOutWhatNobodySees_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << "Käfer 🚗 “x”"
                               << "Käfer 🚗 “x”";
        QTest::newRow("turned") << QString("abc\u202edef") << "abc\\u202edef";
        QTest::newRow("isolate") << QString("\u2066x\u2069") << "\\u2066x\\u2069";
        QTest::newRow("line") << "a\nb\tc\rd"
                              << "a\\nb\\tc\\u000dd";
        QTest::newRow("escape") << QString("\x1b[31m") << "\\u001b[31m";
        QTest::newRow("zero width") << QString("a\u200bb\ufeff") << "a\\u200bb\\ufeff";
        QTest::newRow("joined") << QString("👩\u200d🚀") << QString("👩\u200d🚀");
    }
    void writesOutWhatNobodySees()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        QCOMPARE(ui::printable(text), shown);
    }
};

QTEST_APPLESS_MAIN(PrintableTest)
#include "printable.moc"
