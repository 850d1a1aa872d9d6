#include "zoom/tables.h"

#include "support/print.h"
#include "support/tables.h"

using namespace std::string_literals;

namespace {

template <typename Rows>
QString joined(const Rows& rows, std::string_view std::ranges::range_value_t<Rows>::*member)
{
    QStringList texts;
    for (const auto& row : rows) {
        const std::string_view text = row.*member;
        texts << QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    return texts.join(' ');
}

template <typename Kind>
const Kind& kindOf(const char* table, const char* field)
{
    return std::get<Kind>(support::field(table, field).kind);
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersThreeKindsInMenuOrder()
    {
        QCOMPARE(joined(zoom::tables(), &zoom::Table::kind), "video meeting api");
        QCOMPARE(joined(zoom::tables(), &zoom::Table::environment), "ZOOM_VIDEO_SDK ZOOM_MEETING_SDK ZOOM_API");
        for (const zoom::Table& table : zoom::tables()) QCOMPARE(zoom::tableFor(table.kind), &table);
        for (const char* const other : {"", "Video", "oauth-access", "unknown", "video "})
            QVERIFY(zoom::tableFor(other) == nullptr);
    }

    // The names in the JSON bodies of Zoom's auth endpoint samples, and the two claims that the samples lack.
    void namesTheFieldsAsTheSamplesDo()
    {
        QCOMPARE(joined(support::table("video").fields, &zoom::Field::key),
                 "role sessionName expirationSeconds userIdentity userKey sessionKey geoRegions cloudRecordingOption "
                 "cloudRecordingElection cloudRecordingTranscriptOption telemetryTrackingId videoWebRtcMode "
                 "audioCompatibleMode audioWebRtcMode");
        QCOMPARE(joined(support::table("meeting").fields, &zoom::Field::key),
                 "meetingNumber role expirationSeconds videoWebRtcMode");
        QCOMPARE(joined(support::table("api").fields, &zoom::Field::key), "expirationSeconds");
    }

    void putsTheClaimsInTheSamplesOrder()
    {
        QCOMPARE(joined(support::table("video").slots, &zoom::Slot::claim),
                 "app_key role_type tpc version iat exp user_identity session_key geo_regions cloud_recording_option "
                 "cloud_recording_election telemetry_tracking_id video_webrtc_mode audio_webrtc_mode user_key "
                 "cloud_recording_transcript_option");
        QCOMPARE(joined(support::table("meeting").slots, &zoom::Slot::claim),
                 "appKey sdkKey mn role iat exp tokenExp video_webrtc_mode");
        QCOMPARE(joined(support::table("api").slots, &zoom::Slot::claim), "iss iat exp");
    }

    // https://developers.zoom.us/docs/video-sdk/auth/, the payload table
    void knowsTheLimitsThatZoomDocuments()
    {
        QCOMPARE(kindOf<zoom::Text>("video", "sessionName").most, std::size_t{200});
        QCOMPARE(kindOf<zoom::Text>("video", "userIdentity").most, std::size_t{35});
        QCOMPARE(kindOf<zoom::Text>("video", "userKey").most, std::size_t{36});
        QCOMPARE(kindOf<zoom::Text>("video", "sessionKey").most, std::size_t{36});
        QCOMPARE(kindOf<zoom::Text>("video", "telemetryTrackingId").most, std::size_t{0});
        QCOMPARE(kindOf<zoom::Digits>("meeting", "meetingNumber").most, std::size_t{12});
        for (const char* const kind : {"video", "meeting"}) {
            QCOMPARE(kindOf<zoom::Lifetime>(kind, "expirationSeconds").least, std::int64_t{1'800});
            QCOMPARE(kindOf<zoom::Lifetime>(kind, "expirationSeconds").most, std::int64_t{48 * 3'600});
        }
        QCOMPARE(joined(kindOf<zoom::CodeList>("video", "geoRegions").codes, &zoom::Code::code),
                 "AU BR CA CN DE HK IN JP MX NL SG US");
    }

    // The same table: exclamation mark to comma, and the backslash. The back quote is not among them.
    void knowsTheCharactersOfASessionName()
    {
        const std::string_view charset = kindOf<zoom::Text>("video", "sessionName").charset;
        for (const char c : "!#$%&()+-:;<=.>?@[]^_{}|~,\\"s)
            QVERIFY2(charset.find(c) != std::string_view::npos, std::string(1, c).c_str());
        for (const char c : "\"'*/`"s) QVERIFY2(charset.find(c) == std::string_view::npos, std::string(1, c).c_str());
        QCOMPARE(charset.size(), std::size_t{27});
    }

    void asksForTheMeetingNumberAndTheRoleTogether()
    {
        const zoom::Table& meeting = support::table("meeting");
        QCOMPARE(meeting.together.size(), std::size_t{1});
        QCOMPARE(meeting.together[0].one, "meetingNumber"s);
        QCOMPARE(meeting.together[0].other, "role"s);
        QVERIFY(support::table("video").together.empty());
    }

    void theDefaultLifetimeFitsEveryKind()
    {
        for (const zoom::Table& table : zoom::tables()) {
            const auto& limits = std::get<zoom::Lifetime>(support::field(table.kind, "expirationSeconds").kind);
            QVERIFY(limits.least <= zoom::defaultLifetime && zoom::defaultLifetime <= limits.most);
        }
        QVERIFY(zoom::defaultBackdating < 1'800);
    }
};

QTEST_APPLESS_MAIN(TablesTest)
#include "tables.moc"
