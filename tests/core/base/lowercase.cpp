#include "base/lowercase.h"

#include "support/print.h"

#include <QChar>

using namespace std::string_literals;

class LowercaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lowersEveryScript_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("lower");
        const auto row = [](const char* text, const char* lower) {
            QTest::newRow(text) << std::string(text) << std::string(lower);
        };
        row("Cool Cars 1!", "cool cars 1!");
        row("ZOË ÄÖÜẞ", "zoë äöüß");
        row("ĀĂŹŽŸ", "āăźžÿ");
        row("ΟΔΟΣ", "οδοσ");
        row("οδος", "οδοσ");
        row("ЖЁЏ", "жёџ");
        row("ԱՖ", "աֆ");
        row("Ⴀ", "ⴀ");
        row("𐐀", "𐐨");
        row("会議 😀", "会議 😀");
        row("\xff\xc3", "\xff\xc3");
        row("", "");
    }
    void lowersEveryScript()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, lower);
        QCOMPARE(base::lowercase(text), lower);
    }

    // Qt 6.4's tables are those of Unicode 14
    void agreesWithQt()
    {
        for (char32_t codePoint = 0; codePoint <= 0x10ffff; ++codePoint) {
            const bool surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
            const bool ours = codePoint == 0x3c2 || codePoint == 0x130;
            if (surrogate || ours) continue;
            const std::string text = QString::fromUcs4(&codePoint, 1).toStdString();
            const char32_t lower = QChar::toLower(codePoint);
            QCOMPARE(base::lowercase(text), QString::fromUcs4(&lower, 1).toStdString());
        }
    }
};

QTEST_APPLESS_MAIN(LowercaseTest)
#include "lowercase.moc"
