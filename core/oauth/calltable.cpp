#include "oauth/catalogue.h"

#include <array>

namespace oauth {
namespace {

constexpr Parameter user{"userId", true, "me, a user's ID or e-mail address", "me"};
constexpr Parameter meeting{"meetingId", true, "meeting number, or UUID of a past one"};
constexpr Parameter webinar{"webinarId", true, "webinar number"};
constexpr Parameter pageSize{"page_size", false, "how many at once, at most 300", "30"};
constexpr Parameter nextPage{"next_page_token", false, "from the page before"};

constexpr std::array ofUser{user};
constexpr std::array ofMeeting{meeting};
constexpr std::array ofWebinar{webinar};
constexpr std::array users{Parameter{"status", false, "active, inactive or pending", "active"}, pageSize, nextPage};
constexpr std::array meetings{
    user, Parameter{"type", false, "scheduled, live, upcoming, upcoming_meetings or previous_meetings", "upcoming"},
    pageSize, nextPage};
constexpr std::array webinars{user, pageSize, nextPage};
constexpr std::array recordings{user, Parameter{"from", false, "yyyy-mm-dd"}, Parameter{"to", false, "yyyy-mm-dd"},
                                pageSize, nextPage};
constexpr std::array zak{user, Parameter{"type", false, "zak", "zak"},
                         Parameter{"ttl", false, "seconds it lives, at most 7776000", "7200"}};
constexpr std::array obf{Parameter{"type", false, "onbehalf", "onbehalf"},
                         Parameter{"meeting_id", false, "the one meeting it is for"}};
constexpr std::array joinToken{meeting, Parameter{"bypass_waiting_room", false, "true or false"}};
constexpr std::array sessions{Parameter{"type", false, "past or live", "live"}, Parameter{"from", false, "yyyy-mm-dd"},
                              Parameter{"to", false, "yyyy-mm-dd"}, pageSize, nextPage};
constexpr std::array ofSession{Parameter{"sessionId", true, "the session's ID"}};

constexpr std::string_view meetingBody = R"({
  "topic": "Test of Callsign",
  "type": 2,
  "duration": 30,
  "settings": {
    "waiting_room": false,
    "join_before_host": true
  }
})";
constexpr std::string_view webinarBody = R"({
  "topic": "Test of Callsign",
  "type": 5,
  "duration": 30
})";
constexpr std::string_view registrantBody = R"({
  "email": "someone@example.org",
  "first_name": "Someone",
  "last_name": "Else"
})";
constexpr std::string_view inviteBody = R"({
  "attendees": [
    { "name": "Someone" }
  ],
  "ttl": 7200
})";
constexpr std::string_view sessionBody = R"({
  "session_name": "test",
  "settings": {}
})";

