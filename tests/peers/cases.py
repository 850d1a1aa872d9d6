"""What the peers are asked to check: inputs by field key, with the secret and the clock. Every case is sound."""

SECRET = "WkxVn3pQ9sLr2TgB7yHd4McJ8uXe6aFz"  # the shape of Zoom's: letters and digits; made up
NOW = 1_700_000_000


def case(name, kind, inputs, **more):
    return {"name": name, "kind": kind, "inputs": inputs, "key": "sdkKey123", "secret": SECRET, "now": NOW,
            "backdate": "30s"} | more


def video(name, text="Cool Cars", /, **more):
    inputs = {"sessionName": text, "role": "1"} | more.pop("inputs", {})
    return case(name, "video", inputs, **more)


EVERY_VIDEO_FIELD = {
    "cloudRecordingTranscriptOption": "2", "userKey": "user-key", "audioWebRtcMode": "0", "audioCompatibleMode": "1",
    "videoWebRtcMode": "1", "telemetryTrackingId": "t", "cloudRecordingElection": "1", "cloudRecordingOption": "0",
    "geoRegions": "US,DE", "sessionKey": "session123", "userIdentity": "user123", "expirationSeconds": "3600",
    "role": "0",
}

CASES = [
    video("video, only what is required"),
    video("video, every field", inputs=EVERY_VIDEO_FIELD),
    video("video, the old name of the audio mode", inputs={"audioCompatibleMode": "1"}),
    video("session name in four scripts", "Zoë – 会議 😀 Привет"),
    video("session name of 100 emoji", "😀" * 100),
    video("session name of 200 characters", "a" * 200),
    video("quotes and backslashes", 'say "hi" \\ it\'s `x`'),
    video("line breaks and tabs", "a\nb\rc\td\be\ff"),
    video("every control character", "".join(map(chr, range(1, 32))) + "\x7f"),
    video("line and paragraph separators", "a\u2028b\u2029c\u0085d"),
    video("markup", "</script><!-- & -->"),
    video("escapes that are none", "\\u0041 \\n %41 &amp;"),
    video("accents by themselves", "e\u0301 \ufeff \u200d"),
    video("last code points", "\ud7ff\ue000\uffff\U00010000\U0010ffff"),
    video("identities at their limits", inputs={"userIdentity": "u" * 35, "userKey": "會" * 36, "sessionKey": "😀" * 18}),
    video("a long tracking ID", inputs={"telemetryTrackingId": "t\"" * 2_500}),
    video("regions with blanks and gaps", inputs={"geoRegions": " US , CA\t,\n,DE,"}),
    video("numbers as people type them", inputs={"role": " 1.0 ", "videoWebRtcMode": "01"}),
    video("the least lifetime", inputs={"expirationSeconds": "1800"}),
    video("the greatest lifetime", inputs={"expirationSeconds": "172800"}),
    video("no back-dating", backdate="0"),
    video("an hour of back-dating", inputs={"expirationSeconds": "2d"}, backdate="1h"),
    video("the year 2100", now=4_102_444_800),
    video("a key that needs escapes", key='k"\\\u2028é'),
    case("meeting, for a native app", "meeting", {}),
    case("meeting, for the web", "meeting", {"meetingNumber": "123456789", "role": "0"}),
    case("meeting, every field", "meeting",
         {"videoWebRtcMode": "1", "expirationSeconds": "2h", "role": "1", "meetingNumber": "123456789012"}),
    case("meeting number as printed", "meeting", {"meetingNumber": "123 4567-8901", "role": "1"}),
    case("meeting number with no-break spaces", "meeting", {"meetingNumber": "123\u00a0456\u00a0789", "role": "1"}),
    case("meeting number with leading zeros", "meeting", {"meetingNumber": "000123", "role": "0"}),
    case("meeting, the least lifetime", "meeting", {"expirationSeconds": "30m"}),
    case("meeting, the greatest lifetime", "meeting", {"expirationSeconds": "48h"}),
    case("API", "api", {}),
    case("API, an hour", "api", {"expirationSeconds": "1h"}),
    video("a secret of one character", secret="x"),
    video("a secret with blanks around it", secret=" secret "),
    video("a secret with accents and emoji", secret="sécret-😀-会"),
    video("a secret of more than a block", secret="0123456789-" * 20),
    video("a secret of hexadecimal digits", secret="0123456789abcdef0123456789ABCDEF"),
    video("a secret of decimal digits", secret="12345678901234567890123456789012"),
    video("an odd number of hexadecimal digits", secret="0123456789abcde"),
]
