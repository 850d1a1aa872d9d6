#include "support/print.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <limits>

using namespace std::string_literals;
using jwt::Claims;

namespace {

constexpr std::int64_t issued = 1'700'000'000;
const zoom::Context checkedContext{.now = base::fromEpochSeconds(issued + 60),
                                   .signature = zoom::SignatureStatus::Valid};

const Claims video{{"app_key", "k"s},     {"role_type", std::int64_t{1}},
                   {"tpc", "Cool Cars"s}, {"version", std::int64_t{1}},
                   {"iat", issued},       {"exp", issued + 7'200}};
const Claims meeting{{"appKey", "k"s}, {"sdkKey", "k"s},        {"mn", "123456789"s},        {"role", std::int64_t{0}},
                     {"iat", issued},  {"exp", issued + 7'200}, {"tokenExp", issued + 7'200}};

Claims without(Claims claims, std::string_view name)
{
    std::erase_if(claims, [name](const jwt::Claim& claim) { return claim.name == name; });
    return claims;
}

Claims with(const Claims& claims, std::string_view name, jwt::Value value)
{
    Claims changed = without(claims, name);
    changed.push_back({std::string(name), std::move(value)});
    return changed;
}

/// `expired exp; signature-unchecked`
std::string listed(const std::vector<zoom::Finding>& findings)
{
    std::string text;
    for (const zoom::Finding& finding : findings) {
        text += (text.empty() ? "" : "; ") + std::string(zoom::name(finding.id));
        if (!finding.claim.empty()) text += ' ' + finding.claim;
    }
    return text;
}

std::string findingsIn(std::string_view text) { return listed(zoom::diagnose(jwt::decode(text), checkedContext)); }

} // namespace

/// What the doctor makes of values that readers take in different ways: repeated, marked, in other units.
class DiagnoseValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheUnitOfATimeThatIsNotInSeconds_data()
    {
        QTest::addColumn<std::int64_t>("time");
        QTest::addColumn<std::string>("unit");
        QTest::addColumn<std::string>("fix");
        QTest::newRow("ms") << (issued + 7'200) * 1'000 << "milliseconds"s
                            << "Divide by 1,000 and"s;
        QTest::newRow("us") << (issued + 7'200) * 1'000'000 << "microseconds"s
                            << "Divide by 1,000,000 and"s;
        QTest::newRow("ns") << (issued + 7'200) * 1'000'000'000 << "nanoseconds"s
                            << "Divide by 1,000,000,000 and"s;
        QTest::newRow("least") << std::numeric_limits<std::int64_t>::min() << "before 1970"s
                               << "since 1970"s;
    }
    void namesTheUnitOfATimeThatIsNotInSeconds()
    {
        QFETCH(const std::int64_t, time);
        QFETCH(const std::string, unit);
        QFETCH(const std::string, fix);
        const std::string token = support::tokenWith(jwt::toJson(with(video, "exp", time)));
        const auto findings = zoom::diagnose(jwt::decode(token), checkedContext);
        QCOMPARE(listed(findings), "milliseconds exp"s);
        const zoom::FindingText text = zoom::describe(findings.front(), zoom::TokenKind::Video);
        QVERIFY2(text.message.find(unit) != std::string::npos, text.message.c_str());
        QVERIFY2(text.fix.find(fix) != std::string::npos, text.fix.c_str());
    }

    void endsTheLifeOfAMeetingTokenAtTheEarlierOfItsTwoEnds()
    {
        const auto stateOf = [](const Claims& claims) {
            return zoom::lifespan(jwt::decode(support::tokenWith(jwt::toJson(claims))), checkedContext).state;
        };
        QVERIFY(stateOf(meeting) == zoom::LifetimeState::Live);
        QVERIFY(stateOf(with(meeting, "tokenExp", issued + 50)) == zoom::LifetimeState::Expired);
        QVERIFY(stateOf(with(meeting, "exp", issued + 50)) == zoom::LifetimeState::Expired);
        QVERIFY(stateOf(without(meeting, "exp")) == zoom::LifetimeState::Live);
        QVERIFY(stateOf(with(video, "tokenExp", issued + 50)) == zoom::LifetimeState::Live); // not its claim
    }

    void judgesARepeatedClaimByItsLastValueAsJavaScriptDoes()
    {
        std::string json = jwt::toJson(video);
        QCOMPARE(findingsIn(support::tokenWith(json.insert(1, "\"exp\":1,"))), "duplicate-claim exp"s);
    }

    void saysThatAByteOrderMarkStandsBeforeThePayload()
    {
        const jwt::Decoded token = jwt::decode(support::tokenWith("\ufeff" + jwt::toJson(video)));
        const auto findings = zoom::diagnose(token, checkedContext);
        QCOMPARE(listed(findings), "malformed"s);
        const std::string message = zoom::describe(findings.front(), zoom::TokenKind::Video).message;
        QVERIFY2(message.find("byte order mark") != std::string::npos, message.c_str());
    }

    void takesNumbersThatJavaScriptReadsAsWhole()
    {
        std::string json = jwt::toJson(video);
        json.replace(json.find("1700000000"), 10, "1.7e9");
        json.replace(json.find("\"version\":1"), 11, "\"version\":1.0");
        QCOMPARE(findingsIn(support::tokenWith(json)), ""s);
        const jwt::Decoded token = jwt::decode(
            support::tokenWith(R"({"appKey":"k","mn":123456789.0,"role":0,"iat":1700000000,"exp":1700007200})"));
        zoom::Context context = checkedContext;
        context.join.meetingNumber = "123456789";
        const std::string found = listed(zoom::diagnose(token, context));
        QVERIFY2(found.find("mismatch") == std::string::npos, found.c_str());
    }

    void saysHowManyCharactersASignatureShouldHave()
    {
        const std::string sound = support::tokenWith(jwt::toJson(video));
        const auto said = [](const std::string& text, zoom::SignatureStatus status) {
            zoom::Context context = checkedContext;
            context.signature = status;
            const auto findings = zoom::diagnose(jwt::decode(text), context);
            return findings.size() == 1 ? zoom::describe(findings.front(), zoom::TokenKind::Video).message
                                        : listed(findings);
        };
        for (const zoom::SignatureStatus status :
             {zoom::SignatureStatus::Valid, zoom::SignatureStatus::Invalid, zoom::SignatureStatus::Unchecked}) {
            QCOMPARE(said(sound.substr(0, sound.size() - 3), status),
                     "The signature has 40 characters; one of HS256 has 43: the token was cut off before character " +
                         std::to_string(sound.size() - 2) + '.');
            QCOMPARE(said(sound + "ismytoken", status),
                     "The signature has 52 characters; one of HS256 has 43: something was added from character " +
                         std::to_string(sound.size() + 1) + '.');
        }
    }
};

QTEST_APPLESS_MAIN(DiagnoseValuesTest)
#include "diagnosevalues.moc"
