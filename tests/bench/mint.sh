#!/bin/sh
# How long a million tokens take on one thread, beside jsonwebtoken on Node.js making the same, and how much memory;
# then has jose verify every thousandth. Needs the packages of tests/peers (npm ci) and GNU time.
#
#   sh tests/bench/mint.sh build/release/bin/callsign-cli [COUNT [ROUNDS]]
#
# The two take turns. Prints the seconds of each round, the median of their ratios, and peak memory; judges nothing.
set -eu
export LC_ALL=C

cli=${1:?usage: mint.sh CALLSIGN_CLI [COUNT [ROUNDS]]}
"$cli" --version >/dev/null
count=${2:-1000000}
rounds=${3:-3}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ZOOM_VIDEO_SDK_KEY=key-of-the-benchmark ZOOM_VIDEO_SDK_SECRET=secret-of-the-benchmark

# Seconds and kilobytes of a command.
timed() { /usr/bin/time -f '%e %M' "$@" 2>&1 >/dev/null | tail -n 1; }

round=1
while [ "$round" -le "$rounds" ]; do
    ours=$(timed "$cli" mint video --role 1 --session-name 'load {n}' --count "$count" -o "$work/ours.csv")
    theirs=$(timed node "$here/mint.mjs" make "$count" "$work/theirs.csv")
    echo "$ours $theirs"
    round=$((round + 1))
done | awk -v count="$count" '
    { ratio[NR] = $3 / $1; printf "round %d: callsign-cli %.2f s, %d KiB; jsonwebtoken %.2f s, %d KiB\n", NR, $1, $2, $3, $4 }
    END {
        for (i = 2; i <= NR; i++) {
            value = ratio[i]
            for (j = i - 1; j > 0 && ratio[j] > value; j--) ratio[j + 1] = ratio[j]
            ratio[j + 1] = value
        }
        printf "median ratio for %d tokens: %.1f\n", count, ratio[int((NR + 1) / 2)]
    }'
node "$here/mint.mjs" verify "$work/ours.csv"
