#!/bin/sh
# Builds Callsign and runs it, from a fresh clone on Debian 12.
#
#   sh packaging/run.sh [ARGS...]
#
# With a display and no arguments it opens the window, otherwise it runs callsign-cli ARGS.
# Both get --demo first: without credentials of your own they sign with labelled made-up ones.
# All that this script itself says goes to stderr; stdout is the program's alone.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$root/build/release
log=$root/build/run.log

say() {
    echo "run.sh: $*" >&2
}

# Runs a command with its output in the log; shows the end of the log if it fails.
quietly() {
    "$@" >"$log" 2>&1 </dev/null && return
    tail -n 40 "$log" >&2
    say "that failed; the whole log is $log"
    exit 1
}

mkdir -p "$root/build"
if [ -x "$build/bin/callsign-cli" ]; then
    say "building"
else
    say "installing the packages that are missing and building; the first time takes a few minutes"
fi
# Elsewhere than on Debian they may be there under other names; if not, the build says what it lacks.
if ! sh "$root/packaging/install-deps.sh" build >"$log" 2>&1 </dev/null; then
    tail -n 10 "$log" >&2
    say "going on with the packages at hand"
fi
if [ ! -f "$build/build.ninja" ] || [ -n "$(find "$root/CMakePresets.json" -newer "$build/build.ninja")" ]; then
    # The tests need packages that running does not.
    quietly cmake -S "$root" --preset release -D BUILD_TESTING=OFF
fi
quietly cmake --build "$build" --target callsign callsign-cli

program=callsign-cli
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    if [ $# -eq 0 ]; then
        program=callsign
    fi
elif [ $# -eq 0 ]; then
    set -- sign video --session-name "Cool Cars" --role 1
    say 'no display, so here is a sample: callsign-cli --demo sign video --session-name "Cool Cars" --role 1'
fi
exec "$build/bin/$program" --demo "$@"
