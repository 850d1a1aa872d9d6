#include "zoom/encodings.h"

#include "support/print.h"

using namespace std::string_literals;

class EncodingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsHexadecimal()
    {
        QCOMPARE(zoom::fromHex("00ff7A"), "\0\xff\x7a"s);
        for (const char* const text : {"", "0", "0g", "0 ", "xx"}) QCOMPARE(zoom::fromHex(text), ""s);
    }

    // RFC 4648 section 10
    void readsAndWritesBase64()
    {
        const std::array<std::pair<std::string, std::string>, 7> vectors{{{"", ""},
                                                                          {"f", "Zg=="},
                                                                          {"fo", "Zm8="},
                                                                          {"foo", "Zm9v"},
                                                                          {"foob", "Zm9vYg=="},
                                                                          {"fooba", "Zm9vYmE="},
                                                                          {"foobar", "Zm9vYmFy"}}};
        for (const auto& [bytes, text] : vectors) {
            QCOMPARE(zoom::toBase64(bytes), text);
            QCOMPARE(zoom::fromBase64(text), bytes);
            QCOMPARE(zoom::fromBase64(zoom::toBase64Url(bytes)), bytes);
        }
        QCOMPARE(zoom::fromBase64("+/-_"), "\xfb\xff\xbf"s);
        QCOMPARE(zoom::fromBase64("Zm9v!"), ""s);
    }
};

QTEST_APPLESS_MAIN(EncodingsTest)
#include "encodings.moc"
