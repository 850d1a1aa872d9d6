#include "zoom/pseudonym.h"

#include "support/print.h"

using zoom::Pseudonyms;

class PseudonymTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameValueTheSameName()
    {
        const Pseudonyms names;
        QCOMPARE(names.of("a").size(), std::size_t{9});
        QCOMPARE(names.of("a"), names.of("a"));
        QVERIFY(names.of("a") != names.of("b"));
    }

    // else a table of all phone numbers would serve for every report, or for the reports about one token
    void givesItAnotherInEveryReport() { QVERIFY(Pseudonyms().of("a") != Pseudonyms().of("a")); }
};

QTEST_APPLESS_MAIN(PseudonymTest)
#include "pseudonym.moc"
