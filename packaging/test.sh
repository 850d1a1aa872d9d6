#!/bin/sh
# Builds everything with the address and undefined behaviour sanitizers and runs every test,
# from a fresh clone on Debian 12.
#
#   sh packaging/test.sh
#
# The last line is "N passed, N failed", with ", N skipped" where some were. It exits with 1
# when anything failed or when no test ran. A step that fails before the tests ends it with
# the last lines of its log.
set -eu

CDPATH='' cd -- "$(dirname -- "$0")/.."
log=$PWD/build/test.log
results=$PWD/build/test-results.xml
started=$(date +%s)
export LC_ALL=C.UTF-8

step() {
    printf '[%3d s] %s\n' $(($(date +%s) - started)) "$*"
}

# Runs a command with its output in the log; shows the end of the log if it fails.
quietly() {
    "$@" >"$log" 2>&1 </dev/null && return
    tail -n 60 "$log"
    echo "That failed; the whole log is $log"
    exit 1
}

mkdir -p build
step "Installing the packages that are missing"
# Elsewhere than on Debian they may be there under other names; if not, the build says what it lacks.
if ! sh packaging/install-deps.sh test >"$log" 2>&1 </dev/null; then
    tail -n 10 "$log"
    echo "Going on with the packages at hand"
fi

for folder in tests/peers tests/e2e/oauth; do
    # npm ci empties node_modules first, so the copy is there only after a complete install.
    done_for=$folder/node_modules/.installed-package-lock.json
    if ! cmp -s "$folder/package-lock.json" "$done_for"; then
        step "Installing the JavaScript of $folder"
        quietly npm --prefix "$folder" ci --no-audit --no-fund --ignore-scripts
        cp "$folder/package-lock.json" "$done_for"
    fi
done

step "Configuring"
if command -v ccache >/dev/null 2>&1; then
    export CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER-ccache}"
fi
quietly cmake --preset dev

step "Building"
quietly cmake --build --preset dev

step "Testing"
rm -f "$results"
export CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$(nproc)}"
status=0
ctest --preset dev --output-on-failure --output-junit "$results" </dev/null || status=$?
step "Done"

# In ctest's JUnit file a test that could not be started (no program, a failed fixture) is
# "notrun" like one that skipped itself; only the reason of the latter starts with SKIP_.
[ -f "$results" ] || : >"$results"
# shellcheck disable=SC2046
set -- $(awk '
    /^[ \t]*<testcase / {
        if (/ status="run"/) passed++
        else if (/ status="disabled"/) skipped++
        else failed++
    }
    /^[ \t]*<skipped message="SKIP_/ { failed--; skipped++ }
    END { print passed + 0, failed + 0, skipped + 0 }
' "$results")

if [ "$status" -ne 0 ] && [ "$2" -eq 0 ]; then
    echo "ctest itself failed with status $status."
fi
if [ "$3" -gt 0 ]; then
    echo "$1 passed, $2 failed, $3 skipped"
else
    echo "$1 passed, $2 failed"
fi
[ "$status" -eq 0 ] && [ "$1" -gt 0 ] && [ "$2" -eq 0 ]
