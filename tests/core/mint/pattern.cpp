#include "mint/pattern.h"

#include "support/print.h"

#include <string>

using mint::parsePattern;
using mint::Piece;

namespace {

/// The pieces in short: `a-`, `#` for the counter, `$team`, `a|b`, `1..9`.
struct Short
{
    std::string operator()(const mint::Literal& piece) const { return piece.text; }
    std::string operator()(const mint::Counter&) const { return "#"; }
    std::string operator()(const mint::Column& piece) const { return '$' + piece.name; }
    std::string operator()(const mint::Choices& piece) const
    {
        std::string text;
        for (const std::string& choice : piece.texts) text += (&choice == &piece.texts.front() ? "" : "|") + choice;
        return text;
    }
    std::string operator()(const mint::Range& piece) const
    {
        return std::to_string(piece.first) + ".." + std::to_string(piece.last);
    }
};

std::string shortly(const mint::Pattern& pattern)
{
    std::string text;
    for (const Piece& piece : pattern) text += '[' + std::visit(Short{}, piece) + ']';
    return text;
}

} // namespace

class Pattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPieces_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("pieces");
        const auto row = [](const char* text, const char* pieces) {
            QTest::newRow(text) << std::string(text) << std::string(pieces);
        };
        row("", "");
        row("plain", "[plain]");
        row("user-{n}", "[user-][#]");
        row("{n}{n}", "[#][#]");
        row("{team}", "[$team]");
        row("{a,b}", "[a|b]");
        row("{,b}", "[|b]");
        row("x{0,1}y", "[x][0|1][y]");
        row("{1..100}", "[1..100]");
        row("{7..7}", "[7..7]");
        row("{{n}}", "[{n}]");
        row("}}{{", "[}{]");
        row("{{{n}}}", "[{][#][}]");
        row("\xc3\xa9{n}", "[\xc3\xa9][#]");
    }
    void readsPieces()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, pieces);
        const auto pattern = parsePattern(text);
        QVERIFY(pattern.has_value());
        QCOMPARE(shortly(*pattern), pieces);
    }

    void refusesWhatIsNoPattern_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("part");
        const auto row = [](const char* text, const char* part) {
            QTest::newRow(text) << std::string(text) << std::string(part);
        };
        row("{n", "nothing closes");
        row("a{", "nothing closes");
        row("{}", "nothing closes");
        row("{a{n}", "nothing closes");
        row("n}", "nothing opens");
        row("{5..1}", "{5..1}, which is no range");
        row("{1..}", "no range");
        row("{a..b}", "no range");
        row("{-1..2}", "no range");
        row("{0..1000000001}", "no range");
        row("\xef\xa3\xbf", "U+F8FF");
        row("\xef\xa3\xbe", "U+F8FE");
    }
    void refusesWhatIsNoPattern()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, part);
        const auto pattern = parsePattern(text);
        QVERIFY(!pattern.has_value());
        QVERIFY2(pattern.error().find(part) != std::string::npos, pattern.error().c_str());
    }

    void countsTheWays()
    {
        QCOMPARE(mint::ways(mint::Literal{"x"}), 1U);
        QCOMPARE(mint::ways(mint::Counter{}), 1U);
        QCOMPARE(mint::ways(mint::Choices{{"a", "b", "c"}}), 3U);
        QCOMPARE(mint::ways(mint::Range{5, 9}), 5U);
    }
};

QTEST_APPLESS_MAIN(Pattern)
#include "pattern.moc"
