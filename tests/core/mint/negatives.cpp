#include "mint/negatives.h"

#include "support/print.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

using zoom::FindingId;

namespace {

constexpr std::int64_t now = 1'700'000'000;
const std::string secret = "a-secret-for-tests-alone";

/// What a sound token is made from.
struct Sound
{
    std::string kind;
    zoom::Inputs inputs;
    std::chrono::seconds backdating{zoom::defaultBackdating};

    zoom::Draft draft() const
    {
        return zoom::draft(*zoom::tableFor(kind), inputs, "key",
                           {.now = base::fromEpochSeconds(now), .backdating = backdating});
    }
    std::vector<mint::Negative> negatives() const { return mint::negativesOf(draft(), support::keyOf(secret)); }
    std::optional<std::string> given(const char* field) const
    {
        const std::string* const text = inputs.find(field);
        return text == nullptr ? std::nullopt : std::optional(*text);
    }
};

const Sound video{
    "video",
    {{"sessionName", "Cool Cars"}, {"role", "1"}, {"userIdentity", "u"}, {"sessionKey", "s"}, {"geoRegions", "US"}}};
const Sound meeting{"meeting", {{"meetingNumber", "12345678901"}, {"role", "0"}, {"videoWebRtcMode", "1"}}};
const Sound native{"meeting", {}};

/// Also those whose values are what another token is usually spoilt with.
const std::vector<std::pair<const char*, Sound>> all{
    {"video", video},
    {"meeting", meeting},
    {"native", native},
    {"video, the other topic", {"video", {{"sessionName", "Another SESSION"}, {"role", "0"}}}},
    {"meeting, the other number", {"meeting", {{"meetingNumber", "999 9999 9999"}, {"role", "1"}}}},
    {"video, set back by hours",
     {"video", {{"sessionName", "x"}, {"role", "0"}, {"expirationSeconds", "4h"}}, std::chrono::seconds{3 * 3'600}}}};

/// What is found about a token in the join that the sound one is for, worst first.
std::vector<zoom::Finding> found(const std::string& text, const Sound& sound)
{
    const jwt::Decoded token = jwt::decode(text);
    zoom::Context context{.now = base::fromEpochSeconds(now)};
    context.signature =
        jwt::verify(token, support::keyOf(secret)) ? zoom::SignatureStatus::Valid : zoom::SignatureStatus::Invalid;
    context.join.topic = sound.given("sessionName");
    context.join.meetingNumber = sound.given("meetingNumber");
    return zoom::diagnose(token, context);
}

} // namespace

class Negatives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRaisesTheErrorThatItPromises_data()
    {
        QTest::addColumn<std::size_t>("index");
        QTest::addColumn<std::string>("token");
        QTest::addColumn<int>("finding");
        for (std::size_t i = 0; i < all.size(); ++i)
            for (const mint::Negative& negative : all[i].second.negatives())
                QTest::addRow("%s: %s", all[i].first, std::string(negative.name).c_str())
                    << i << negative.token << static_cast<int>(negative.finding);
    }
    void eachRaisesTheErrorThatItPromises()
    {
        QFETCH(const std::size_t, index);
        QFETCH(const std::string, token);
        QFETCH(const int, finding);
        const std::vector<zoom::Finding> findings = found(token, all[index].second);
        const auto isIt = [&](const zoom::Finding& one) { return static_cast<int>(one.id) == finding; };
        QVERIFY(std::any_of(findings.begin(), findings.end(), isIt));
        QVERIFY(zoom::severityOf(static_cast<FindingId>(finding)) == zoom::Severity::Error);
    }

    void theSoundOneRaisesNone()
    {
        for (const Sound& sound : {video, meeting, native}) {
            const std::vector<zoom::Finding> findings =
                found(jwt::sign(sound.draft().claims, support::keyOf(secret)), sound);
            QVERIFY(std::all_of(findings.begin(), findings.end(), [](const zoom::Finding& one) {
                return zoom::severityOf(one.id) == zoom::Severity::Info;
            }));
        }
    }

    void theyAreAllDifferentAndNamedOnce()
    {
        for (const Sound& sound : {video, meeting}) {
            std::set<std::string_view> names;
            std::set<std::string> tokens{jwt::sign(sound.draft().claims, support::keyOf(secret))};
            QVERIFY(sound.negatives().size() >= 20);
            for (const mint::Negative& negative : sound.negatives()) {
                QVERIFY2(names.insert(negative.name).second, std::string(negative.name).c_str());
                QVERIFY2(tokens.insert(negative.token).second, std::string(negative.name).c_str());
            }
        }
    }

    void leavesOutWhatTheTokenHasNot()
    {
        const Sound small{"video", {{"sessionName", "x"}, {"role", "0"}}};
        for (const mint::Negative& negative : small.negatives())
            QVERIFY(negative.finding != FindingId::GeoUnknown && negative.finding != FindingId::UserLong);
    }
};

QTEST_APPLESS_MAIN(Negatives)
#include "negatives.moc"
