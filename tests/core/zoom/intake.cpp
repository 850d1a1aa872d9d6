#include "zoom/intake.h"

#include "support/print.h"

#include <QElapsedTimer>

using namespace std::string_literals;

namespace {

std::string wordsOf(const zoom::Intake& intake)
{
    std::string words;
    for (const zoom::Wrapping wrapping : intake.stripped)
        words += (words.empty() ? "" : ", ") + std::string(zoom::describe(wrapping));
    return words;
}

} // namespace

class IntakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTokenInWhatWasPasted_data()
    {
        QTest::addColumn<std::string>("pasted");
        const auto row = [](const char* name, const std::string& pasted) { QTest::newRow(name) << pasted; };
        row("the token alone", "aa.bb.cc");
        row("blanks and line breaks around", " \t\r\n aa.bb.cc \r\n");
        row("wrapped lines", "aa\r\n  .b\n  b.cc\n");
        row("blanks inside", "aa . bb . cc");
        row("double quotes", "\"aa.bb.cc\"");
        row("single quotes", "'aa.bb.cc'");
        row("back quotes", "`aa.bb.cc`");
        row("blanks inside the quotes", "\" aa.bb.cc \"");
        row("quotes and a comma", "\"aa.bb.cc\",");
        row("quotes and a semicolon", "'aa.bb.cc';");
        row("a blank between quote and semicolon", "'aa.bb.cc' ;");
        row("Bearer", "Bearer aa.bb.cc");
        row("bearer in lower case", "bearer aa.bb.cc");
        row("Bearer and several blanks", "Bearer   aa.bb.cc");
        row("Bearer and a tab", "Bearer\taa.bb.cc");
        row("Bearer and a line break", "Bearer\n  aa.bb.cc");
        row("header", "Authorization: Bearer aa.bb.cc");
        row("header without a blank", "Authorization:Bearer aa.bb.cc");
        row("header in capitals", "AUTHORIZATION: BEARER aa.bb.cc");
        row("header, wrapped", "Authorization: Bearer aa.\r\n bb.cc\r\n");
        row("header in quotes", "'Authorization: Bearer aa.bb.cc'");
        row("header and a quoted token", "Authorization: Bearer \"aa.bb.cc\"");
        row("header without Bearer", "Authorization: aa.bb.cc");
    }
    void findsTheTokenInWhatWasPasted()
    {
        QFETCH(const std::string, pasted);
        QCOMPARE(zoom::tokenIn(pasted), "aa.bb.cc"s);
    }

    void picksTheTokenOutOfAText_data()
    {
        QTest::addColumn<std::string>("pasted");
        const auto row = [](const char* name, const std::string& pasted) { QTest::newRow(name) << pasted; };
        row("assignment", "ZOOM_VIDEO_SDK_TOKEN=eyJa.eyJb.c-_");
        row("JSON", "{\"signature\":\"eyJa.eyJb.c-_\",\"sdkKey\":\"k\"}");
        row("command", "curl -H 'Authorization: Bearer eyJa.eyJb.c-_' https://api.example.org/v2");
        row("fragment of a URL", "https://example.org/join#token=eyJa.eyJb.c-_&x=1");
        row("angle brackets", "<eyJa.eyJb.c-_>");
        row("words around it", "the token\n\neyJa.eyJb.c-_\n\nis refused");
    }
    void picksTheTokenOutOfAText()
    {
        QFETCH(const std::string, pasted);
        QCOMPARE(zoom::tokenIn(pasted), "eyJa.eyJb.c-_"s);
    }

    void saysWhatItTookOff_data()
    {
        QTest::addColumn<std::string>("pasted");
        QTest::addColumn<std::string>("stripped");
        const auto row = [](const char* stripped, const std::string& pasted) {
            QTest::newRow(pasted.c_str()) << pasted << std::string(stripped);
        };
        row("", "eyJa.eyJb.c-_");
        row("blanks and line breaks", "eyJa.\n  eyJb.c-_\n");
        row("quotes", "\"eyJa.eyJb.c-_\",");
        row("the word Bearer", "Bearer eyJa.eyJb.c-_");
        row("the header's name, the word Bearer", "Authorization: Bearer eyJa.eyJb.c-_");
        row("blanks and line breaks, the header's name, the word Bearer", "authorization: bearer eyJa.eyJb.c-_\r\n");
        row("quotes, the header's name, the word Bearer", "'Authorization: Bearer eyJa.eyJb.c-_'");
        row("JSON", R"({"sdkKey":"k","signature":"eyJa.eyJb.c-_"})");
        row("JSON", R"({"refresh_token":"eyJx.eyJy.z","access_token" : "eyJa.eyJb.c-_"})");
        row("JSON", R"({"data":{"token":"eyJa.eyJb.c-_"}})");
        row("JSON",
            "{\"log\":{\"entries\":[{\"text\":\"{\\\"other\\\":1,\\\"signature\\\":\\\"eyJa.eyJb.c-_\\\"}\"}]}}");
        row("the word Bearer, other text",
            "GET /v2/users/me\nHost: api.example.org\nAuthorization: Bearer eyJa.eyJb.c-_\n\n");
        row("the word Bearer, a cURL command", "curl -H 'Authorization: Bearer eyJa.eyJb.c-_' https://api.example.org");
        row("a URL", "https://example.org/join?mn=1&signature=eyJa.eyJb.c-_&role=0");
        row("a URL", "https://example.org/join#signature=eyJa.eyJb.c-_");
        row("a URL", "https://example.org/join?next=1&token=eyJa%2EeyJb%2Ec-_&x=1");
        row("other text", "ZOOM_VIDEO_SDK_TOKEN=eyJa.eyJb.c-_");
    }
    void saysWhatItTookOff()
    {
        QFETCH(const std::string, pasted);
        QFETCH(const std::string, stripped);
        const zoom::Intake intake = zoom::intake(pasted);
        QCOMPARE(intake.token, "eyJa.eyJb.c-_"s);
        QCOMPARE(wordsOf(intake), stripped);
    }

    void undoesWhatProgramsDoToText_data()
    {
        QTest::addColumn<std::string>("pasted");
        QTest::addColumn<std::string>("stripped");
        const auto row = [](const char* name, const std::string& pasted, const char* stripped) {
            QTest::newRow(name) << pasted << std::string(stripped);
        };
        const auto utf16 = [](const QByteArray& ascii, bool highFirst) {
            std::string text;
            for (const char c : ascii) text += highFirst ? std::string{'\0', c} : std::string{c, '\0'};
            return text;
        };
        const std::string unseen = "characters that are not seen";
        row("zero width spaces", "\u200beyJa.\u200beyJb.c-_\u200b", unseen.c_str());
        row("zero width joiner", "eyJa.eyJ\u200db.c-_", unseen.c_str());
        row("word joiner and direction mark", "eyJa.\u2060eyJb.c-_\u200e", unseen.c_str());
        row("byte order mark", "\ufeffeyJa.eyJb.c-_", unseen.c_str());
        row("soft hyphen", "eyJa.eyJ\u00adb.c-_", unseen.c_str());
        row("NUL", "eyJa.eyJb.c-_\0"s, unseen.c_str());
        row("no-break spaces", "\u00a0eyJa.eyJb.c-_\u00a0", "blanks and line breaks");
        row("typographic quotes", "“eyJa.eyJb.c-_”", "quotes");
        row("German quotes and a comma", "„eyJa.eyJb.c-_“,", "quotes");
        row("typographic single quotes", "‘eyJa.eyJb.c-_’", "quotes");
        row("ellipsis", "eyJa.eyJb.c-_…", "an ellipsis, where the rest may be missing");
        row("ellipsis in quotes", "\"eyJa.eyJb.c-_…\"", "quotes, an ellipsis, where the rest may be missing");
        row("Bearer twice", "Bearer Bearer eyJa.eyJb.c-_", "the word Bearer");
        row("header and Bearer twice", "Authorization: Bearer bearer eyJa.eyJb.c-_",
            "the header's name, the word Bearer");
        row("mail", "> eyJa.eyJ\n> b.c-_\n", "blanks and line breaks, the marks of a mail's quote");
        row("mail in mail", ">> eyJa.eyJb.c-_\n>> \n", "blanks and line breaks, the marks of a mail's quote");
        row("backslash", "eyJa.eyJb.c-_\\", "blanks and line breaks");
        row("backslashes before line breaks", "eyJa.\\\n  eyJb.\\\r\nc-_", "blanks and line breaks");
        row("escaped dots", "eyJa%2EeyJb%2ec-_", "dots as %2E");
        row("UTF-16 with its mark", "\xff\xfe" + utf16("eyJa.eyJb.c-_", false), "UTF-16");
        row("UTF-16, the other way round", "\xfe\xff" + utf16("eyJa.eyJb.c-_", true), "UTF-16");
        row("UTF-16 without a mark", utf16("eyJa.eyJb.c-_", false), "UTF-16");
        row("UTF-16 and a line break", utf16("eyJa.eyJb.c-_\r\n", true), "blanks and line breaks, UTF-16");
    }
    void undoesWhatProgramsDoToText()
    {
        QFETCH(const std::string, pasted);
        QFETCH(const std::string, stripped);
        const zoom::Intake intake = zoom::intake(pasted);
        QCOMPARE(intake.token, "eyJa.eyJb.c-_"s);
        QCOMPARE(wordsOf(intake), stripped);
    }

    void takesOneTokenOutOfMore_data()
    {
        QTest::addColumn<std::string>("pasted");
        QTest::addColumn<std::string>("stripped");
        const auto row = [](const char* name, const std::string& pasted, const char* stripped) {
            QTest::newRow(name) << pasted << std::string(stripped);
        };
        row("keys", "key:key.eyJa.eyJb.c-_", "keys before it, which no SDK takes");
        row("keys behind Bearer", "Bearer key:key.eyJa.eyJb.c-_",
            "the word Bearer, keys before it, which no SDK takes");
        row("two tokens", "eyJa.eyJb.c-_\neyJx.eyJy.z\n", "several tokens, of which this is the first");
        row("three headers", "Authorization: Bearer eyJa.eyJb.c-_\nAuthorization: Bearer eyJx.eyJy.z",
            "several tokens, of which this is the first");
        row("two assignments", "A=eyJa.eyJb.c-_\nB=eyJx.eyJy.z\n", "several tokens, of which this is the first");
        row("the same token twice", "see eyJa.eyJb.c-_ and eyJa.eyJb.c-_", "other text");
    }
    void takesOneTokenOutOfMore() { undoesWhatProgramsDoToText(); }

    void takesTheSignatureBeforeOtherTokensInJson()
    {
        const zoom::Intake intake =
            zoom::intake(R"({"access_token":"eyJo.eyJo.o","token":"eyJt.eyJt.t","signature":"eyJs.eyJs.s"})");
        QCOMPARE(intake.token, "eyJs.eyJs.s"s);
        QCOMPARE(intake.member, "signature"s);
        QCOMPARE(zoom::intake("eyJs.eyJs.s").member, ""s);
    }

    void leavesDamageForTheDecoderToName()
    {
        QCOMPARE(zoom::tokenIn("eyJa.eyJb.c!d="), "eyJa.eyJb.c!d="s);
        QCOMPARE(zoom::tokenIn("{\"signature\":\"eyJa.eyJb.c!d=\"}"), "eyJa.eyJb.c!d="s);
    }

    void looksAtEachCharacterOfAHostileTextAFewTimesOnly()
    {
        for (const char* const part : {"=eyJ", "eyJ ", "{\"token\":", "%65", "?eyJ%", "eyJ\n", "=ewo", "\"eyJ\"+"}) {
            std::string text = "!";
            while (text.size() < 1'000'000) text += part;
            QElapsedTimer timer;
            timer.start();
            zoom::intake(text);
            QVERIFY2(timer.elapsed() < 5'000, part); // looking at each from each would take minutes
        }
    }

    void leavesATextWithoutATokenAsItIs() { QCOMPARE(zoom::tokenIn("a+b=c"), "a+b=c"s); }

    void leavesDamageForTheDecoder_data()
    {
        QTest::addColumn<std::string>("pasted");
        QTest::addColumn<std::string>("token");
        QTest::newRow("nothing") << ""s
                                 << ""s;
        QTest::newRow("blanks alone") << " \n "s
                                      << ""s;
        QTest::newRow("quotes alone") << "\"\""s
                                      << ""s;
        QTest::newRow("Bearer alone") << "Bearer "s
                                      << "Bearer"s;
        QTest::newRow("padding") << "aa==.bb.cc="s
                                 << "aa==.bb.cc="s;
        QTest::newRow("plus and slash") << "a+.b/.cc"s
                                        << "a+.b/.cc"s;
        QTest::newRow("a quote inside") << "aa.\"bb.cc"s
                                        << "aa.\"bb.cc"s;
        QTest::newRow("a cut token") << "aa.bb."s
                                     << "aa.bb."s;
        QTest::newRow("a token that starts like Bearer") << "bearerish.bb.cc"s
                                                         << "bearerish.bb.cc"s;
    }
    void leavesDamageForTheDecoder()
    {
        QFETCH(const std::string, pasted);
        QFETCH(const std::string, token);
        QCOMPARE(zoom::tokenIn(pasted), token);
    }
};

QTEST_APPLESS_MAIN(IntakeTest)
#include "intake.moc"
