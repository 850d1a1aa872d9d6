#include "base/base64url.h"

#include "support/print.h"

using namespace std::string_literals;

namespace {

std::string encoded(std::string_view bytes)
{
    std::string text;
    base::appendBase64Url(text, bytes);
    return text;
}

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

class Base64UrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // RFC 4648 section 10, without the padding.
    void encodesAndDecodesTheVectorsOfTheRfc_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("text");
        QTest::newRow("nothing") << ""s
                                 << ""s;
        QTest::newRow("f") << "f"s
                           << "Zg"s;
        QTest::newRow("fo") << "fo"s
                            << "Zm8"s;
        QTest::newRow("foo") << "foo"s
                             << "Zm9v"s;
        QTest::newRow("foob") << "foob"s
                              << "Zm9vYg"s;
        QTest::newRow("fooba") << "fooba"s
                               << "Zm9vYmE"s;
        QTest::newRow("foobar") << "foobar"s
                                << "Zm9vYmFy"s;
        QTest::newRow("dash and underscore") << "\xfb\xff\xfe"s
                                             << "-__-"s;
        QTest::newRow("zero bytes") << "\0\0\0\0"s
                                    << "AAAAAA"s;
    }
    void encodesAndDecodesTheVectorsOfTheRfc()
    {
        QFETCH(const std::string, bytes);
        QFETCH(const std::string, text);
        QCOMPARE(encoded(bytes), text);
        const base::Base64Url decoded = base::decodeBase64Url(text);
        QCOMPARE(decoded.bytes, bytes);
        QVERIFY(!decoded.badAt);
    }

    void bringsBackEveryByteAtEveryPlaceOfAGroup()
    {
        for (unsigned byte = 0; byte < 256; ++byte) {
            for (std::size_t before = 0; before < 4; ++before) {
                const std::string bytes = std::string(before, 'x') + static_cast<char>(byte) + "end";
                const base::Base64Url decoded = base::decodeBase64Url(encoded(bytes));
                QCOMPARE(decoded.bytes, bytes);
                QVERIFY(!decoded.badAt);
            }
        }
    }

    void encodesWithNothingButTheAlphabetAndWithoutPadding()
    {
        for (std::size_t length = 0; length < 70; ++length) {
            const std::string text = encoded(std::string(length, '\xfe'));
            QCOMPARE(text.size(), (length * 8 + 5) / 6);
            QCOMPARE(text.find_first_not_of(alphabet), std::string::npos);
        }
    }

    void keepsWhatStandsBeforeIt()
    {
        std::string text = "header.";
        base::appendBase64Url(text, "foob");
        QCOMPARE(text, "header.Zm9vYg"s);
    }

    void namesThePlaceOfEveryByteThatDoesNotBelong()
    {
        int refused = 0;
        for (unsigned byte = 0; byte < 256; ++byte) {
            const char odd = static_cast<char>(byte);
            if (alphabet.find(odd) != std::string_view::npos) continue;
            const base::Base64Url decoded = base::decodeBase64Url("Zm9v"s + odd + "YmFy");
            QCOMPARE(decoded.bytes, "foo"s);
            QVERIFY(decoded.badAt.has_value());
            QCOMPARE(*decoded.badAt, std::size_t{4});
            ++refused;
        }
        QCOMPARE(refused, 256 - 64);
    }

    void refusesALoneLastCharacter()
    {
        for (const std::string_view text : {"A", "Zm9vA"}) {
            const base::Base64Url decoded = base::decodeBase64Url(text);
            QVERIFY(decoded.badAt.has_value());
            QCOMPARE(*decoded.badAt, text.size());
        }
    }

    // RFC 4648 section 3.5: of the last character's six bits, four (or two) are left over and must be zero.
    void refusesFinalBitsThatNobodyEncodes()
    {
        std::size_t soundAfterOne = 0;
        std::size_t soundAfterTwo = 0;
        for (const char last : alphabet) {
            const base::Base64Url two = base::decodeBase64Url("Z"s + last);
            const base::Base64Url three = base::decodeBase64Url("Zm"s + last);
            if (two.badAt) QCOMPARE(*two.badAt, std::size_t{1});
            if (three.badAt) QCOMPARE(*three.badAt, std::size_t{2});
            if (!two.badAt) ++soundAfterOne;
            if (!three.badAt) ++soundAfterTwo;
        }
        QCOMPARE(soundAfterOne, std::size_t{4});
        QCOMPARE(soundAfterTwo, std::size_t{16});
    }

    void keepsTheBytesBeforeTheDamage()
    {
        const base::Base64Url decoded = base::decodeBase64Url("Zm9vYg==");
        QCOMPARE(decoded.bytes, "foob"s);
        QVERIFY(decoded.badAt.has_value());
        QCOMPARE(*decoded.badAt, std::size_t{6});
    }
};

QTEST_APPLESS_MAIN(Base64UrlTest)
#include "base64url.moc"
