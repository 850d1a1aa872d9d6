#include "zoom/compare.h"

#include "support/print.h"
#include "support/token.h"

using namespace std::string_literals;
using zoom::Comparison;
using zoom::Relation;

namespace {

Comparison compared(std::string_view left, std::string_view right)
{
    return zoom::compare(jwt::decode(support::signedToken(left, "s")), jwt::decode(support::signedToken(right, "s")));
}

/// `exp changed 1 2 (1 s later)`
std::string listed(const std::vector<zoom::ClaimPair>& pairs)
{
    std::string text;
    for (const zoom::ClaimPair& pair : pairs) {
        text += (text.empty() ? "" : "; ") + pair.name + ' ' + std::string(zoom::name(pair.relation));
        if (pair.relation != Relation::Same) text += ' ' + pair.left + ' ' + pair.right;
        if (!pair.note.empty()) text += " (" + pair.note + ')';
    }
    return text;
}

} // namespace

class CompareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsClaimsSideBySide_data()
    {
        QTest::addColumn<std::string>("left");
        QTest::addColumn<std::string>("right");
        QTest::addColumn<std::string>("pairs");
        const auto row = [](const char* left, const char* right, const char* pairs) {
            QTest::newRow(pairs) << std::string(left) << std::string(right) << std::string(pairs);
        };
        row(R"({"a":1})", R"({"a":1})", "a same");
        row(R"({"a":1,"b":"x"})", R"({"c":2,"a":2})", "a changed 1 2; b only-left x ; c only-right  2");
        row(R"({"a":1})", R"({"a":"1"})", "a changed 1 \"1\"");
        row(R"({"iat":100,"exp":7300})", R"({"iat":70,"exp":7330})",
            "iat changed 100 70 (30 s earlier); exp changed 7300 7330 (30 s later)");
        row(R"({"a":100})", R"({"a":70})", "a changed 100 70");
        row(R"({"a":1,"a":2})", R"({"a":1})", "a same; a only-left 2 ");
        row(R"({"exp":9223372036854775807})", R"({"exp":1})", "exp changed 9223372036854775807 1");
    }
    void putsClaimsSideBySide()
    {
        QFETCH(const std::string, left);
        QFETCH(const std::string, right);
        QFETCH(const std::string, pairs);
        QCOMPARE(listed(compared(left, right).claims), pairs);
    }

    void seesThatOnlyTheOrderDiffers()
    {
        const Comparison swapped = compared(R"({"a":1,"b":2})", R"({"b":2,"a":1})");
        QVERIFY(swapped.sameClaims && swapped.otherOrder && !swapped.sameText);
        QCOMPARE(zoom::summary(swapped), "Both say the same but for the order of the claims."s);
        const Comparison spaced = compared(R"({"a":1})", R"({ "a":1 })");
        QVERIFY(spaced.sameClaims && !spaced.otherOrder);
        const Comparison same = compared(R"({"a":1})", R"({"a":1})");
        QVERIFY(same.sameText && !same.otherOrder);
        QCOMPARE(zoom::summary(same), "Both are the same token."s);
        QVERIFY(!compared(R"({"a":1})", R"({"a":2})").sameClaims);
    }

    void tellsWhetherOneSecretSignedBoth()
    {
        const jwt::Decoded one = jwt::decode(support::signedToken(R"({"a":1})", "s"));
        const jwt::Decoded otherSecret = jwt::decode(support::signedToken(R"({"a":1})", "t"));
        const jwt::Decoded otherClaims = jwt::decode(support::signedToken(R"({"a":2})", "s"));
        QVERIFY(zoom::compare(one, one).sameSecret == true);
        QVERIFY(zoom::compare(one, otherSecret).sameSecret == false); // the same bytes, another signature
        QVERIFY(!zoom::compare(one, otherClaims).sameSecret);
        const QByteArray mac(one.signature.data(), static_cast<qsizetype>(one.signature.size()));
        const std::string body = one.text.substr(0, one.text.rfind('.') + 1);
        const jwt::Decoded inHex = jwt::decode(body + mac.toHex().toStdString());
        QVERIFY(zoom::compare(one, inHex).sameSecret == true); // the same HMAC, written otherwise
        QVERIFY(zoom::compare(otherSecret, inHex).sameSecret == false);
        QVERIFY(!zoom::compare(one, jwt::decode(body)).sameSecret);
        zoom::Autopsy dev;
        dev.by = "Dev";
        zoom::Autopsy live = dev;
        live.by = "Live";
        QVERIFY(zoom::compare(one, otherClaims, dev, dev).sameSecret == true);
        QVERIFY(zoom::compare(one, otherClaims, dev, live).sameSecret == false);
        QVERIFY(!zoom::compare(one, otherClaims, dev, {}).sameSecret);
    }
};

QTEST_APPLESS_MAIN(CompareTest)
#include "compare.moc"
