#!/bin/sh
# Runs the endpoint with what the environment says, which is how managed services hand things over:
#
#   ZOOM_VIDEO_SDK_KEY, ZOOM_VIDEO_SDK_SECRET       one of the two pairs, or both
#   ZOOM_MEETING_SDK_KEY, ZOOM_MEETING_SDK_SECRET
#   CALLSIGN_BEARER_KEY                             what clients must send as Authorization: Bearer
#   PORT                                            4000 unless set
#
# Options given to this script are handed on, such as --allow-origin https://app.example.org.
set -eu
: "${CALLSIGN_BEARER_KEY:?is needed: set it to the key that clients must send}"

# The key goes in by standard input: never as an argument, which everybody can see, nor into a file.
exec callsign-cli serve --bind 0.0.0.0 --port "${PORT:-4000}" --log - --require-key-file /dev/stdin "$@" <<KEY
$CALLSIGN_BEARER_KEY
KEY
