"""A second implementation, from Zoom's documents and RFC 7515 alone: reference.py TOKENS.jsonl

Builds every token of the file again from its inputs and compares the bytes.
"""
import base64
import hashlib
import hmac
import json
import re
import sys

# Claim names, the fields that fill them and how they are read, in the payload's order.
LAYOUT = {
    "video": [("app_key", "key"), ("role_type", "role"), ("tpc", "sessionName"), ("version", 1), ("iat", "iat"),
              ("exp", "exp"), ("user_identity", "userIdentity"), ("session_key", "sessionKey"),
              ("geo_regions", "geoRegions"), ("cloud_recording_option", "cloudRecordingOption"),
              ("cloud_recording_election", "cloudRecordingElection"),
              ("telemetry_tracking_id", "telemetryTrackingId"), ("video_webrtc_mode", "videoWebRtcMode"),
              ("audio_webrtc_mode", "audioWebRtcMode"), ("user_key", "userKey"),
              ("cloud_recording_transcript_option", "cloudRecordingTranscriptOption")],
    "meeting": [("appKey", "key"), ("sdkKey", "key"), ("mn", "meetingNumber"), ("role", "role"), ("iat", "iat"),
                ("exp", "exp"), ("tokenExp", "exp"), ("video_webrtc_mode", "videoWebRtcMode")],
    "api": [("iss", "key"), ("iat", "iat"), ("exp", "exp")],
}
NUMBERS = {"role", "cloudRecordingOption", "cloudRecordingElection", "cloudRecordingTranscriptOption",
           "videoWebRtcMode", "audioWebRtcMode"}
UNITS = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400}
SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def seconds(text):
    number, unit = re.fullmatch(r"(\d+)([smhd]?)", text).groups()
    return int(number) * UNITS[unit]


def read(field, text):
    if field in NUMBERS:
        return int(float(text))
    if field == "geoRegions":
        return ",".join(code.strip() for code in text.split(",") if code.strip())
    if field == "meetingNumber":
        return re.sub(r"[\s\u00a0-]", "", text)
    return text


def stringify(value):
    """What JSON.stringify makes of it (ECMA-262, QuoteJSONString)."""
    if isinstance(value, int):
        return str(value)
    return '"' + "".join(SHORT.get(c, c if c >= " " else f"\\u{ord(c):04x}") for c in value) + '"'


def payload(case):
    given = dict(case["inputs"])
    if "audioCompatibleMode" in given:
        given.setdefault("audioWebRtcMode", given.pop("audioCompatibleMode"))
    values = {field: read(field, text) for field, text in given.items()}
    values["key"] = case["key"]
    values["iat"] = case["now"] - seconds(case["backdate"])
    values["exp"] = values["iat"] + seconds(given.get("expirationSeconds", "7200"))
    members = [(claim, field if isinstance(field, int) else values.get(field)) for claim, field in LAYOUT[case["kind"]]]
    return "{" + ",".join(f"{stringify(claim)}:{stringify(value)}" for claim, value in members if value is not None) + "}"


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def token(case):
    signed = encoded(b'{"alg":"HS256","typ":"JWT"}') + b"." + encoded(payload(case).encode())
    mac = hmac.new(case["secret"].encode(), signed, hashlib.sha256).digest()
    return (signed + b"." + encoded(mac)).decode()


def faults(case):
    printed = case["printed"]
    if printed["token"] != token(case):
        part = printed["token"].split(".")[1]
        theirs = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()
        yield f"token differs\n  here    {payload(case)}\n  callsign {theirs}"
    if printed["claims"] != json.loads(payload(case)) or printed["header"] != {"alg": "HS256", "typ": "JWT"}:
        yield "header or claims of --json differ"
    if [printed["issuedAt"], printed["expiresAt"]] != [printed["claims"]["iat"], printed["claims"]["exp"]]:
        yield "issuedAt or expiresAt of --json differs"
    if [printed["schema"], printed["kind"]] != [1, case["kind"]]:
        yield "schema or kind of --json differs"


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    found = [f"{case['name']}: {fault}" for case in cases for fault in faults(case)]
    print("\n".join(found) or f"{len(cases)} tokens, every byte the same")
    sys.exit(1 if found or not cases else 0)


main()
