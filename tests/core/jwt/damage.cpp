#include "jwt/decode.h"
#include "support/print.h"
#include "support/token.h"

#include <algorithm>

using jwt::Damage;
using jwt::Decoded;
using jwt::Flaw;
using jwt::Part;
using namespace std::string_literals;

namespace {

/// Whether the claims of a cut token are those of the whole one, as far as they go.
bool isPrefix(const jwt::Claims& some, const jwt::Claims& all)
{
    return some.size() <= all.size() && std::equal(some.begin(), some.end(), all.begin());
}

std::string times(std::size_t count) { return std::string(count, 'A'); }

} // namespace

/// What `decode` says about tokens that are not whole.
class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsATokenCutAtEveryByteAsFarAsItGoes()
    {
        const std::string text = support::tokenWith(R"({"tpc":"Zoë 😀","x":"y"})");
        const Decoded whole = jwt::decode(text);
        for (std::size_t length = 0; length < text.size(); ++length) {
            const Decoded cut = jwt::decode(std::string_view(text).substr(0, length));
            QVERIFY(!cut.damage.empty());
            QCOMPARE(cut.text, text.substr(0, length));
            QVERIFY(isPrefix(cut.header, whole.header));
            QVERIFY(isPrefix(cut.claims, whole.claims));
            QVERIFY(whole.payloadJson.starts_with(cut.payloadJson));
            for (const Damage& damage : cut.damage) QVERIFY(damage.offset <= length);
        }
    }

    void namesEachDamageOnceWithItsPlace_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::vector<Damage>>("damage");
        const std::string head = support::base64Url("{}"); // e30
        using List = std::vector<Damage>;
        QTest::newRow("sound") << head + '.' + head + ".AAAA" << List{};
        QTest::newRow("no signature") << "e30.e30."s << List{{Flaw::Missing, Part::Signature, 8}};
        QTest::newRow("no payload") << "e30..AAAA"s << List{{Flaw::Missing, Part::Payload, 4}};
        QTest::newRow("no header") << ".e30.AAAA"s << List{{Flaw::Missing, Part::Header, 0}};
        QTest::newRow("padded header") << "e30=.e30.AAAA"s << List{{Flaw::Padding, Part::Header, 3}};
        QTest::newRow("padded payload") << "e30.e30=.AAAA"s << List{{Flaw::Padding, Part::Payload, 7}};
        QTest::newRow("padded signature") << "e30.e30.AA=="s << List{{Flaw::Padding, Part::Signature, 10}};
        QTest::newRow("plus in the signature") << "e30.e30.AA+A"s << List{{Flaw::Alphabet, Part::Signature, 10}};
        QTest::newRow("slash in the signature") << "e30.e30.A/AA"s << List{{Flaw::Alphabet, Part::Signature, 9}};
        QTest::newRow("stray final bits") << "e30.e30.AB"s << List{{Flaw::Alphabet, Part::Signature, 9}};
        QTest::newRow("stray bits in the payload") << "e30.e31.AAAA"s << List{{Flaw::Alphabet, Part::Payload, 6}};
        QTest::newRow("lone character") << "e30.e30.A"s << List{{Flaw::Alphabet, Part::Signature, 9}};
        const std::string hs256 = support::base64Url(R"({"alg":"HS256"})") + ".e30."; // 25 characters
        QTest::newRow("signature cut by three") << hs256 + times(40) << List{{Flaw::Size, Part::Signature, 65}};
        QTest::newRow("signature cut by two") << hs256 + times(41) << List{{Flaw::Size, Part::Signature, 66}};
        QTest::newRow("signature cut within a byte")
            << hs256 + times(41) + "B" << List{{Flaw::Size, Part::Signature, 67}};
        QTest::newRow("signature too long") << hs256 + times(52) << List{{Flaw::Size, Part::Signature, 68}};
        QTest::newRow("signature of 32 bytes") << hs256 + times(43) << List{};
        QTest::newRow("signature of 32 bytes and odd bits")
            << hs256 + times(42) + "B" << List{{Flaw::Alphabet, Part::Signature, 67}};
        QTest::newRow("line break at the end") << "e30.e30.AAAA\n"s << List{{Flaw::Alphabet, Part::Signature, 12}};
        QTest::newRow("header is no JSON") << "AAAA.e30.AAAA"s << List{{Flaw::Json, Part::Header, 0}};
        QTest::newRow("payload is no JSON") << "e30.AAAA.AAAA"s << List{{Flaw::Json, Part::Payload, 4}};
        QTest::newRow("odd character in the payload") << "e30.e3!0.AAAA"s << List{{Flaw::Alphabet, Part::Payload, 6}};
    }
    void namesEachDamageOnceWithItsPlace()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::vector<Damage>, damage);
        const Decoded token = jwt::decode(text);
        QCOMPARE(token.damage.size(), damage.size());
        for (std::size_t i = 0; i < damage.size(); ++i) {
            QVERIFY(token.damage[i].flaw == damage[i].flaw);
            QVERIFY(token.damage[i].part == damage[i].part);
            QCOMPARE(token.damage[i].offset, damage[i].offset);
        }
    }

    void listsDamageInTheOrderOfTheText()
    {
        for (const char* const text : {"", ".", "a", "e30", "e30.e30", "e30.e30.AAAA.AAAA", "AAAA=.AAAA=.A", "a!.b!.c!",
                                       "e3!0.e3!0.AAAA", "e30=.e30=.AA==", "....", "AAAA.AAAA.AAAA.AAAA"}) {
            const Decoded token = jwt::decode(text);
            const auto before = [](const Damage& a, const Damage& b) { return a.offset < b.offset; };
            if (!std::is_sorted(token.damage.begin(), token.damage.end(), before)) QFAIL(text);
        }
    }

    void countsTheParts_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("parts");
        QTest::addColumn<int>("offset");
        QTest::newRow("nothing") << ""s << 1 << 0;
        QTest::newRow("one") << "e30"s << 1 << 3;
        QTest::newRow("two") << "e30.e30"s << 2 << 7;
        QTest::newRow("four") << "e30.e30.AA.AA"s << 4 << 10;
        QTest::newRow("five") << "a.b.c.d.e"s << 5 << 5;
        QTest::newRow("dots alone") << "..."s << 4 << 2;
    }
    void countsTheParts()
    {
        QFETCH(const std::string, text);
        QFETCH(const int, parts);
        QFETCH(const int, offset);
        const Decoded token = jwt::decode(text);
        QCOMPARE(token.parts.size(), static_cast<std::size_t>(parts));
        const auto isCount = [](const Damage& damage) { return damage.flaw == Flaw::PartCount; };
        const auto count = std::find_if(token.damage.begin(), token.damage.end(), isCount);
        QVERIFY(count != token.damage.end());
        QVERIFY(count->part == Part::Signature);
        QCOMPARE(count->offset, static_cast<std::size_t>(offset));
    }

    void partsThatAreNotThereAreEmpty()
    {
        const Decoded token = jwt::decode("e30");
        QCOMPARE(token.partText(Part::Header), "e30"s);
        QCOMPARE(token.partText(Part::Payload), ""s);
        QCOMPARE(token.partText(Part::Signature), ""s);
        QCOMPARE(token.signingInput(), ""s);
        QCOMPARE(jwt::decode("a.b.c.d").partText(Part::Signature), "c"s);
        QCOMPARE(jwt::decode("a.b.c.d").signingInput(), "a.b.c"s);
    }
};

QTEST_APPLESS_MAIN(DamageTest)
#include "damage.moc"
