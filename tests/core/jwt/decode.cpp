#include "jwt/decode.h"

#include "support/data.h"
#include "support/print.h"
#include "support/token.h"

#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <clocale>

using jwt::Decoded;
using jwt::Part;
using namespace std::string_literals;
using support::base64Url;
using support::tokenWith;

namespace {

Decoded ofPayload(std::string_view payload) { return jwt::decode(tokenWith(payload)); }

std::string times(std::size_t count, std::string_view text)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

/// Whether the claims of a cut token are those of the whole one, as far as they go.
bool isPrefix(const jwt::Claims& some, const jwt::Claims& all)
{
    return some.size() <= all.size() && std::equal(some.begin(), some.end(), all.begin());
}

} // namespace

class DecodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesASoundTokenApart()
    {
        const std::string text = tokenWith(R"({"tpc":"Zoë","role_type":1})");
        const Decoded token = jwt::decode(text);
        QVERIFY(token.damage.empty());
        QCOMPARE(token.text, text);
        QCOMPARE(token.parts.size(), std::size_t{3});
        QCOMPARE(token.headerJson, std::string(support::soundHeader));
        QCOMPARE(token.payloadJson, R"({"tpc":"Zoë","role_type":1})"s);
        QCOMPARE(token.signature, std::string(32, '\0'));
        QCOMPARE(jwt::toJson(token.header), token.headerJson);
        QCOMPARE(jwt::toJson(token.claims), token.payloadJson);
        QCOMPARE(token.signingInput(), text.substr(0, text.rfind('.')));
        QCOMPARE(token.partText(Part::Header), base64Url(support::soundHeader));
        QCOMPARE(token.partText(Part::Payload), base64Url(token.payloadJson));
        QCOMPARE(token.partText(Part::Signature), std::string(43, 'A'));
    }

    void readsTheExampleOfRfc7515WithItsLineBreaks()
    {
        const QJsonObject example = support::jsonObject(support::dataFile("rfc7515-a1.json"));
        const auto member = [&](const char* name) { return example[name].toString().toStdString(); };
        const Decoded token = jwt::decode(member("signingInput") + '.' + member("signature"));
        QVERIFY(token.damage.empty());
        QCOMPARE(token.headerJson, member("header"));
        QCOMPARE(token.payloadJson, member("payload"));
        QCOMPARE(jwt::toJson(token.header), R"({"typ":"JWT","alg":"HS256"})"s);
        QCOMPARE(jwt::toJson(token.claims),
                 "{\"iss\":\"joe\",\"exp\":1300819380,\"http://example.com/is_root\":true}"s);
    }

    void readsTheTokensOfTheSamplesInTheirOrder()
    {
        for (const QJsonObject& sample : support::dataLines("readme-tokens.jsonl")) {
            const Decoded token = jwt::decode(sample["token"].toString().toStdString());
            QVERIFY(token.damage.empty());
            QCOMPARE(token.headerJson, sample["header"].toString().toStdString());
            QCOMPARE(jwt::toJson(token.claims), sample["claims"].toString().toStdString());
            QCOMPARE(token.payloadJson, jwt::toJson(token.claims));
        }
    }

    void readsEachKindOfValue_data()
    {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<jwt::Value>("value");
        const auto whole = [](std::int64_t number) { return jwt::Value(number); };
        const auto number = [](const char* text) { return jwt::Value(jwt::Number{text}); };
        const auto structure = [](const char* text) { return jwt::Value(jwt::Structure{text}); };
        QTest::newRow("null") << "null"s << jwt::Value(nullptr);
        QTest::newRow("true") << "true"s << jwt::Value(true);
        QTest::newRow("zero") << "0"s << whole(0);
        QTest::newRow("negative") << "-1"s << whole(-1);
        QTest::newRow("2^53 + 1") << "9007199254740993"s << whole(9'007'199'254'740'993);
        QTest::newRow("largest") << "9223372036854775807"s << whole(std::numeric_limits<std::int64_t>::max());
        QTest::newRow("smallest") << "-9223372036854775808"s << whole(std::numeric_limits<std::int64_t>::min());
        QTest::newRow("one more") << "9223372036854775808"s << number("9223372036854775808");
        QTest::newRow("one less") << "-9223372036854775809"s << number("-9223372036854775809");
        QTest::newRow("2^64") << "18446744073709551616"s << number("18446744073709551616");
        QTest::newRow("forty digits") << std::string(40, '7') << number(std::string(40, '7').c_str());
        QTest::newRow("fraction") << "1.50"s << number("1.50");
        QTest::newRow("whole, written as a fraction") << "1.0"s << whole(1);
        QTest::newRow("whole, with an exponent") << "1E+3"s << whole(1'000);
        QTest::newRow("exponent") << "1E-3"s << number("1E-3");
        QTest::newRow("too small for a double") << "1e-400"s << number("1e-400");
        QTest::newRow("text") << R"("Cool Cars")"s << jwt::Value("Cool Cars"s);
        QTest::newRow("digits in quotes") << R"("1")"s << jwt::Value("1"s);
        QTest::newRow("escapes") << "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u0000\""s
                                 << jwt::Value("\"\\/\b\f\n\r\té\0"s);
        QTest::newRow("emoji as escapes") << R"("\ud83d\ude00")"s << jwt::Value("😀"s);
        QTest::newRow("empty object") << " { } "s << structure("{}");
        QTest::newRow("empty list") << "[ ]"s << structure("[]");
        QTest::newRow("nested, in its order, blanks dropped")
            << R"({"b" : [1, -2.50, "x,y", {"c":null}], "a": {"a":[[],{}] , "a":true}})"s
            << structure(R"({"b":[1,-2.50,"x,y",{"c":null}],"a":{"a":[[],{}],"a":true}})");
        const std::string texts = "[\"[\",\"{\",\":\",\"\\\"\",\"\"]";
        QTest::newRow("nested texts that look like brackets") << texts << structure(texts.c_str());
    }
    void readsEachKindOfValue()
    {
        QFETCH(const std::string, json);
        QFETCH(const jwt::Value, value);
        const Decoded token = ofPayload(R"({"a":)" + json + R"(,"after":1})");
        QVERIFY(token.damage.empty());
        QCOMPARE(token.claims.size(), std::size_t{2});
        QCOMPARE(token.claims[0].name, "a"s);
        QCOMPARE(jwt::plainText(token.claims[0].value), jwt::plainText(value));
        QVERIFY(token.claims[0].value == value);
        QCOMPARE(token.claims[1].name, "after"s);
    }

    void keepsRepeatedNamesAndEmptyOnes()
    {
        const Decoded token = ofPayload(R"({"a":1,"":2,"a":"x","a":[1],"":3})");
        QVERIFY(token.damage.empty());
        QCOMPARE(jwt::toJson(token.claims), R"({"a":1,"":2,"a":"x","a":[1],"":3})"s);
    }

    void readsFractionsAlikeInEveryLocale()
    {
        QTemporaryDir folder; // a locale of our own: a minimal system has none with a decimal comma
        QFile source(folder.filePath("source"));
        QVERIFY(source.open(QIODevice::WriteOnly));
        source.write("LC_NUMERIC\ndecimal_point \",\"\nthousands_sep \"\"\ngrouping -1\nEND LC_NUMERIC\n");
        source.close();
        QProcess::execute("localedef", {"--quiet", "-c", "-i", source.fileName(), folder.filePath("comma")});
        qputenv("LOCPATH", folder.path().toLocal8Bit());
        QVERIFY(std::setlocale(LC_NUMERIC, "comma") != nullptr);
        QCOMPARE(std::localeconv()->decimal_point, ",");
        const Decoded token = ofPayload(R"({"a":1.5,"b":[2.5]})");
        std::setlocale(LC_NUMERIC, "C");
        QCOMPARE(jwt::toJson(token.claims), R"({"a":1.5,"b":[2.5]})"s);
    }

    void saysThatAPartIsNoJsonObject_data()
    {
        QTest::addColumn<std::string>("payload");
        QTest::addColumn<std::string>("kept"); // of the claims
        const auto row = [](std::string payload, const char* kept = "{}") {
            QTest::newRow(payload.substr(0, 60).c_str()) << payload << std::string(kept);
        };
        row("[]");
        row("[{\"a\":1}]");
        row("1");
        row("\"text\"");
        row("null");
        row(" ");
        row("text");
        row("{");
        row("{\"a\"");
        row("{\"a\":1,}", R"({"a":1})");
        row("{\"a\":1}}", R"({"a":1})");
        row("{\"a\":1} x", R"({"a":1})");
        row("{\"a\":1}{\"b\":2}", R"({"a":1})");
        row("{\"a\":1,'b':2}", R"({"a":1})");
        row("{\"a\":1,\"b\":01}", R"({"a":1})");
        row("{\"a\":1,\"b\":[2,}", R"({"a":1})");
        row("{\"a\":1,\"b\":{\"c\":2]", R"({"a":1})");
        row("{\"a\":1 /* comment */}", R"({"a":1})");
        row("{\"a\":NaN}");
        row("{\"a\":\"\n\"}"); // a line break in a text must be escaped
        row("{\"a\":\"\xff\"}");
        row("{\"a\":\"\xed\xa0\x80\"}"); // a surrogate
    }
    void saysThatAPartIsNoJsonObject()
    {
        QFETCH(const std::string, payload);
        QFETCH(const std::string, kept);
        const Decoded token = ofPayload(payload);
        QCOMPARE(token.damage.size(), std::size_t{1});
        QVERIFY(token.damage[0].flaw == jwt::Flaw::Json);
        QVERIFY(token.damage[0].offset >= token.parts[1] && token.damage[0].offset < token.parts[2]);
        QCOMPARE(token.payloadJson, payload);
        QVERIFY(isPrefix(token.claims, ofPayload(kept).claims));
        QVERIFY(token.isDamaged(Part::Payload));
        QVERIFY(!token.isDamaged(Part::Header) && !token.isDamaged(Part::Signature));
    }

    void takesNumbersOfAnySize()
    {
        for (const std::string& number :
             {"1e400"s, "-1e400"s, "1.5E+999"s, "1e-400"s, times(400, "1"), "1" + times(400, "0") + ".5"}) {
            const Decoded token =
                ofPayload("{\"text\":\"1e400 \\\"2e400\",\"a\":1.50,\"b\":" + number + ",\"c\":[" + number + "]}");
            QVERIFY(token.damage.empty());
            QVERIFY(token.claims[0].value == jwt::Value("1e400 \"2e400"s));
            QVERIFY(token.claims[1].value == jwt::Value(jwt::Number{"1.50"}));
            QVERIFY(token.claims[2].value == jwt::Value(jwt::Number{number}));
            QVERIFY(token.claims[3].value == jwt::Value(jwt::Structure{"[" + number + "]"}));
        }
        for (const char* const number : {"01e400", "1.e400", "+1e400", "-", "1e", "1e400e1"})
            QVERIFY2(ofPayload("{\"a\":" + std::string(number) + "}").isDamaged(Part::Payload), number);
    }

    void anObjectDoesNotEndAtANul()
    {
        for (const std::string& payload : {"{\"a\":1}\0"s, "{\"a\":1}\0{\"a\":2}"s, "{\"a\":1\0}"s, "\0{\"a\":1}"s})
            QVERIFY(ofPayload(payload).isDamaged(Part::Payload));
    }

    void readsAHundredThousandBrackets()
    {
        constexpr std::size_t depth = 100'000;
        const std::string lists = times(depth, "[") + times(depth, "]");
        const std::string objects = times(depth, R"({"a":)") + "1" + times(depth, "}");
        const Decoded token = ofPayload(R"({"lists":)" + lists + R"(,"objects":)" + objects + "}");
        QVERIFY(token.damage.empty());
        QVERIFY(token.claims[0].value == jwt::Value(jwt::Structure{lists}));
        QVERIFY(token.claims[1].value == jwt::Value(jwt::Structure{objects}));
        QVERIFY(ofPayload(R"({"lists":)" + times(depth, "[")).isDamaged(Part::Payload));
        QVERIFY(ofPayload(times(depth, R"({"a":)")).isDamaged(Part::Payload));
    }

    void inventsNoClaimWhenThePayloadIsCut()
    {
        const std::string payload =
            R"({"app_key":"k\u00e9y","role_type":1,"tpc":"Zoë 😀","iat":1646248796,"exp":1646255996,"x":[-1.5e3,{"y":null}],"z":true})";
        const Decoded whole = ofPayload(payload);
        QVERIFY(whole.damage.empty());
        for (std::size_t length = 0; length < payload.size(); ++length) {
            const Decoded cut = ofPayload(payload.substr(0, length));
            QVERIFY(cut.isDamaged(Part::Payload));
            if (!isPrefix(cut.claims, whole.claims))
                QFAIL(qPrintable("cut to " + QString::number(length) + ": " +
                                 QString::fromStdString(jwt::toJson(cut.claims))));
        }
    }

    void aCopyStandsByItself()
    {
        auto token = std::make_unique<Decoded>(ofPayload(R"({"a":1})"));
        const Decoded copy = *token;
        const std::string input(token->signingInput());
        token.reset();
        QCOMPARE(copy.signingInput(), input);
    }

    void readsAMillionDots()
    {
        const Decoded token = jwt::decode(std::string(1'000'000, '.'));
        QCOMPARE(token.parts.size(), std::size_t{1'000'001});
    }
};

QTEST_APPLESS_MAIN(DecodeTest)
#include "decode.moc"
