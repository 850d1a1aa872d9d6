#include "support/print.h"
#include "support/tables.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/draft.h"
#include "zoom/findings.h"

using namespace std::string_literals;
using std::chrono::seconds;
using zoom::Draft;
using zoom::Inputs;

namespace {

constexpr base::Time now = base::fromEpochSeconds(1'700'000'000);

/// A draft without back-dating.
Draft drafted(std::string_view kind, const Inputs& inputs)
{
    return zoom::draft(support::table(kind), inputs, "sdk-key", {now, seconds{0}});
}

std::int64_t number(const Draft& draft, std::string_view claim)
{
    return std::get<std::int64_t>(*jwt::find(draft.claims, claim));
}

/// The errors that the doctor finds in a token made from `draft` at the moment it is made.
QStringList errorsIn(const Draft& draft)
{
    const std::string text = jwt::sign(draft.claims, support::keyOf("secret"));
    QStringList errors;
    for (const zoom::Finding& finding :
         zoom::diagnose(jwt::decode(text), {now, seconds{0}, zoom::SignatureStatus::Valid}))
        if (zoom::severityOf(finding.id) == zoom::Severity::Error)
            errors << QString::fromStdString(zoom::describe(finding, zoom::TokenKind::Unknown).message);
    return errors;
}

} // namespace

/// The times of a draft, its inputs, and what a draft as a whole promises.
class DraftTimingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTheLifetimeFromTheIssueTime()
    {
        const Draft draft = zoom::draft(support::table("meeting"), {{"expirationSeconds", "1h"}}, "k", {now});
        QCOMPARE(number(draft, "iat"), std::int64_t{1'699'999'970}); // set back by 30 s unless asked otherwise
        QCOMPARE(number(draft, "exp"), std::int64_t{1'700'003'570});
        QCOMPARE(number(draft, "tokenExp"), number(draft, "exp"));
        QCOMPARE(base::epochSeconds(draft.issuedAt), number(draft, "iat"));
        QCOMPARE(base::epochSeconds(draft.expiresAt), number(draft, "exp"));
    }

    void livesTwoHoursUnlessAskedOtherwise()
    {
        for (const zoom::Table& table : zoom::tables()) {
            const Draft draft = zoom::draft(table, {}, "k", {now, seconds{0}});
            QCOMPARE(draft.issuedAt, now);
            QCOMPARE(draft.expiresAt - draft.issuedAt, seconds{7'200});
        }
    }

    void setsTheIssueTimeBackAsFarAsAsked()
    {
        const auto issued = [](std::int64_t backdating) {
            return zoom::draft(support::table("api"), {}, "k", {now, seconds{backdating}}).issuedAt;
        };
        QCOMPARE(issued(0), now);
        QCOMPARE(issued(300), now - seconds{300});
        QCOMPARE(issued(-60), now + seconds{60});
    }

    void refusesATokenThatWouldBeExpiredWhenItIsMade()
    {
        const auto problems = [](std::int64_t backdating) {
            const Inputs inputs{{"expirationSeconds", "1800"}};
            return zoom::draft(support::table("meeting"), inputs, "k", {now, seconds{backdating}}).problems;
        };
        QVERIFY(problems(1'799).empty());
        for (const std::int64_t backdating : {1'800, 1'801, 86'400}) {
            QCOMPARE(problems(backdating).size(), std::size_t{1});
            QCOMPARE(problems(backdating)[0].field, "backdate"s);
            QVERIFY(problems(backdating)[0].fault == base::Fault::OutOfRange);
            QVERIFY(problems(backdating)[0].args == (std::vector<std::string>{"0", "1799", "seconds"}));
        }
    }

    void aSoundDraftHasNoErrorForTheDoctor_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* kind, const char* field, const QString& text) {
            QTest::addRow("%s: %s \"%s\"", kind, field, qPrintable(text)) << kind << field << text;
        };
        row("api", "expirationSeconds", "60");
        row("api", "expirationSeconds", "365d");
        for (const char* const kind : {"video", "meeting"})
            for (const char* const text : {"1800", "1801", "172800", "2h"}) row(kind, "expirationSeconds", text);
        for (const QString text : {"123456789", "123 456 789", "012345678901", "1", " ", "-"})
            row("meeting", "meetingNumber", text);
        row("video", "sessionName", QString(200, 'a'));
        row("video", "sessionName", "Zoë 😀");
        row("video", "userIdentity", QString(35, 'u'));
        row("video", "userKey", QString(36, 'u'));
        row("video", "sessionKey", QString(36, 'k'));
        row("video", "geoRegions", "US , AU,, DE");
        row("video", "cloudRecordingOption", "1.0");
        row("video", "cloudRecordingElection", " 1");
        row("video", "cloudRecordingTranscriptOption", "2");
        row("video", "telemetryTrackingId", "");
        row("video", "audioCompatibleMode", "1");
    }
    void aSoundDraftHasNoErrorForTheDoctor()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        Inputs inputs;
        if (kind == "video") inputs = {{"sessionName", "S"}, {"role", "0"}};
        if (field == "meetingNumber") inputs.set("role", "1");
        inputs.set(field.toStdString(), text.toStdString());
        const Draft draft = zoom::draft(support::table(kind.toStdString()), inputs, "sdk-key", {now});
        if (draft.isSound()) QCOMPARE(errorsIn(draft), QStringList());
    }

    void putsEveryClaimInThePayloadsOrder()
    {
        const Inputs all{{"cloudRecordingTranscriptOption", "2"},
                         {"userKey", "uk"},
                         {"audioWebRtcMode", "1"},
                         {"videoWebRtcMode", "1"},
                         {"telemetryTrackingId", "t"},
                         {"cloudRecordingElection", "0"},
                         {"cloudRecordingOption", "1"},
                         {"geoRegions", "US"},
                         {"sessionKey", "k"},
                         {"userIdentity", "u"},
                         {"expirationSeconds", "2h"},
                         {"role", "0"},
                         {"sessionName", "S"}};
        QCOMPARE(jwt::toJson(drafted("video", all).claims),
                 R"({"app_key":"sdk-key","role_type":0,"tpc":"S","version":1,"iat":1700000000,"exp":1700007200,)"
                 R"("user_identity":"u","session_key":"k","geo_regions":"US","cloud_recording_option":1,)"
                 R"("cloud_recording_election":0,"telemetry_tracking_id":"t","video_webrtc_mode":1,)"
                 R"("audio_webrtc_mode":1,"user_key":"uk","cloud_recording_transcript_option":2})"s);
        QCOMPARE(
            jwt::toJson(drafted("meeting", {{"role", "1"}, {"meetingNumber", "1"}, {"videoWebRtcMode", "0"}}).claims),
            R"({"appKey":"sdk-key","sdkKey":"sdk-key","mn":"1","role":1,"iat":1700000000,"exp":1700007200,)"
            R"("tokenExp":1700007200,"video_webrtc_mode":0})"s);
        QCOMPARE(jwt::toJson(drafted("api", {}).claims), R"({"iss":"sdk-key","iat":1700000000,"exp":1700007200})"s);
    }

    void dependsOnNothingButItsArguments()
    {
        const Inputs inputs{{"role", "1"}, {"sessionName", "S"}};
        const Draft first = zoom::draft(support::table("video"), inputs, "k", {now});
        const Draft second = zoom::draft(support::table("video"), inputs, "k", {now});
        QVERIFY(first.claims == second.claims);
    }

    void keepsTheLastTextOfAField()
    {
        Inputs inputs{{"role", "0"}, {"sessionName", "S"}};
        QVERIFY(inputs.find("lifetime") == nullptr);
        QVERIFY(inputs.find("") == nullptr);
        inputs.set("role", "1");
        QCOMPARE(*inputs.find("role"), "1"s);
        QCOMPARE(*inputs.find("sessionName"), "S"s);
        inputs.set("role", "");
        QVERIFY(inputs.find("role") != nullptr && inputs.find("role")->empty());
    }

    void ignoresFieldsThatTheKindDoesNotHave()
    {
        const Inputs inputs{{"sessionName", "S"}, {"role", "x"}, {"iat", "1"}};
        const Draft draft = zoom::draft(support::table("api"), inputs, "k", {now, seconds{0}});
        QVERIFY(draft.isSound());
        QCOMPARE(jwt::toJson(draft.claims), R"({"iss":"k","iat":1700000000,"exp":1700007200})"s);
    }

    void aRefusedValueLeavesItsClaimOut()
    {
        const Inputs inputs{{"sessionName", "S"}, {"role", "7"}};
        const Draft draft = zoom::draft(support::table("video"), inputs, "", {now, seconds{0}});
        QVERIFY(!draft.isSound());
        QCOMPARE(jwt::toJson(draft.claims), R"({"tpc":"S","version":1,"iat":1700000000,"exp":1700007200})"s);
    }
};

QTEST_APPLESS_MAIN(DraftTimingTest)
#include "drafttiming.moc"
