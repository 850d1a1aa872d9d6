#include "endpoint/json.h"

#include "endpoint/wtf8.h"
#include "support/print.h"

#include <QTest>

using namespace std::string_literals;

namespace {

/// The text as JavaScript would write it again; `none` for what is no JSON.
std::string again(std::string_view text)
{
    const auto json = endpoint::parseJson(text);
    if (!json) return "none";
    std::string out;
    endpoint::appendJson(out, *json);
    return out;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

} // namespace

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatItReadsAsJavaScriptDoes()
    {
        QCOMPARE(again(" { \"a\" : [ 1 , true , false , null ] } "), "{\"a\":[1,true,false,null]}"s);
        QCOMPARE(again("[1.50,1e2,-0,1E400,1e-400,100000000000000000000000]"), "[1.5,100,0,null,0,1e+23]"s);
        QCOMPARE(again("\"\\u0041\\/\\n\\u0007\\u007f\\u2028é😀\""), "\"A/\\n\\u0007\x7f\u2028é😀\""s);
    }

    void keepsMembersInJavaScriptsOrder()
    {
        QCOMPARE(again("{\"b\":1,\"a\":2,\"b\":3}"), "{\"b\":3,\"a\":2}"s);
        QCOMPARE(again("{\"x\":1,\"10\":2,\"9\":3,\"01\":4,\"4294967295\":5,\"4294967294\":6}"),
                 "{\"9\":3,\"10\":2,\"4294967294\":6,\"x\":1,\"01\":4,\"4294967295\":5}"s);
    }

    void joinsHalvesOfSurrogatePairsAndEscapesThoseAlone()
    {
        QCOMPARE(again("\"\\ud83d\\ude00\""), "\"😀\""s);
        QCOMPARE(again("\"a\\ud83db\\ude00\\ud800\""), "\"a\\ud83db\\ude00\\ud800\""s);
        QCOMPARE(again("\"\\ude00\\ud83d\\ude00\""), "\"\\ude00😀\""s);
        QCOMPARE(endpoint::surrogateAt("a\xed\xa0\x80"), std::size_t{1});
        QCOMPARE(endpoint::surrogateAt("\xed\x9f\xbf"), std::string::npos);
    }

    void refusesWhatIsNoJson()
    {
        for (const char* const text :
             {"",    " ",    "{",       "[1,]",  "{\"a\":1,}", "{,}",     "01",        "1.",          ".5",
              "+1",  "-",    "1e",      "tru",   "nul",        "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\t\"",
              "\"a", "[1]]", "{\"a\"}", "{1:2}", "\v1",        "//"})
            QCOMPARE(again(text), "none"s);
    }

    void refusesWhatIsNestedTooDeep()
    {
        QCOMPARE(again(nested(endpoint::deepest)), nested(endpoint::deepest));
        QCOMPARE(again(nested(endpoint::deepest + 1)), "none"s);
        QCOMPARE(again(std::string(50'000, '[')), "none"s);
        std::string objects;
        for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
        QCOMPARE(again(objects), "none"s);
    }

    void readsThousandsOfRepeatedNamesQuickly()
    {
        std::string text = "{\"0\":0";
        for (int i = 0; i < 9'000; ++i) text += ",\"k" + std::to_string(i % 4'500) + "\":" + std::to_string(i);
        const auto json = endpoint::parseJson(text + '}');
        QVERIFY(json);
        const auto& members = std::get<endpoint::JsonObject>(json->value);
        QCOMPARE(members.size(), std::size_t{4'501});
        QCOMPARE(std::get<double>(endpoint::find(members, "k7")->value), 4'507.0);
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "json.moc"
