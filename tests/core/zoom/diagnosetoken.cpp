#include "support/data.h"
#include "support/print.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <QElapsedTimer>

using namespace std::string_literals;
using std::chrono::seconds;
using zoom::Context;
using zoom::LifetimeState;
using zoom::SignatureStatus;
using zoom::TokenKind;

namespace {

constexpr std::int64_t issued = 1'700'000'000;
constexpr std::string_view payload =
    R"({"iss":"k","iat":1700000000,"exp":1700007200})"; // an API token: sound, and the shortest of all

Context at(std::int64_t epoch, SignatureStatus signature = SignatureStatus::Valid)
{
    return {base::fromEpochSeconds(epoch), seconds{0}, signature};
}

std::string findingsIn(std::string_view text, const Context& context = at(issued))
{
    std::string all;
    for (const zoom::Finding& finding : zoom::diagnose(jwt::decode(text), context)) {
        all += (all.empty() ? "" : "; ") + std::string(zoom::describe(finding, TokenKind::Unknown).id);
        if (!finding.claim.empty()) all += ' ' + finding.claim;
    }
    return all;
}

zoom::Lifespan lifespanOf(std::string_view json, const Context& context)
{
    return zoom::lifespan(jwt::decode(support::tokenWith(json)), context);
}

} // namespace

