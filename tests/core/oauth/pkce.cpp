#include "oauth/pkce.h"

#include "support/print.h"

#include <set>

using namespace std::string_literals;

class PkceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheChallengeOfRfc7636AppendixB()
    {
        QCOMPARE(oauth::challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
                 "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"s);
    }

    void makesVerifierAndStateOf256RandomBits()
    {
        int calls = 0;
        const auto ties =
            oauth::makeTies([&calls](std::size_t size) { return std::string(size, static_cast<char>(calls++)); });
        QVERIFY(ties.has_value());
        QCOMPARE(ties->verifier.reveal(), std::string_view("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        QCOMPARE(ties->state, "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"s);
        QCOMPARE(ties->challenge, oauth::challengeOf(ties->verifier.reveal()));
    }

    void neverMakesTheSameTwice()
    {
        std::set<std::string> all;
        for (int i = 0; i < 100; ++i) {
            const auto ties = oauth::makeTies(base::systemRandom());
            all.insert(std::string(ties->verifier.reveal()));
            all.insert(ties->state);
        }
        QCOMPARE(all.size(), std::size_t{200});
    }

    void makesNothingWithoutRandomness()
    {
        QVERIFY(!oauth::makeTies([](std::size_t) { return std::string(); }));
        QVERIFY(!oauth::makeTies([](std::size_t size) { return std::string(size - 1, 'x'); }));
    }

    void comparesTexts()
    {
        QVERIFY(oauth::sameText("abc", "abc"));
        QVERIFY(!oauth::sameText("abc", "abd"));
        QVERIFY(!oauth::sameText("abc", "abcd"));
        QVERIFY(!oauth::sameText("abc", ""));
    }
};

QTEST_APPLESS_MAIN(PkceTest)
#include "pkce.moc"
