#include "support/print.h"
#include "support/token.h"
#include "zoom/intake.h"

#include <array>

using namespace std::string_literals;

namespace {

std::string wordsOf(const zoom::Intake& intake)
{
    std::string words;
    for (const zoom::Wrapping wrapping : intake.stripped)
        words += (words.empty() ? "" : ", ") + std::string(zoom::describe(wrapping));
    return words;
}

/// A token as Zoom's samples sign it, of that header.
std::string soundToken(std::string_view header = support::soundHeader)
{
    return support::signedToken(R"({"app_key":"k","tpc":"Cool Cars","exp":1800000000})", "secret", header);
}

/// The text with `joint` after each so many characters.
std::string inPieces(const std::string& text, std::size_t size, const std::string& joint)
{
    std::string out = text.substr(0, size);
    for (std::size_t at = size; at < text.size(); at += size) out += joint + text.substr(at, size);
    return out;
}

} // namespace

/// Whole tokens in a text: where they start and end, and in how many pieces.
class IntakeWholeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAWholeTokenWhateverFollows_data()
    {
        QTest::addColumn<std::string>("after");
        QTest::addColumn<std::string>("stripped");
        for (const char* const after :
             {" is my token", "\n\nPlease help, I get 3712", " # c", ".", "...", "! Why?", "\\n", "\"}", "\" \"other",
              "**", "&a=b", "?x=1", "; Path=/; Secure", "\tvideo\t2026-01-01", ")", "</td>"})
            QTest::newRow(after) << std::string(after) << "other text"s;
        QTest::newRow("itself") << "\n" + soundToken() << "other text"s;
        QTest::newRow("a semicolon") << ";"s
                                     << "quotes"s;
    }
    void takesAWholeTokenWhateverFollows()
    {
        QFETCH(const std::string, after);
        QFETCH(const std::string, stripped);
        const zoom::Intake intake = zoom::intake(soundToken() + after);
        QCOMPARE(intake.token, soundToken());
        QCOMPARE(wordsOf(intake), stripped);
        QCOMPARE(zoom::tokenIn("see: **" + soundToken() + after), soundToken());
    }

    void leavesASignatureOfTheWrongSizeAsItIs()
    {
        for (const char* const after : {"ismytoken", "=", ".AAAA"})
            QCOMPARE(zoom::tokenIn(soundToken() + after), soundToken() + after);
        std::string cut = soundToken();
        cut.resize(cut.size() - 3);
        QCOMPARE(zoom::tokenIn("TOKEN=" + cut + " # c"), cut);
    }

    void putsATokenInPiecesTogether_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<std::string>("joint");
        QTest::addColumn<std::string>("after");
        const auto row = [](const char* name, const char* before, const char* joint, const char* after) {
            QTest::newRow(name) << std::string(before) << std::string(joint) << std::string(after);
        };
        row("YAML block", "zoom:\n  jwt: |\n    ", "\n    ", "\n  role: 1\n");
        row("JSON with line breaks", "{\"signature\":\"", "\n", "\",\"sdkKey\":\"k\"}");
        row("JSON with escaped line breaks", "{\"signature\":\"", "\\r\\n", "\",\"sdkKey\":\"k\"}");
        row("URL", "https://example.org/join#token=", "\n", "");
        row("fragment", "#token=", "\r\n", "&x=1");
        row("JavaScript", "const t = \"", "\" +\n  \"", "\";");
        row("JavaScript, the token alone", "\"", "\" +\n  \"", "\";");
        row("Python", "token = (\"", "\"\n         \"", "\")");
        row("a signature below it", "", "\n", "\nregards");
    }
    void putsATokenInPiecesTogether()
    {
        QFETCH(const std::string, before);
        QFETCH(const std::string, joint);
        QFETCH(const std::string, after);
        for (const std::size_t size : std::array<std::size_t, 3>{20, 64, 100}) {
            const zoom::Intake intake = zoom::intake(before + inPieces(soundToken(), size, joint) + after);
            QCOMPARE(intake.token, soundToken());
            QVERIFY(wordsOf(intake).find("blanks and line breaks") != std::string::npos);
        }
    }

    void findsTokensWhoseHeaderIsNotCompact_data()
    {
        QTest::addColumn<std::string>("header");
        for (const char* const header : {"{ \"alg\": \"HS256\" }", "{\n  \"alg\": \"HS256\"\n}",
                                         "{\r\n\"alg\":\"HS256\"}", "{\t\"alg\":\"HS256\"}"})
            QTest::newRow(header) << std::string(header);
    }
    void findsTokensWhoseHeaderIsNotCompact()
    {
        QFETCH(const std::string, header);
        const std::string token = soundToken(header);
        const std::string cut = token.substr(0, token.size() - 3);
        for (const std::string& one : {token, cut})
            for (const auto& [before, after] :
                 {std::pair{"TOKEN=", ""}, std::pair{"curl -H 'Authorization: Bearer ", "' https://api.example.org"},
                  std::pair{"const t = \"", "\";"}, std::pair{"https://example.org/#token=", "&x=1"},
                  std::pair{"ewo.x eyA.example.org ", " ewk."}})
                QCOMPARE(zoom::tokenIn(before + one + after), one);
    }
};

QTEST_APPLESS_MAIN(IntakeWholeTest)
#include "intakewhole.moc"
