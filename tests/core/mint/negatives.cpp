#include "mint/negatives.h"

#include "support/print.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <algorithm>
#include <set>
#include <string>

using zoom::FindingId;

namespace {

constexpr std::int64_t now = 1'700'000'000;
const std::string secret = "a-secret-for-tests-alone";

zoom::Inputs inputsOf(const std::string& kind)
{
    if (kind == "meeting") return {{"meetingNumber", "12345678901"}, {"role", "0"}, {"videoWebRtcMode", "1"}};
    return {
        {"sessionName", "Cool Cars"}, {"role", "1"}, {"userIdentity", "u"}, {"sessionKey", "s"}, {"geoRegions", "US"}};
}

zoom::Draft draftOf(const std::string& kind)
{
    return zoom::draft(*zoom::tableFor(kind), inputsOf(kind), "key", {.now = base::fromEpochSeconds(now)});
}

/// What is found about a token in the join that the sound one is for, worst first.
std::vector<zoom::Finding> found(const std::string& text)
{
    const jwt::Decoded token = jwt::decode(text);
    zoom::Context context{.now = base::fromEpochSeconds(now)};
    context.signature =
        jwt::verify(token, support::keyOf(secret)) ? zoom::SignatureStatus::Valid : zoom::SignatureStatus::Invalid;
    context.join.topic = "Cool Cars";
    context.join.meetingNumber = "12345678901";
    return zoom::diagnose(token, context);
}

} // namespace

class Negatives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRaisesItsFinding_data()
    {
        QTest::addColumn<std::string>("token");
        QTest::addColumn<int>("finding");
        for (const std::string kind : {"video", "meeting"})
            for (const mint::Negative& negative : mint::negativesOf(draftOf(kind), support::keyOf(secret)))
                QTest::addRow("%s %s", kind.c_str(), std::string(negative.name).c_str())
                    << negative.token << static_cast<int>(negative.finding);
    }
    void eachRaisesItsFinding()
    {
        QFETCH(const std::string, token);
        QFETCH(const int, finding);
        const std::vector<zoom::Finding> findings = found(token);
        const auto isIt = [&](const zoom::Finding& one) { return static_cast<int>(one.id) == finding; };
        QVERIFY(std::any_of(findings.begin(), findings.end(), isIt));
    }

    void theSoundOneRaisesNone()
    {
        for (const std::string kind : {"video", "meeting"}) {
            const std::vector<zoom::Finding> findings = found(jwt::sign(draftOf(kind).claims, support::keyOf(secret)));
            QVERIFY(std::all_of(findings.begin(), findings.end(), [](const zoom::Finding& one) {
                return zoom::severityOf(one.id) == zoom::Severity::Info;
            }));
        }
    }

    void theyAreAllDifferentAndNamedOnce()
    {
        for (const std::string kind : {"video", "meeting"}) {
            std::set<std::string_view> names;
            std::set<std::string> tokens{jwt::sign(draftOf(kind).claims, support::keyOf(secret))};
            const std::vector<mint::Negative> all = mint::negativesOf(draftOf(kind), support::keyOf(secret));
            QVERIFY(all.size() >= 20);
            for (const mint::Negative& negative : all) {
                QVERIFY2(names.insert(negative.name).second, std::string(negative.name).c_str());
                QVERIFY2(tokens.insert(negative.token).second, std::string(negative.name).c_str());
            }
        }
    }

    void leavesOutWhatTheTokenHasNot()
    {
        const zoom::Draft small = zoom::draft(*zoom::tableFor("video"), {{"sessionName", "x"}, {"role", "0"}}, "key",
                                              {.now = base::fromEpochSeconds(now)});
        for (const mint::Negative& negative : mint::negativesOf(small, support::keyOf(secret)))
            QVERIFY(negative.finding != FindingId::GeoUnknown && negative.finding != FindingId::UserLong);
    }
};

QTEST_APPLESS_MAIN(Negatives)
#include "negatives.moc"
