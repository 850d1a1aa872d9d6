#include "oauth/jsonreader.h"

#include "oauth/api.h"
#include "support/print.h"

using oauth::JsonReader;
using namespace std::string_literals;

namespace {

/// The whole text, given in pieces of that many bytes.
std::string read(JsonReader& reader, const std::string& json, std::size_t piece)
{
    std::string out;
    for (std::size_t at = 0; at < json.size(); at += piece)
        out += reader.take(std::string_view(json).substr(at, piece));
    return out;
}

} // namespace

class JsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indentsAsTheWholeReaderDoes_data()
    {
        QTest::addColumn<std::string>("json");
        QTest::newRow("nested") << R"({"b":1,"a":[true,null,{"x":-1.5}],"c":{"d":"e"}})"s;
        QTest::newRow("empty") << R"({"a":[],"b":{},"c":[{}]})"s;
        QTest::newRow("blanks") << "  {\n \"a\" : [ 1 ,\t2 ] }"s;
        QTest::newRow("signs in texts") << "{\"a{\":\"b}, [c]: \\\" \\\\\",\"d\":\"\\\\\"}"s;
        QTest::newRow("beyond ASCII") << "{\"a\":\"Gr\xc3\xbc\xc3\x9f"
                                         "e\"}"s;
    }
    void indentsAsTheWholeReaderDoes()
    {
        QFETCH(const std::string, json);
        for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, json.size()}) {
            JsonReader reader;
            QCOMPARE(read(reader, json, piece), oauth::pretty(json));
        }
    }

    void passesWhatIsNotJson()
    {
        JsonReader reader;
        QCOMPARE(read(reader, "<html> {no}", 3), "<html> {no}"s);
    }

    void findsTheNextPageOnTheOutsideAlone()
    {
        JsonReader reader;
        read(reader, R"({"x":{"next_page_token":"inner"},"next_page_token":"outer","y":"next_page_token"})", 2);
        QCOMPARE(reader.nextPage(), "outer"s);
        JsonReader last;
        read(last, R"({"next_page_token":"","a":[{"next_page_token":"inner"}]})", 5);
        QCOMPARE(last.nextPage(), ""s);
    }

    void readsEscapedTextsAsTheyAreMeant()
    {
        JsonReader reader;
        const std::string shown =
            read(reader, "{\"t\\u006fken\":\"s3cret\",\"next_page\\u005ftoken\":\"abc\\u003d\\/\\\"x\"}", 3);
        QCOMPARE(reader.nextPage(), "abc=/\"x"s);
        QVERIFY(shown.find("s3cret") == std::string::npos);
        QVERIFY(shown.find("abc\\u003d") != std::string::npos); // as it came
    }

    void hidesWhatLetsSomebodyIn()
    {
        JsonReader reader;
        const std::string shown =
            read(reader,
                 "{\"token\":\"s3cret\\\"s\",\"join\":{\"start_url\":\"https://x/?zak=abc\"},\"tokenized\":\"no\"}", 4);
        QVERIFY(shown.find("s3cret") == std::string::npos && shown.find("abc") == std::string::npos);
        QVERIFY(shown.find("\"token\": \"***\"") != std::string::npos);
        QVERIFY(shown.find("\"tokenized\": \"no\"") != std::string::npos);
        QCOMPARE(reader.hidden(), 2);
    }

    void hidesNumbersAndBracketsToo()
    {
        const std::string json =
            "{\"Password\":4711,\"b\":[{\"pstn_password\": -1 },2],\"token\":[\"x]\\\"}\",{\"y\":1}],"
            "\"passcode\":{},\"host_key\":null,\"d\":7}";
        for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, json.size()}) {
            JsonReader reader;
            QCOMPARE(read(reader, json, piece),
                     oauth::pretty("{\"Password\":\"***\",\"b\":[{\"pstn_password\":\"***\"},2],\"token\":\"***\","
                                   "\"passcode\":\"***\",\"host_key\":null,\"d\":7}"));
            QCOMPARE(reader.hidden(), 4);
        }
    }

    void endsWithDamagedJson()
    {
        JsonReader reader;
        QCOMPARE(read(reader, "{}]}\"", 1), "{}\n]\n}\""s);
        read(reader, std::string(100'000, '['), 4'096); // no deeper than it must
    }
};

QTEST_APPLESS_MAIN(JsonReaderTest)
#include "jsonreader.moc"