/// What the doctor finds in the token around the claims: parts, header, signature, clock.
class DiagnoseTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsDamageOfTheText_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("findings");
        const std::string sound = support::tokenWith(payload);
        const std::size_t second = sound.find('.') + 1;
        const std::size_t third = sound.rfind('.') + 1;
        const auto inserted = [&](std::size_t at, const char* text) { return std::string(sound).insert(at, text); };
        QTest::newRow("sound") << sound << ""s;
        QTest::newRow("signature missing") << sound.substr(0, third) << "signature-missing"s;
        QTest::newRow("two parts") << sound.substr(0, third - 1) << "part-count"s;
        QTest::newRow("four parts") << sound + ".AAAA"
                                    << "part-count"s;
        QTest::newRow("one part") << sound.substr(0, second - 1) << "part-count; malformed"s;
        QTest::newRow("nothing") << ""s
                                 << "part-count; malformed; malformed"s;
        QTest::newRow("padded header") << inserted(second - 1, "=") << "padding"s;
        QTest::newRow("padded payload") << inserted(third - 1, "==") << "padding"s;
        QTest::newRow("padded signature") << sound + "="
                                          << "padding"s;
        QTest::newRow("odd character at the payload's end") << inserted(third - 1, "!") << "malformed"s;
        QTest::newRow("odd character in the signature") << inserted(third + 4, "+") << "malformed"s;
        QTest::newRow("odd character in the payload") << inserted(second + 8, "!") << "malformed"s;
        QTest::newRow("payload is a list") << support::tokenWith("[1]") << "malformed"s;
        QTest::newRow("payload is empty") << sound.substr(0, second) + sound.substr(third - 1) << "malformed"s;
        QTest::newRow("header is no JSON") << support::tokenWith(payload, "HS256") << "malformed"s;
    }
    void findsDamageOfTheText()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, findings);
        QCOMPARE(findingsIn(text), findings);
    }

    void namesThePlaceOfTheDamageFromOne()
    {
        std::string token = support::tokenWith(payload);
        const std::size_t third = token.rfind('.') + 1;
        token[third + 2] = '!';
        const auto findings = zoom::diagnose(jwt::decode(token), at(issued));
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(zoom::describe(findings[0], TokenKind::Unknown).message,
                 "The signature cannot be read from character " + std::to_string(third + 3) + " of the token on.");
    }

    void findsHeadersThatAreNotHs256_data()
    {
        QTest::addColumn<std::string>("header");
        QTest::addColumn<std::string>("findings");
        const auto row = [](const char* header, const char* findings) {
            QTest::newRow(header) << std::string(header) << std::string(findings);
        };
        row(R"({"alg":"HS256","typ":"JWT"})", "");
        row(R"({"typ":"JWT","alg":"HS256","kid":"1"})", "");
        row(R"({"alg":"none","typ":"JWT"})", "alg-none");
        row(R"({"alg":"HS512","typ":"JWT"})", "alg-not-hs256");
        row(R"({"alg":"hs256","typ":"JWT"})", "alg-not-hs256");
        row(R"({"alg":"None","typ":"JWT"})", "alg-not-hs256");
        row(R"({"alg":null,"typ":"JWT"})", "alg-not-hs256");
        row(R"({"alg":256,"typ":"JWT"})", "alg-not-hs256");
        row(R"({"typ":"JWT"})", "alg-not-hs256");
        row(R"({"alg":"HS256","typ":"jwt"})", "");
        row(R"({"alg":"HS256","typ":"JWE"})", "typ-value");
        row(R"({"alg":"HS256","typ":"JWT","crit":["exp"]})", "crit-header");
        row(R"({"alg":"HS256"})", "typ-missing");
        row(R"({"alg":"none"})", "alg-none; typ-missing");
        row(R"({})", "alg-not-hs256; typ-missing");
        row(R"({"alg":"HS256","typ":"JWT","typ":"JWT"})", "duplicate-claim typ");
        row(R"({"alg":"HS256","typ":"JWT","alg":"none"})", "duplicate-claim alg; alg-none");
    }
    void findsHeadersThatAreNotHs256()
    {
        QFETCH(const std::string, header);
        QFETCH(const std::string, findings);
        QCOMPARE(findingsIn(support::tokenWith(payload, header)), findings);
    }

    void leavesTheAlgorithmOfOAuthTokensToZoom()
    {
        const std::string text =
            support::tokenWith("{\"aud\":\"https://oauth.zoom.us\",\"exp\":1700007200}", R"({"alg":"RS512"})");
        QCOMPARE(findingsIn(text), "oauth-not-sdk"s);
    }

    void saysHowTheSignatureWasChecked()
    {
        const std::string token = support::tokenWith(payload);
        QCOMPARE(findingsIn(token, at(issued, SignatureStatus::Valid)), ""s);
        QCOMPARE(findingsIn(token, at(issued, SignatureStatus::Invalid)), "signature-invalid"s);
        QCOMPARE(findingsIn(token, at(issued, SignatureStatus::Unchecked)), "signature-unchecked"s);
        QCOMPARE(findingsIn(token + "=", at(issued, SignatureStatus::Invalid)), "padding"s); // said already
    }

    void judgesTheClock_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<qint64>("leeway");
        QTest::addColumn<std::string>("findings");
        const auto row = [](const char* name, qint64 now, qint64 leeway, const char* findings) {
            QTest::newRow(name) << now << leeway << std::string(findings);
        };
        row("the second it was issued", issued, 0, "");
        row("a second before", issued - 1, 0, "not-yet iat");
        row("a second before, with leeway", issued - 1, 1, "");
        row("two seconds before, with leeway", issued - 2, 1, "not-yet iat");
        row("the last second", issued + 7'199, 0, "");
        row("the second it expires", issued + 7'200, 0, "expired exp");
        row("the second it expires, with leeway", issued + 7'200, 1, "");
        row("a second later, with leeway", issued + 7'201, 1, "expired exp");
    }
    void judgesTheClock()
    {
        QFETCH(const qint64, now);
        QFETCH(const qint64, leeway);
        QFETCH(const std::string, findings);
        const Context context{base::fromEpochSeconds(now), seconds{leeway}, SignatureStatus::Valid};
        QCOMPARE(findingsIn(support::tokenWith(payload), context), findings);
    }

    void saysOnceThatATokenHasExpired()
    {
        const std::string text = support::tokenWith(R"({"appKey":"k","mn":"1","role":0,"iat":1700000000,)"
                                                    R"("exp":1700007200,"tokenExp":1700007200})");
        QCOMPARE(findingsIn(text, at(issued + 7'200)), "expired exp"s);
    }

    void tellsWhereATokenStandsInItsLife()
    {
        const auto state = [](std::string_view json, std::int64_t epoch) { return lifespanOf(json, at(epoch)).state; };
        QVERIFY(state(R"({"iat":10,"exp":20})", 15) == LifetimeState::Live);
        QVERIFY(state(R"({"iat":10,"exp":20})", 9) == LifetimeState::NotYet);
        QVERIFY(state(R"({"iat":10,"exp":20})", 20) == LifetimeState::Expired);
        QVERIFY(state(R"({"iat":30,"exp":20})", 25) == LifetimeState::Expired);
        QVERIFY(state(R"({"exp":20})", 15) == LifetimeState::Live);
        QVERIFY(state(R"({"iat":10})", 15) == LifetimeState::Unknown);
        QVERIFY(state(R"({"iat":10,"exp":"20"})", 15) == LifetimeState::Unknown);
        QVERIFY(state(R"({"iat":10,"exp":20.5})", 15) == LifetimeState::Unknown);
        QVERIFY(state(R"({"exp":9223372036854775807})", 15) == LifetimeState::Unknown);
        QVERIFY(!lifespanOf(R"({"iat":"10","exp":20})", at(15)).issuedAt.has_value());
        QCOMPARE(base::epochSeconds(*lifespanOf(R"({"iat":10,"exp":20})", at(15)).expiresAt), std::int64_t{20});
    }

    void startsALifeAtTheLaterOfIatAndNbf()
    {
        const auto later = lifespanOf(R"({"iat":10,"nbf":20,"exp":30})", at(15));
        QVERIFY(later.state == LifetimeState::NotYet);
        QCOMPARE(base::epochSeconds(*later.startsAt), std::int64_t{20});
        QCOMPARE(base::epochSeconds(*later.issuedAt), std::int64_t{10});
        QVERIFY(lifespanOf(R"({"iat":10,"nbf":20,"exp":30})", at(20)).state == LifetimeState::Live);
        const auto alone = lifespanOf(R"({"nbf":20,"exp":30})", at(15));
        QVERIFY(alone.state == LifetimeState::NotYet && alone.issuedAt == alone.startsAt);
    }

    void neverTakesAnExtremeForALife()
    {
        const auto judged = [](const char* json) { return findingsIn(support::tokenWith(json), at(15)); };
        QCOMPARE(judged(R"({"iss":"k","iat":9223372036854775807,"exp":20})"), "milliseconds iat"s);
        QCOMPARE(judged(R"({"iss":"k","iat":-9223372036854775808,"exp":20})"), "milliseconds iat"s);
        QCOMPARE(judged(R"({"iss":"k","iat":10,"exp":-9223372036854775808})"), "milliseconds exp"s);
        QCOMPARE(judged(R"({"iss":"k","iat":10,"exp":1e400})"), "claim-type exp"s);
        QVERIFY(lifespanOf(R"({"iat":9223372036854775807,"exp":20})", at(15)).state == LifetimeState::Live);
        QVERIFY(lifespanOf(R"({"iat":1,"exp":-9223372036854775808})", at(15)).state == LifetimeState::Unknown);
    }

    void foldsManyUnknownClaimsIntoOneFinding()
    {
        const std::string json = R"({"iss":"k","iat":1700000000,"exp":1700007200,"a":1,"b":2,"c":3)";
        QCOMPARE(findingsIn(support::tokenWith(json + '}')), "unknown-claim a; unknown-claim b; unknown-claim c"s);
        const auto findings = zoom::diagnose(jwt::decode(support::tokenWith(json + ",\"d\":4}")), at(issued));
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(zoom::describe(findings[0], TokenKind::Api).message,
                 "“a” is not a documented claim of Video SDK REST API tokens; nor are 3 others: “b”, “c”, and so on."s);
    }

    void saysNothingElseOfASignatureFromBeforeJwt()
    {
        QCOMPARE(findingsIn("a2V5LjEuMi4wLmFHRnphQT09", at(issued, SignatureStatus::Unchecked)), "legacy-signature"s);
    }

    void takesFourTimesAsLongForFourTimesTheClaims()
    {
        const auto best = [](int claims) {
            std::string json = R"({"app_key":"k")";
            for (int i = 0; i < claims; ++i) json += ",\"claim" + std::to_string(i) + "\":1";
            const jwt::Decoded token = jwt::decode(support::tokenWith(json + '}'));
            qint64 least = std::numeric_limits<qint64>::max();
            for (int run = 0; run < 3; ++run) {
                QElapsedTimer timer;
                timer.start();
                zoom::diagnose(token, at(issued));
                least = std::min(least, timer.nsecsElapsed());
            }
            return least;
        };
        const qint64 few = best(3'000);
        QVERIFY(best(12'000) < 10 * few); // sixteen times is what comparing each with each would take
    }

    void putsErrorsBeforeWarningsBeforeRemarks()
    {
        const std::string text =
            support::tokenWith(R"({"x":1,"app_key":"k","role_type":9,"tpc":"ë","version":1})", R"({"alg":"HS256"})");
        QCOMPARE(findingsIn(text, at(issued, SignatureStatus::Unchecked)),
                 "claim-missing iat; claim-missing exp; role-value role_type; typ-missing; topic-charset tpc; "
                 "signature-unchecked; unknown-claim x"s);
    }

    void readsTheTokensOfTheSamples()
    {
        for (const QJsonObject& sample : support::dataLines("readme-tokens.jsonl")) {
            const std::string text = sample["token"].toString().toStdString();
            const jwt::Decoded token = jwt::decode(text);
            const Context context = at(sample["issuedAt"].toInteger(), SignatureStatus::Unchecked);
            QCOMPARE(zoom::name(zoom::kindOf(token)), sample["kind"].toString().toStdString());
            QCOMPARE(base::epochSeconds(*zoom::lifespan(token, context).issuedAt), sample["issuedAt"].toInteger());
            QCOMPARE(base::epochSeconds(*zoom::lifespan(token, context).expiresAt), sample["expiresAt"].toInteger());
            QCOMPARE(findingsIn(text, context), sample["findings"].toVariant().toStringList().join("; ").toStdString());
            const Context later = at(sample["expiresAt"].toInteger(), SignatureStatus::Unchecked);
            QVERIFY(findingsIn(text, later).find("expired exp") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(DiagnoseTokenTest)
#include "diagnosetoken.moc"
