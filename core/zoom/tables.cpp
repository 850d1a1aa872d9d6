#include "zoom/tables.h"

namespace zoom {
namespace {

constexpr std::string_view videoAuth = "https://developers.zoom.us/docs/video-sdk/auth/";
constexpr std::string_view meetingAuth = "https://developers.zoom.us/docs/meeting-sdk/auth/";
constexpr std::string_view buildApi = "https://developers.zoom.us/docs/build/api-request/";

// What `tpc` may hold beside ASCII letters, digits and the space (Video SDK auth page, payload table).
constexpr std::string_view topicCharset = "!#$%&()+-:;<=.>?@[]^_{}|~,\\";

constexpr std::array<Option, 2> roles{{{0, "Participant"}, {1, "Host or co-host"}}};
constexpr std::array<Option, 2> offOn{{{0, "Off"}, {1, "On"}}};
constexpr std::array<Option, 2> recordings{{{0, "One file for all"}, {1, "One file per user"}}};
constexpr std::array<Option, 3> transcripts{{{0, "None"}, {1, "Transcript"}, {2, "Transcript and summary"}}};
constexpr std::array<Code, 12> regions{{
    {"AU", "Australia"},
    {"BR", "Brazil"},
    {"CA", "Canada"},
    {"CN", "China"},
    {"DE", "Germany"},
    {"HK", "Hong Kong"},
    {"IN", "India"},
    {"JP", "Japan"},
    {"MX", "Mexico"},
    {"NL", "Netherlands"},
    {"SG", "Singapore"},
    {"US", "United States"},
}};

// Zoom: exp is at least 1,800 s and at most 48 h after iat, both inclusive.
constexpr Lifetime joinLifetime{1'800, 172'800};
// Zoom names no bounds for this one and advises an hour at most; beyond a year it is surely a slip.
constexpr Lifetime apiLifetime{1, 31'536'000};

constexpr std::string_view lifetimeHint =
    "Counted from the issue time. Zoom takes 30 minutes to 48 hours; the default is 2 hours.";

using enum Need;
using enum Level;
using enum FindingId;

// One row, one line.
// clang-format off
constexpr std::array videoFields{
    Field{"role", "Role", Choice{roles}, Required, Basic, "The first host to join starts the session; later hosts become co-hosts."},
    Field{"sessionName", "Session name", Text{200, topicCharset}, Required, Basic, "Must equal the topic passed to join(); upper and lower case do not matter."},
    Field{"expirationSeconds", "Lifetime", joinLifetime, Optional, Basic, lifetimeHint},
    Field{"userIdentity", "User identity", Text{35}, Optional, Basic, "Tells this user apart in Zoom's reports and webhooks; Zoom's newer name for it is the user key."},
    Field{"userKey", "User key", Text{36}, Optional, Advanced, "Tells this user apart in Zoom's dashboard and APIs; the successor of the user identity."},
    Field{"sessionKey", "Session key", Text{36}, Optional, Basic, "Names the session in Zoom's APIs. If the host sets one, everybody needs the same. It is not the passcode."},
    Field{"geoRegions", "Data center regions", CodeList{regions}, Optional, Advanced, "Where the session may run, in capitals and separated by commas; the account must allow them too."},
    Field{"cloudRecordingOption", "Cloud recording", Choice{recordings}, Optional, Advanced, "How a cloud recording is laid out. Works for hosts of accounts that have cloud recording."},
    Field{"cloudRecordingElection", "Record own view", Choice{offOn}, Optional, Advanced, "Whether this user's own view is recorded."},
    Field{"cloudRecordingTranscriptOption", "Recording transcript", Choice{transcripts}, Optional, Advanced, "What is written from a cloud recording."},
    Field{"telemetryTrackingId", "Telemetry tracking ID", Text{}, Optional, Advanced, "Lets Zoom support find this user's logs; web only."},
    Field{"videoWebRtcMode", "Video by WebRTC", Choice{offOn}, Optional, Advanced, "Left out, Zoom chooses. On makes gallery view work without cross-origin isolation; web only."},
    Field{"audioCompatibleMode", "Audio compatible mode", Choice{offOn}, Legacy, Advanced, "The old name of Audio by WebRTC, which wins where both are given."},
    Field{"audioWebRtcMode", "Audio by WebRTC", Choice{offOn}, Optional, Advanced, "Left out, Zoom chooses; web only."},
};
constexpr std::array videoSlots{
    Slot{"app_key", FromKey{}, ClaimValue, "The Video SDK key of the app"},
    Slot{"role_type", FromField{"role"}, RoleValue},
    Slot{"tpc", FromField{"sessionName"}, TopicLong},
    Slot{"version", Constant{1}, VersionValue, "Version of this token's layout"},
    Slot{"iat", FromIssuedAt{}, ClaimValue, "Issued at: not valid before"},
    Slot{"exp", FromExpiry{}, ClaimValue, "Expires at: not valid from then on"},
    Slot{"user_identity", FromField{"userIdentity"}, UserLong},
    Slot{"session_key", FromField{"sessionKey"}, SessionKeyLong},
    Slot{"geo_regions", FromField{"geoRegions"}, GeoUnknown},
    Slot{"cloud_recording_option", FromField{"cloudRecordingOption"}},
    Slot{"cloud_recording_election", FromField{"cloudRecordingElection"}},
    Slot{"telemetry_tracking_id", FromField{"telemetryTrackingId"}},
    Slot{"video_webrtc_mode", FromField{"videoWebRtcMode"}},
    Slot{"audio_webrtc_mode", FromField{"audioWebRtcMode", "audioCompatibleMode"}},
    Slot{"user_key", FromField{"userKey"}, UserLong},
    Slot{"cloud_recording_transcript_option", FromField{"cloudRecordingTranscriptOption"}},
};

constexpr std::array meetingFields{
    Field{"meetingNumber", "Meeting number", Digits{12}, Optional, Basic, "For the web SDK, together with the role. Native apps leave both out. Spaces and dashes are dropped."},
    Field{"role", "Role", Choice{roles}, Optional, Basic, "Starting a meeting as host needs the host's ZAK as well."},
    Field{"expirationSeconds", "Lifetime", joinLifetime, Optional, Basic, lifetimeHint},
    Field{"videoWebRtcMode", "Video by WebRTC", Choice{offOn}, Optional, Advanced, "Left out, Zoom chooses. On makes gallery view work without cross-origin isolation; web only."},
};
constexpr std::array meetingSlots{
    Slot{"appKey", FromKey{}, ClaimValue, "The app's client ID (or older SDK key)", Required, AppkeyMissing},
    Slot{"sdkKey", FromKey{}, ClaimValue, "The same, under its older name", Legacy},
    Slot{"mn", FromField{"meetingNumber"}, MeetingNumberFormat},
    Slot{"role", FromField{"role"}, RoleValue},
    Slot{"iat", FromIssuedAt{}, ClaimValue, "Issued at: not valid before"},
    Slot{"exp", FromExpiry{}, ClaimValue, "Expires at: not valid from then on"},
    Slot{"tokenExp", FromExpiry{}, ClaimValue, "When the token expires, as native SDKs read it"},
    Slot{"video_webrtc_mode", FromField{"videoWebRtcMode"}},
};
constexpr std::array meetingTogether{Together{"meetingNumber", "role"}};

constexpr std::array apiFields{
    Field{"expirationSeconds", "Lifetime", apiLifetime, Optional, Basic, "Zoom advises an hour at most for API tokens; the default is 2 hours."},
};
constexpr std::array apiSlots{
    Slot{"iss", FromKey{}, ClaimValue, "Issuer: the account's API key"},
    Slot{"iat", FromIssuedAt{}, ClaimValue, "Issued at: not valid before"},
    Slot{"exp", FromExpiry{}, ClaimValue, "Expires at: not valid from then on"},
};
// clang-format on

constexpr std::array all{
    checked({"video", "Video SDK", "ZOOM_VIDEO_SDK", "SDK key", videoAuth, videoFields, videoSlots, {}}),
    checked({"meeting", "Meeting SDK", "ZOOM_MEETING_SDK", "Client ID", meetingAuth, meetingFields, meetingSlots,
             meetingTogether}),
    checked({"api", "Video SDK REST API", "ZOOM_API", "API key", buildApi, apiFields, apiSlots, {}}),
};

} // namespace

std::span<const Table> tables() { return all; }

const Table* tableFor(std::string_view kind)
{
    for (const Table& table : all)
        if (table.kind == kind) return &table;
    return nullptr;
}

} // namespace zoom
