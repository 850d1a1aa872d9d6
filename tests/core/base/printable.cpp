#include "base/printable.h"

#include "support/print.h"

using namespace std::string_literals;

class PrintableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesOutWhatIsNotSeen_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("shown");
        const auto row = [](const char* name, const std::string& text, const std::string& shown) {
            QTest::newRow(name) << text << shown;
        };
        row("plain text", "Zoë 会議 😀", "Zoë 会議 😀");
        row("line break and tab", "a\nb\tc", "a\\nb\\tc");
        row("escape sequence", "\x1b[2J", "\\u001b[2J");
        row("second set of controls", "\u009b", "\\u009b");
        row("reading direction", "a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f");
        row("zero width", "a\u200bb\ufeffc\u2060", "a\\u200bb\\ufeffc\\u2060");
        row("tags", "a\U000e0041b", "a\\U000e0041b");
        row("joined emoji", "👨‍👩‍👧", "👨‍👩‍👧");
        row("no UTF-8", "a\xff\xc3", "a\\xff\\xc3");
    }
    void writesOutWhatIsNotSeen()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, shown);
        QCOMPARE(base::printable(text), shown);
    }

    void writesOutBlanksThatAreNoneWhereAsked()
    {
        const std::string text = "a\u00a0b\u3000c d\u200b";
        QCOMPARE(base::withBlanksShown(text), std::string("a\\u00a0b\\u3000c d\\u200b"));
        QCOMPARE(base::printable(text), std::string("a\u00a0b\u3000c d\\u200b"));
    }
};

QTEST_APPLESS_MAIN(PrintableTest)
#include "printable.moc"
