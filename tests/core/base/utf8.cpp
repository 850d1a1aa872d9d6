#include "base/utf8.h"

#include "support/print.h"

using namespace std::string_literals;

class Utf8Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatJavaScriptCounts_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("units");
        QTest::newRow("nothing") << ""s << 0;
        QTest::newRow("ASCII") << "Cool Cars"s << 9;
        QTest::newRow("NUL counts") << "a\0b"s << 3;
        QTest::newRow("two bytes, one unit") << "ë"s << 1;
        QTest::newRow("three bytes, one unit") << "会議"s << 2;
        QTest::newRow("emoji, two units") << "😀"s << 2;
        QTest::newRow("emoji of a family, joined") << "👨‍👩‍👧"s << 8;
        QTest::newRow("accent by itself") << "e\u0301"s << 2;
        QTest::newRow("byte order mark") << "\ufeff"s << 1;
        QTest::newRow("last before surrogates") << "\ud7ff"s << 1;
        QTest::newRow("first after surrogates") << "\ue000"s << 1;
        QTest::newRow("last of the basic plane") << "\uffff"s << 1;
        QTest::newRow("first beyond the basic plane") << "\U00010000"s << 2;
        QTest::newRow("last code point") << "\U0010ffff"s << 2;
    }
    void countsWhatJavaScriptCounts()
    {
        QFETCH(const std::string, text);
        QFETCH(const int, units);
        const auto length = base::utf16Length(text);
        QVERIFY(length.has_value());
        QCOMPARE(*length, static_cast<std::size_t>(units));
    }

    void agreesWithQtOnEveryCodePoint()
    {
        for (char32_t point = 0; point <= 0x10ffff; ++point) {
            if (point >= 0xd800 && point <= 0xdfff) continue;
            const QString text = QString::fromUcs4(&point, 1);
            const auto length = base::utf16Length(text.toUtf8().toStdString());
            if (!length || *length != static_cast<std::size_t>(text.size()))
                QFAIL(qPrintable(QString("U+%1").arg(static_cast<uint>(point), 0, 16)));
        }
    }

    void refusesWhatIsNotWellFormed_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::newRow("continuation alone") << "\x80"s;
        QTest::newRow("last continuation alone") << "a\xbf"s;
        QTest::newRow("overlong NUL") << "\xc0\x80"s;
        QTest::newRow("overlong in two bytes") << "\xc1\xbf"s;
        QTest::newRow("overlong in three bytes") << "\xe0\x9f\xbf"s;
        QTest::newRow("overlong in four bytes") << "\xf0\x8f\xbf\xbf"s;
        QTest::newRow("high surrogate") << "\xed\xa0\x80"s;
        QTest::newRow("low surrogate") << "\xed\xbf\xbf"s;
        QTest::newRow("beyond the last code point") << "\xf4\x90\x80\x80"s;
        QTest::newRow("lead byte that never was") << "\xf5\x80\x80\x80"s;
        QTest::newRow("0xff") << "\xff"s;
        QTest::newRow("two bytes, cut") << "a\xc3"s;
        QTest::newRow("three bytes, cut") << "\xe4\xbc"s;
        QTest::newRow("four bytes, cut") << "\xf0\x9f\x98"s;
        QTest::newRow("second byte is ASCII") << "\xc3(("s;
        QTest::newRow("third byte is ASCII") << "\xe4\xbc(("s;
        QTest::newRow("fourth byte is ASCII") << "\xf0\x9f\x98(("s;
        QTest::newRow("Latin-1") << "Zo\xeb went"s;
    }
    void refusesWhatIsNotWellFormed()
    {
        QFETCH(const std::string, text);
        QVERIFY(!base::utf16Length(text).has_value());
    }

    void trimsBlanksTabsAndLineBreaks_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("expected");
        QTest::newRow("nothing") << ""s
                                 << ""s;
        QTest::newRow("blanks alone") << " \t\r\n"s
                                      << ""s;
        QTest::newRow("nothing to trim") << "a b"s
                                         << "a b"s;
        QTest::newRow("both ends") << "\t\r\n a b \v\f\n"s
                                   << "a b"s;
        QTest::newRow("one character") << " a "s
                                       << "a"s;
        QTest::newRow("NUL is no blank") << "\0a"s
                                         << "\0a"s;
        QTest::newRow("no-break space stays") << "\u00a0a"s
                                              << "\u00a0a"s;
    }
    void trimsBlanksTabsAndLineBreaks()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, expected);
        QCOMPARE(std::string(base::trimmed(text)), expected);
    }

    void trimsWithoutCopying()
    {
        const std::string text = "  ab ";
        const std::string_view view = base::trimmed(text);
        QCOMPARE(static_cast<const void*>(view.data()), static_cast<const void*>(text.data() + 2));
    }
};

QTEST_APPLESS_MAIN(Utf8Test)
#include "utf8.moc"
