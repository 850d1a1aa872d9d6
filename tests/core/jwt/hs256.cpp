#include "jwt/hs256.h"

#include "support/data.h"
#include "support/freedmemory.h"
#include "support/print.h"
#include "support/token.h"

using namespace std::string_literals;
using support::keyOf;
using support::signedToken;

namespace {

constexpr std::string_view payload = R"({"app_key":"k","role_type":1,"tpc":"Zoë 😀"})";
constexpr std::string_view secret = "a secret of thirty-two characters";

std::string hex(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toStdString();
}

std::string hex(const jwt::Key::Mac& mac) { return hex(std::string_view(mac.data(), mac.size())); }

std::string fromHex(const QJsonValue& text) { return QByteArray::fromHex(text.toString().toLatin1()).toStdString(); }

bool verifies(std::string_view token, std::string_view with = secret)
{
    return jwt::verify(jwt::decode(token), keyOf(with));
}

} // namespace

static_assert(!std::is_copy_constructible_v<jwt::Key> && std::is_nothrow_move_constructible_v<jwt::Key>);

class Hs256Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheMacsOfRfc4231_data()
    {
        QTest::addColumn<std::string>("key");
        QTest::addColumn<std::string>("message");
        QTest::addColumn<std::string>("mac");
        for (const QJsonObject& vector : support::dataLines("rfc4231.jsonl"))
            QTest::newRow(qPrintable(vector["name"].toString()))
                << fromHex(vector["key"]) << fromHex(vector["data"]) << vector["mac"].toString().toStdString();
    }
    void makesTheMacsOfRfc4231()
    {
        QFETCH(const std::string, key);
        QFETCH(const std::string, message);
        QFETCH(const std::string, mac);
        QVERIFY(mac.size() >= 32); // case 5 gives the first 16 bytes alone
        QCOMPARE(hex(keyOf(key).mac(message)).substr(0, mac.size()), mac);
    }

    void verifiesTheExampleOfRfc7515()
    {
        const QJsonObject example = support::jsonObject(support::dataFile("rfc7515-a1.json"));
        const std::string key = base::decodeBase64Url(example["key"].toString().toStdString()).bytes;
        const std::string input = example["signingInput"].toString().toStdString();
        const std::string signature = example["signature"].toString().toStdString();
        QCOMPARE(key.size(), std::size_t{64});
        const jwt::Key::Mac mac = keyOf(key).mac(input);
        QCOMPARE(support::base64Url({mac.data(), mac.size()}), signature);
        QVERIFY(verifies(input + '.' + signature, key));
        QVERIFY(!verifies(input + '.' + signature, key.substr(1)));
    }

    void judgesMacsOfManyKeysAndTags()
    {
        for (const QJsonObject& vector : support::dataLines("hmac-vectors.jsonl")) {
            const jwt::Key::Mac mac = keyOf(fromHex(vector["key"])).mac(fromHex(vector["data"]));
            const bool same = fromHex(vector["mac"]) == std::string_view(mac.data(), mac.size());
            QVERIFY2(same == vector["valid"].toBool(), qPrintable(vector["name"].toString()));
        }
    }

    void judgesTokensThatTryToPass()
    {
        for (const QJsonObject& vector : support::dataLines("jws-vectors.jsonl")) {
            const bool passes = verifies(vector["token"].toString().toStdString(), fromHex(vector["secret"]));
            QVERIFY2(passes == vector["valid"].toBool(), qPrintable(vector["name"].toString()));
        }
    }

    void signsACompactTokenWithTheHeaderOfTheSamples()
    {
        const jwt::Claims claims{{"a", std::int64_t{1}}};
        const std::string token = jwt::sign(claims, keyOf(secret));
        QCOMPARE(token, signedToken(R"({"a":1})", secret));
        QCOMPARE(token, jwt::sign(claims, keyOf(secret))); // same claims, same key: same bytes
        QCOMPARE(jwt::decode(token).headerJson, R"({"alg":"HS256","typ":"JWT"})"s);
        QVERIFY(jwt::decode(token).damage.empty());
        QVERIFY(verifies(token));
    }

    void oneKeySignsAndChecksManyTimes()
    {
        const jwt::Key key = keyOf(secret);
        const std::string first = hex(key.mac("first"));
        const std::string second = hex(key.mac("second"));
        QVERIFY(first != second);
        QCOMPARE(hex(key.mac("first")), first);
        QCOMPARE(hex(key.mac("")), hex(keyOf(secret).mac("")));
    }

    void aMovedKeyKeepsItsSecret()
    {
        jwt::Key key = keyOf(secret);
        const std::string before = hex(key.mac("text"));
        const jwt::Key moved = std::move(key);
        QCOMPARE(hex(moved.mac("text")), before);
    }

    void takesSecretsOfEveryLength_data()
    {
        QTest::addColumn<std::string>("key");
        QTest::addColumn<std::string>("mac"); // of "text", made with Python's hmac
        QTest::newRow("empty") << ""s
                               << "0611b704abab473f956257a09cc2fc2c867211d077bdffc5a91bd8a5047826ff"s;
        QTest::newRow("a block") << std::string(64, 'k')
                                 << "0414bb1d8c0c4556cdb2028727b16610ae377b1a194b6db1f853d4297f2329bc"s;
        QTest::newRow("more than a block")
            << std::string(65, 'k') << "5b69580123e3d7e788b7e8352ac37a3247b911c5ec0837147b74109a6382d3f5"s;
        QTest::newRow("ten million bytes")
            << std::string(10'000'000, 'k') << "90e3ff62b253ff54c0d52fd0773a0b2fc91f6c3a87a9ed990c59409e65509d34"s;
    }
    void takesSecretsOfEveryLength()
    {
        QFETCH(const std::string, key);
        QFETCH(const std::string, mac);
        QCOMPARE(hex(keyOf(key).mac("text")), mac);
    }

    void anEmptySecretIsNotTheOneBefore()
    {
        const jwt::Key other = keyOf(secret);
        const std::string mac = hex(other.mac("text"));
        QVERIFY(hex(keyOf("").mac("text")) != mac);
    }

    void refusesATokenWithAnySingleBitTurned()
    {
        const std::string token = signedToken(payload, secret);
        const jwt::Key key = keyOf(secret);
        QVERIFY(jwt::verify(jwt::decode(token), key));
        for (std::size_t i = 0; i < token.size(); ++i) {
            for (unsigned bit = 0; bit < 8; ++bit) {
                std::string turned = token;
                turned[i] = static_cast<char>(static_cast<unsigned char>(turned[i]) ^ (1U << bit));
                if (jwt::verify(jwt::decode(turned), key)) QFAIL(qPrintable(QString("bit %1 of %2").arg(bit).arg(i)));
            }
        }
    }

    void refusesTheWrongSecret()
    {
        const std::string token = signedToken(payload, secret);
        QVERIFY(!verifies(token, ""));
        QVERIFY(!verifies(token, std::string(secret) + ' '));
        QVERIFY(!verifies(token, secret.substr(1)));
        QVERIFY(!verifies(signedToken(payload, ""), secret));
    }

    // RFC 8725 section 3.1: the header cannot choose another algorithm, whatever the MAC says. RFC 7515 section 4: of a
    // repeated name the last counts, or the token is refused; never the first.
    void refusesEveryHeaderThatDoesNotSayHs256_data()
    {
        QTest::addColumn<std::string>("header");
        for (const char* const header :
             {R"({"alg":"none"})", R"({"alg":"HS512"})", R"({"alg":"hs256"})", R"({"alg":"HS256 "})", R"({"alg":""})",
              R"({"alg":256})", R"({"alg":null})", R"({"alg":["HS256"]})", R"({"Alg":"HS256"})", R"({"typ":"JWT"})",
              R"({})", R"([])", R"(HS256)", R"({"alg":"none","alg":"HS256"})", R"({"alg":"HS256","alg":"none"})"})
            QTest::newRow(header) << std::string(header);
    }
    void refusesEveryHeaderThatDoesNotSayHs256()
    {
        QFETCH(const std::string, header);
        QVERIFY(!verifies(signedToken(payload, secret, header)));
    }

    void readsTheAlgorithmFromAHeaderOfAnyOtherShape_data()
    {
        QTest::addColumn<std::string>("header");
        for (const char* const header :
             {R"({"alg":"HS256"})", R"({"typ":"JWT","alg":"HS256"})", "{ \"alg\" :\r\n\"HS256\" }",
              R"({"kid":"1","alg":"HS256","x":[{}]})", R"({"alg":"\u0048S256"})"})
            QTest::newRow(header) << std::string(header);
    }
    void readsTheAlgorithmFromAHeaderOfAnyOtherShape()
    {
        QFETCH(const std::string, header);
        QVERIFY(verifies(signedToken(payload, secret, header)));
    }

    void refusesWhatIsNoThreePartToken()
    {
        const std::string token = signedToken(payload, secret);
        const std::size_t lastDot = token.rfind('.');
        QVERIFY(!verifies(""));
        QVERIFY(!verifies(".."));
        QVERIFY(!verifies(token.substr(0, lastDot)));
        QVERIFY(!verifies(token.substr(0, lastDot + 1)));
        QVERIFY(!verifies(token.substr(0, token.size() - 1)));
        QVERIFY(!verifies(token + "="));
        QVERIFY(!verifies(token + "."));
        QVERIFY(!verifies(token + "A"));
        QVERIFY(!verifies(token + "AAAA"));
        QVERIFY(!verifies(" " + token));
        QVERIFY(!verifies(token + "\n"));
    }

    void refusesASignatureInHex()
    {
        const std::string input = jwt::decode(signedToken(payload, secret)).signingInput().data();
        const std::string signing = input.substr(0, input.rfind('.'));
        QVERIFY(!verifies(signing + '.' + hex(keyOf(secret).mac(signing))));
    }

    void keepsNoCopyOfTheSecretInFreedMemory()
    {
        constexpr std::string_view marker = "a-secret-that-must-not-stay-behind";
        const support::FreedMemory freed(marker);
        jwt::sign({{"a", true}}, keyOf(marker));
        QCOMPARE(freed.leaks(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(Hs256Test)
#include "hs256.moc"