// Paths: developers.zoom.us, API reference of Meetings, Users and Video SDK. Scopes: "Granular scopes" and "Classic
// scopes" there.
constexpr auto calls = std::to_array<Call>({
    {"user.me", "User", "Who am I", "GET", "/v2/users/{userId}", ofUser, {"user:read:user", "user:read"}},
    {"user.list", "User", "List users", "GET", "/v2/users", users, {"user:read:list_users:admin", "user:read:admin"}},
    {"user.settings",
     "User",
     "Settings",
     "GET",
     "/v2/users/{userId}/settings",
     ofUser,
     {"user:read:settings", "user:read"}},
    {"meeting.list",
     "Meeting",
     "List meetings",
     "GET",
     "/v2/users/{userId}/meetings",
     meetings,
     {"meeting:read:list_meetings", "meeting:read"}},
    {"meeting.get",
     "Meeting",
     "Look at a meeting",
     "GET",
     "/v2/meetings/{meetingId}",
     ofMeeting,
     {"meeting:read:meeting", "meeting:read"}},
    {"meeting.create",
     "Meeting",
     "Create a meeting",
     "POST",
     "/v2/users/{userId}/meetings",
     ofUser,
     {"meeting:write:meeting", "meeting:write"},
     meetingBody,
     false,
     false},
    {"meeting.update",
     "Meeting",
     "Change a meeting",
     "PATCH",
     "/v2/meetings/{meetingId}",
     ofMeeting,
     {"meeting:update:meeting", "meeting:write"},
     meetingBody},
    {"meeting.delete",
     "Meeting",
     "Delete a meeting",
     "DELETE",
     "/v2/meetings/{meetingId}",
     ofMeeting,
     {"meeting:delete:meeting", "meeting:write"}},
    {"meeting.registrant",
     "Meeting",
     "Register somebody",
     "POST",
     "/v2/meetings/{meetingId}/registrants",
     ofMeeting,
     {"meeting:write:registrant", "meeting:write"},
     registrantBody,
     false,
     false},
    {"meeting.invite",
     "Meeting",
     "Make invite links",
     "POST",
     "/v2/meetings/{meetingId}/invite_links",
     ofMeeting,
     {"meeting:write:invite_links", "meeting:write"},
     inviteBody,
     false,
     false},
    {"meeting.recordingToken",
     "Meeting",
     "Token for local recording",
     "GET",
     "/v2/meetings/{meetingId}/jointoken/local_recording",
     joinToken,
     {"meeting:read:local_recording_token", "meeting_token:read:local_recording"}},
    {"meeting.streamingToken",
     "Meeting",
     "Token for live streaming",
     "GET",
     "/v2/meetings/{meetingId}/jointoken/live_streaming",
     ofMeeting,
     {"meeting:read:live_streaming_token", "meeting_token:read:live_streaming"}},
    {"webinar.list",
     "Webinar",
     "List webinars",
     "GET",
     "/v2/users/{userId}/webinars",
     webinars,
     {"webinar:read:list_webinars", "webinar:read"}},
    {"webinar.get",
     "Webinar",
     "Look at a webinar",
     "GET",
     "/v2/webinars/{webinarId}",
     ofWebinar,
     {"webinar:read:webinar", "webinar:read"}},
    {"webinar.create",
     "Webinar",
     "Create a webinar",
     "POST",
     "/v2/users/{userId}/webinars",
     ofUser,
     {"webinar:write:webinar", "webinar:write"},
     webinarBody,
     false,
     false},
    {"webinar.delete",
     "Webinar",
     "Delete a webinar",
     "DELETE",
     "/v2/webinars/{webinarId}",
     ofWebinar,
     {"webinar:delete:webinar", "webinar:write"}},
    {"webinar.registrant",
     "Webinar",
     "Register somebody",
     "POST",
     "/v2/webinars/{webinarId}/registrants",
     ofWebinar,
     {"webinar:write:registrant", "webinar:write"},
     registrantBody,
     false,
     false},
    {"recording.list",
     "Cloud Recording",
     "List recordings",
     "GET",
     "/v2/users/{userId}/recordings",
     recordings,
     {"cloud_recording:read:list_user_recordings", "recording:read"}},
    {"recording.get",
     "Cloud Recording",
     "Recordings of a meeting",
     "GET",
     "/v2/meetings/{meetingId}/recordings",
     ofMeeting,
     {"cloud_recording:read:list_recording_files", "recording:read"}},
    {"recording.delete",
     "Cloud Recording",
     "Delete recordings of a meeting",
     "DELETE",
     "/v2/meetings/{meetingId}/recordings",
     ofMeeting,
     {"cloud_recording:delete:meeting_recording", "recording:write"}},
    {"zak.get", "Tokens for joining", "ZAK", "GET", "/v2/users/{userId}/token", zak, {"user:read:token", "user:read"}},
    {"zak.me",
     "Tokens for joining",
     "ZAK of whoever signed in",
     "GET",
     "/v2/users/me/zak",
     {},
     {"user:read:zak", "user_zak:read"}},
    {"obf.get",
     "Tokens for joining",
     "On-behalf token (OBF)",
     "GET",
     "/v2/users/me/token",
     obf,
     {"user:read:token", ""},
     {},
     false,
     false},
    {"session.list", "Video SDK", "List sessions", "GET", "/v2/videosdk/sessions", sessions, {}, {}, true},
    {"session.get",
     "Video SDK",
     "Look at a session",
     "GET",
     "/v2/videosdk/sessions/{sessionId}",
     ofSession,
     {},
     {},
     true},
    {"session.create",
     "Video SDK",
     "Create a session",
     "POST",
     "/v2/videosdk/sessions",
     {},
     {},
     sessionBody,
     true,
     false},
    {"session.users",
     "Video SDK",
     "Users of a session",
     "GET",
     "/v2/videosdk/sessions/{sessionId}/users",
     ofSession,
     {},
     {},
     true},
});

} // namespace

std::span<const Call> catalogue() { return calls; }

} // namespace oauth
