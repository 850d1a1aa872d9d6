#include "zoom/intake.h"

#include "support/print.h"

using namespace std::string_literals;

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
    }
    void picksTheTokenOutOfAText()
    {
        QFETCH(const std::string, pasted);
        QCOMPARE(zoom::tokenIn(pasted), "eyJa.eyJb.c-_"s);
    }

    void leavesDamageForTheDecoderToName()
    {
        QCOMPARE(zoom::tokenIn("eyJa.eyJb.c!d="), "eyJa.eyJb.c!d="s);
        QCOMPARE(zoom::tokenIn("{\"signature\":\"eyJa.eyJb.c!d=\"}"), "eyJa.eyJb.c!d="s);
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
        QTest::newRow("a NUL") << "aa\0.bb.cc"s
                               << "aa\0.bb.cc"s;
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
