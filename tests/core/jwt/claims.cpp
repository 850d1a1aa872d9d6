#include "jwt/claims.h"

#include "support/print.h"

#include <limits>

using namespace std::string_literals;

namespace {

std::string asJsonString(std::string_view text)
{
    std::string json;
    jwt::appendJsonString(json, text);
    return json;
}

std::string written(const jwt::Value& value)
{
    std::string json;
    jwt::appendJson(json, value);
    return json;
}

} // namespace

class ClaimsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ECMA-262, QuoteJSONString: the short escapes, \u00xx in lower case below the space, nothing else.
    void escapesAsJavaScriptDoes_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("json");
        QTest::newRow("nothing") << ""s
                                 << R"("")"s;
        QTest::newRow("quote") << "say \"hi\""s
                               << "\"say \\\"hi\\\"\""s;
        QTest::newRow("backslash") << R"(a\b)"s
                                   << R"("a\\b")"s;
        QTest::newRow("slash stays") << "</script>"s
                                     << R"("</script>")"s;
        QTest::newRow("apostrophe stays") << "it's"s
                                          << "\"it's\""s;
        QTest::newRow("DEL stays") << "a\x7f"s
                                   << "\"a\x7f\""s;
        QTest::newRow("line separator stays") << "a\u2028b\u2029c"s
                                              << "\"a\u2028b\u2029c\""s;
        QTest::newRow("C1 control stays") << "\u0085"s
                                          << "\"\u0085\""s;
        QTest::newRow("accent stays") << "Zoë"s
                                      << "\"Zoë\""s;
        QTest::newRow("emoji stays") << "😀"s
                                     << "\"😀\""s;
        QTest::newRow("escapes side by side") << "\"\"\n\\"s
                                              << "\"\\\"\\\"\\n\\\\\""s;
        QTest::newRow("NUL in the middle") << "a\0b"s
                                           << R"("a\u0000b")"s;
    }
    void escapesAsJavaScriptDoes()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, json);
        QCOMPARE(asJsonString(text), json);
    }

    void escapesEveryControlCharacter()
    {
        for (unsigned code = 0; code < 0x20; ++code) {
            const std::string named = code == 8    ? "\\b"
                                      : code == 9  ? "\\t"
                                      : code == 10 ? "\\n"
                                      : code == 12 ? "\\f"
                                      : code == 13 ? "\\r"
                                                   : "";
            const std::string numbered = QString("\\u%1").arg(code, 4, 16, QChar('0')).toStdString();
            QCOMPARE(asJsonString(std::string(1, static_cast<char>(code))),
                     '"' + (named.empty() ? numbered : named) + '"');
        }
    }

    void writesEachKindOfValue_data()
    {
        using Limits = std::numeric_limits<std::int64_t>;
        QTest::addColumn<jwt::Value>("value");
        QTest::addColumn<std::string>("json");
        QTest::addColumn<std::string>("plain");
        QTest::newRow("null") << jwt::Value(nullptr) << "null"s
                              << "null"s;
        QTest::newRow("true") << jwt::Value(true) << "true"s
                              << "true"s;
        QTest::newRow("false") << jwt::Value(false) << "false"s
                               << "false"s;
        QTest::newRow("zero") << jwt::Value(std::int64_t{0}) << "0"s
                              << "0"s;
        QTest::newRow("largest") << jwt::Value(Limits::max()) << "9223372036854775807"s
                                 << "9223372036854775807"s;
        QTest::newRow("smallest") << jwt::Value(Limits::min()) << "-9223372036854775808"s
                                  << "-9223372036854775808"s;
        QTest::newRow("number as it stood") << jwt::Value(jwt::Number{"1.50E+3"}) << "1.50E+3"s
                                            << "1.50E+3"s;
        QTest::newRow("text") << jwt::Value("a\"b"s) << "\"a\\\"b\""s
                              << "a\"b"s;
        QTest::newRow("empty text") << jwt::Value(""s) << R"("")"s
                                    << ""s;
        QTest::newRow("structure") << jwt::Value(jwt::Structure{R"({"a":[1]})"}) << R"({"a":[1]})"s
                                   << R"({"a":[1]})"s;
    }
    void writesEachKindOfValue()
    {
        QFETCH(const jwt::Value, value);
        QFETCH(const std::string, json);
        QFETCH(const std::string, plain);
        QCOMPARE(written(value), json);
        QCOMPARE(jwt::plainText(value), plain);
    }

    void writesClaimsInTheirOwnOrderWithoutBlanks()
    {
        QCOMPARE(jwt::toJson({}), "{}"s);
        QCOMPARE(jwt::toJson({{"z", std::int64_t{1}}, {"a", "x"s}, {"m\n", nullptr}}),
                 R"({"z":1,"a":"x","m\n":null})"s);
    }

    void writesARepeatedNameAsOftenAsItStands()
    {
        QCOMPARE(jwt::toJson({{"a", std::int64_t{1}}, {"a", std::int64_t{2}}}), R"({"a":1,"a":2})"s);
    }

    void appendsToWhatIsThere()
    {
        std::string json = "[";
        jwt::appendJson(json, jwt::Claims{{"a", true}});
        QCOMPARE(json, R"([{"a":true})"s);
    }

    void findsTheLastOfThatNameAsJavaScriptDoes()
    {
        const jwt::Claims claims{{"a", std::int64_t{1}}, {"b", std::int64_t{2}}, {"a", std::int64_t{3}}};
        QVERIFY(jwt::find(claims, "a") == &claims[2].value);
        QVERIFY(jwt::find(claims, "b") == &claims[1].value);
        QVERIFY(jwt::find(claims, "A") == nullptr);
        QVERIFY(jwt::find({}, "a") == nullptr);
    }

    void aNumberIsNotTheTextThatLooksLikeIt()
    {
        QVERIFY(jwt::Value("1"s) != jwt::Value(std::int64_t{1}));
        QVERIFY(jwt::Value("1.5"s) != jwt::Value(jwt::Number{"1.5"}));
    }
};

QTEST_APPLESS_MAIN(ClaimsTest)
#include "claims.moc"
