#include "vault/doubts.h"

#include "support/print.h"

#include <set>

using vault::Doubt;
using Doubts = std::vector<Doubt>;

namespace {

// Of the usual lengths, made up.
const std::string id = "k7Qx_Lm2RzS9a-TbVw3YdA";                       // 22
const std::string clientSecret = "Zq8NfYt1PwKc5RjD2hVxE7sUbGm4LaX9";   // 32
const std::string longKey = "Hc3vQ9pLzT-2XrNbK_7wYdMf5jSgE1uAoV8k";    // 36
const std::string longSecret = "pW6tJr0ZbX2mQvKe9cYhLs4GnUaD7fTx1RiB"; // 36

} // namespace

class DoubtsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoneAboutPairsAsZoomGivesThem()
    {
        for (const auto& [key, secret] :
             {std::pair(id, clientSecret), std::pair(id, longSecret), std::pair(longKey, longSecret),
              std::pair(longKey, clientSecret), std::pair(id, std::string()), std::pair(std::string(), longSecret),
              std::pair(std::string(), std::string()), std::pair(id, longSecret + longSecret)})
            QVERIFY2(vault::doubtsAbout(key, secret).empty(), (key + ' ' + secret).c_str());
    }

    void seesThatTheyAreSwapped()
    {
        QVERIFY(vault::doubtsAbout(clientSecret, id) == Doubts{Doubt::Swapped});
        QVERIFY(vault::doubtsAbout(longSecret, id) == Doubts{Doubt::Swapped});
    }

    void seesBlanksAndQuotesAround_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("doubt");
        const auto blank = static_cast<int>(Doubt::Whitespace);
        const auto quote = static_cast<int>(Doubt::Quotes);
        QTest::newRow("blank before") << ' ' + clientSecret << blank;
        QTest::newRow("tab behind") << clientSecret + '\t' << blank;
        QTest::newRow("line break behind") << clientSecret + "\r\n" << blank;
        QTest::newRow("double") << '"' + clientSecret + '"' << quote;
        QTest::newRow("single") << '\'' + clientSecret + '\'' << quote;
        QTest::newRow("back quotes") << '`' + clientSecret + '`' << quote;
        QTest::newRow("opening alone") << '"' + clientSecret << quote;
    }
    void seesBlanksAndQuotesAround()
    {
        QFETCH(const std::string, text);
        QFETCH(const int, doubt);
        QVERIFY(vault::doubtsAbout(text, longSecret) == Doubts{static_cast<Doubt>(doubt)});
        QVERIFY(vault::doubtsAbout(longKey, text) == Doubts{static_cast<Doubt>(doubt)});
    }

    void knowsPlaceholders_data()
    {
        QTest::addColumn<std::string>("text");
        for (const char* const text : {"YOUR_VIDEO_SDK_KEY_HERE",
                                       "VIDEO_SDK_SECRET_HERE",
                                       "your-client-id",
                                       "Your client secret",
                                       "yourZoomKey",
                                       "<secret>",
                                       "<YOUR KEY>",
                                       "[key]",
                                       "{{ secret }}",
                                       "xxxx",
                                       "xxxxxxxxxxxxxxxxxxxx",
                                       "XXX",
                                       "abc123XXXXXXXXXX",
                                       "****",
                                       "...",
                                       "changeme",
                                       "ChangeMe",
                                       "secret",
                                       "SDK_KEY",
                                       "client_secret",
                                       "placeholder-1",
                                       "TODO"})
            QTest::newRow(text) << std::string(text);
    }
    void knowsPlaceholders()
    {
        QFETCH(const std::string, text);
        QVERIFY(vault::doubtsAbout(text, longSecret) == Doubts{Doubt::Placeholder});
        QVERIFY(vault::doubtsAbout(longKey, text) == Doubts{Doubt::Placeholder});
    }

    void takesNoPartOfAWordForAPlaceholder()
    {
        for (const char* const text :
             {"keyX7Qx_Lm2RzS9a-TbVw3", "secretariat-7Qx_Lm2RzS9", "aaabbbcccdddeeefff", "yours9a-TbVw3"})
            QVERIFY2(vault::doubtsAbout(text, longSecret).empty(), text);
    }

    void seesThatBothAreTheSame() { QVERIFY(vault::doubtsAbout(longKey, longKey) == Doubts{Doubt::Same}); }

    void namesAllAtOnce()
    {
        QVERIFY(vault::doubtsAbout(" \"YOUR_KEY_HERE\"", " \"YOUR_KEY_HERE\"") ==
                (Doubts{Doubt::Whitespace, Doubt::Quotes, Doubt::Placeholder, Doubt::Same}));
    }

    void hasASentenceOfItsOwnForEach()
    {
        std::set<std::string> texts;
        for (const Doubt doubt : {Doubt::Swapped, Doubt::Whitespace, Doubt::Quotes, Doubt::Placeholder, Doubt::Same})
            texts.insert(vault::describe(doubt));
        QCOMPARE(texts.size(), std::size_t{5});
        for (const std::string& text : texts) QVERIFY(text.ends_with('.'));
    }
};

QTEST_APPLESS_MAIN(DoubtsTest)
#include "doubts.moc"
