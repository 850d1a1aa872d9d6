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
        row(R"({"exp":1789999970000})", R"({"exp":1789999970})", "exp changed 1789999970000 1789999970");
        row(R"({"tpc":" x "})", R"({"tpc":"x"})", R"(tpc changed " x " "x")");
        row(R"({"tpc":"a\u00a0b"})", R"({"tpc":"a b"})", R"(tpc changed "a\u00a0b" "a b")");
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

    void saysWhatCannotBeRead()
    {
        const auto said = [](const std::string& left, const std::string& right) {
            return zoom::summary(zoom::compare(jwt::decode(left), jwt::decode(right)));
        };
        const std::string sound = support::signedToken(R"({"a":1})", "s");
        const std::string noSignature = " signature is not the 32 bytes that HS256 makes.";
        QCOMPARE(said("abc", "def"),
                 "The tokens differ. The first one's header cannot be read. The second one's header cannot be read."s);
        QCOMPARE(said("abc", "abc"), "Both are the same text."s);
        QCOMPARE(said(sound, sound.substr(0, sound.size() - 3)), "Both say the same. The second one's" + noSignature);
        QCOMPARE(said(sound.substr(0, sound.rfind('.') + 1), sound),
                 "Both say the same. The first one's" + noSignature);
        const std::size_t payload = sound.find('.') + 1;
        const std::string broken = sound.substr(0, payload + 2) + sound.substr(sound.rfind('.'));
        QCOMPARE(said(sound, broken), "The tokens differ. The second one's payload cannot be read."s);
    }

    void tellsWhetherOneSecretSignedBoth()
    {
        const jwt::Decoded one = jwt::decode(support::signedToken(R"({"a":1})", "s"));
        const jwt::Decoded otherSecret = jwt::decode(support::signedToken(R"({"a":1})", "t"));
        const jwt::Decoded otherClaims = jwt::decode(support::signedToken(R"({"a":2})", "s"));
        QVERIFY(zoom::compare(one, one).sameSecret == true);
        QVERIFY(!zoom::compare(one, otherSecret).sameSecret); // or somebody wrote over the signature
        QCOMPARE(zoom::summary(zoom::compare(one, otherSecret)), "Both say the same. Their signatures differ."s);
        QVERIFY(!zoom::compare(one, otherClaims).sameSecret);
        const QByteArray mac(one.signature.data(), static_cast<qsizetype>(one.signature.size()));
        const std::string body = one.text.substr(0, one.text.rfind('.') + 1);
        const jwt::Decoded inHex = jwt::decode(body + mac.toHex().toStdString());
        QVERIFY(zoom::compare(one, inHex).sameSecret == true); // the same HMAC, written otherwise
        QVERIFY(!zoom::compare(one, jwt::decode(body)).sameSecret);
        zoom::Autopsy dev;
        dev.by = "Dev";
        zoom::Autopsy live = dev;
        live.by = "Live";
        QVERIFY(zoom::compare(one, otherClaims, dev, dev).sameSecret == true);
        QVERIFY(zoom::compare(one, otherClaims, dev, live).sameSecret == false);
        QVERIFY(zoom::compare(one, otherSecret, dev, live).sameSecret == false);
        QVERIFY(!zoom::compare(one, otherClaims, dev, {}).sameSecret);
    }
};

QTEST_APPLESS_MAIN(CompareTest)
#include "compare.moc"
