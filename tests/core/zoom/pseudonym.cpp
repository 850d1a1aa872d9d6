#include "zoom/pseudonym.h"

#include "support/print.h"
#include "support/token.h"

using namespace std::string_literals;
using zoom::Pseudonyms;

namespace {

jwt::Decoded withSignature(const std::string& signature)
{
    const std::string token = support::tokenWith("{}");
    return jwt::decode(token.substr(0, token.rfind('.') + 1) + signature);
}

} // namespace

class PseudonymTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameValueTheSameNameInEveryReportAboutAToken()
    {
        const jwt::Decoded token = jwt::decode(support::signedToken("{}", "secret"));
        const Pseudonyms names(token);
        QCOMPARE(names.of("a").size(), std::size_t{9});
        QCOMPARE(names.of("a"), names.of("a"));
        QVERIFY(names.of("a") != names.of("b"));
        QCOMPARE(Pseudonyms(token).of("a"), names.of("a"));
    }

    // else a table of all phone numbers would serve for every report
    void givesItAnotherInReportsAboutOtherTokens()
    {
        const Pseudonyms names(jwt::decode(support::signedToken("{}", "secret")));
        QVERIFY(Pseudonyms(jwt::decode(support::signedToken("{}", "other"))).of("a") != names.of("a"));
    }

    void takesNoKeyThatCanBeGuessed_data()
    {
        QTest::addColumn<std::string>("signature");
        QTest::newRow("none") << ""s;
        QTest::newRow("cut") << "Y6C65mZUxTZFeGiOI6oW5q2UkIXe"s;
        QTest::newRow("blotted out") << std::string(43, 'x');
        QTest::newRow("a word, again and again") << "SIGNATURE-REMOVED-SIGNATURE-REMOVED-SIGNATU"s.substr(0, 43);
    }
    void takesNoKeyThatCanBeGuessed()
    {
        QFETCH(const std::string, signature);
        const jwt::Decoded token = withSignature(signature);
        const Pseudonyms names(token);
        QCOMPARE(names.of("a"), names.of("a"));
        QVERIFY(Pseudonyms(token).of("a") != names.of("a"));
    }

    void takesASignatureInAnotherSpellingForTheSame()
    {
        const jwt::Decoded token = jwt::decode(support::signedToken("{}", "secret"));
        const QByteArray mac(token.signature.data(), static_cast<qsizetype>(token.signature.size()));
        QCOMPARE(Pseudonyms(withSignature(mac.toHex().toStdString())).of("a"), Pseudonyms(token).of("a"));
    }
};

QTEST_APPLESS_MAIN(PseudonymTest)
#include "pseudonym.moc"
