#include "pages/inspectplace.h"

#include "support/token.h"
#include "text.h"

#include <QTest>

using zoom::Finding;
using zoom::FindingId;

namespace {

const std::string token = support::tokenWith(R"({"app_key":"k","tpc":"Cool Cars","version": 1})");

QString textAt(const std::string& whole, const std::optional<ui::Piece>& piece)
{
    return piece ? ui::text(whole.substr(piece->from, piece->to - piece->from)) : "nowhere";
}

/// The bytes that those characters of the payload hold, as far as they are whole.
QString claimAt(const std::string& whole, const ui::Piece& piece)
{
    const std::size_t start = whole.find('.') + 1;
    std::string json = R"({"app_key":"k","tpc":"Cool Cars","version": 1})";
    const std::size_t from = (piece.from - start) * 3 / 4;
    const std::size_t to = (piece.to - start) * 3 / 4;
    return ui::text(json.substr(from, to - from + 1));
}

} // namespace

class InspectPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCharactersOfAClaim()
    {
        const jwt::Decoded decoded = jwt::decode(token);
        const auto piece = ui::placeOfClaim("tpc", decoded);
        QVERIFY(piece);
        QVERIFY2(claimAt(token, *piece).contains(R"("tpc":"Cool Cars")"), qPrintable(claimAt(token, *piece)));
        QVERIFY2(claimAt(token, *piece).size() < 21, qPrintable(claimAt(token, *piece)));
        const auto last = ui::placeOfClaim("version", decoded);
        QVERIFY2(claimAt(token, *last).contains(R"("version": 1)"), qPrintable(claimAt(token, *last)));
    }

    void findsAMemberOfTheHeader()
    {
        const auto piece = ui::placeOfClaim("alg", jwt::decode(token));
        QVERIFY(piece);
        QVERIFY(piece->to < token.find('.'));
        QVERIFY(!ui::placeOfClaim("nothing", jwt::decode(token)));
    }

    void findsWhatAFindingSpeaksOf_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<Finding>("finding");
        QTest::addColumn<QString>("place");
        const std::string payload = token.substr(token.find('.') + 1, token.rfind('.') - token.find('.') - 1);
        const std::string signature = token.substr(token.rfind('.') + 1);
        QTest::newRow("signature") << token << Finding{FindingId::SignatureInvalid, {}, {}} << ui::text(signature);
        QTest::newRow("a claim that is not there")
            << token << Finding{FindingId::ClaimMissing, "role_type", {"video"}} << ui::text(payload);
        QTest::newRow("typ") << token << Finding{FindingId::TypMissing, {}, {}}
                             << ui::text(token.substr(0, token.find('.')));
        std::string damaged = token;
        damaged[50] = '!';
        QTest::newRow("damage") << damaged << Finding{FindingId::Malformed, {}, {"payload", "51"}} << "!";
        QTest::newRow("no signature") << token.substr(0, token.rfind('.') + 1)
                                      << Finding{FindingId::SignatureMissing, {}, {}} << ".";
        QTest::newRow("the whole") << token << Finding{FindingId::OauthNotSdk, {}, {}} << "nowhere";
    }
    void findsWhatAFindingSpeaksOf()
    {
        QFETCH(const std::string, text);
        QFETCH(const Finding, finding);
        QFETCH(const QString, place);
        QCOMPARE(textAt(text, ui::placeOf(finding, jwt::decode(text))), place);
    }

    void showsEachDamage()
    {
        std::string damaged = token;
        damaged[50] = '!';
        const auto places = ui::damagedPlaces(jwt::decode(damaged + '='));
        QCOMPARE(places.size(), 2u);
        QCOMPARE(damaged[places[0].from], '!');
        QVERIFY(ui::damagedPlaces(jwt::decode(token)).empty());
        QVERIFY(ui::damagedPlaces(jwt::decode("")).empty());
    }

    void findsTheTokenInWhatWasPasted()
    {
        const jwt::Decoded decoded = jwt::decode(token);
        QString pasted = "Authorization: Bearer " + ui::text(token);
        pasted.insert(40, "\r\n  ");
        const auto span = ui::spanIn(pasted, decoded, {0, token.size()});
        QVERIFY(span);
        QCOMPARE(span->from, 22);
        QCOMPARE(span->to, pasted.size());
        QVERIFY(!ui::spanIn("hello", decoded, {0, 3}));
        QVERIFY(!ui::spanIn("", decoded, {0, 3}));
    }

    void countsCharactersNotBytes()
    {
        const std::string odd = "\xc3\xa4\xf0\x9f\x98\x80x.b.c";
        const auto span = ui::spanIn(ui::text("“" + odd + "”"), jwt::decode(odd), {6, 7});
        QVERIFY(span);
        QCOMPARE(span->from, 4); // the quote, one letter, and two units of a smiley
        QCOMPARE(span->to, 5);
    }
};

QTEST_MAIN(InspectPlaceTest)
#include "inspectplace.moc"
