#!/bin/sh
# How long one cold run of callsign-cli takes, beside /bin/true (the least that a process can cost) and, where there
# is one, a Node.js that does nothing (what the same script in JavaScript costs before its first line).
#
#   sh tests/bench/coldstart.sh build/release/bin/callsign-cli [ROUNDS]
#
# The programs take turns, so that whatever else the machine does slows all alike. Each turn is ten runs, which hides
# the price of asking for the time. Prints medians over the rounds (default 21); judges nothing.
set -eu
export LC_ALL=C

cli=${1:?usage: coldstart.sh CALLSIGN_CLI [ROUNDS]}
rounds=${2:-21}
runs=10

baseline() { /bin/true; }
subject() { "$cli" --demo sign video --session-name x --role 1; }
javascript() { node -e ""; }

# Nanoseconds that one run of function $1 takes.
turn() {
    start=$(date +%s%N)
    i=0
    while [ $i -lt $runs ]; do
        "$1"
        i=$((i + 1))
    done >/dev/null 2>&1
    end=$(date +%s%N)
    echo $(((end - start) / runs))
}

# Reads rounds, one line each with a column per program; prints per program the median time and, beside it, the median
# of the ratios to the first column.
report() {
    awk '
        function median(values, count,    i, j, value) {
            for (i = 2; i <= count; i++) {
                value = values[i]
                for (j = i - 1; j > 0 && values[j] > value; j--) values[j + 1] = values[j]
                values[j + 1] = value
            }
            return values[int((count + 1) / 2)]
        }
        NR == 1 { for (c = 1; c <= NF; c++) name[c] = $c; next }
        { for (c = 1; c <= NF; c++) { time[c, NR - 1] = $c; ratio[c, NR - 1] = $c / $1 } }
        END {
            for (c = 1; c in name; c++) {
                for (r = 1; r < NR; r++) { times[r] = time[c, r]; ratios[r] = ratio[c, r] }
                printf "%-12s %8.2f ms %7.1f x /bin/true\n", name[c], median(times, NR - 1) / 1e6, median(ratios, NR - 1)
            }
        }'
}

if ! complaint=$(subject 2>&1); then
    echo "$cli failed: $complaint" >&2
    exit 1
fi

{
    if command -v node >/dev/null; then
        echo "/bin/true callsign-cli node"
    else
        echo "/bin/true callsign-cli"
    fi
    round=0
    while [ "$round" -lt "$rounds" ]; do
        if command -v node >/dev/null; then
            echo "$(turn baseline) $(turn subject) $(turn javascript)"
        else
            echo "$(turn baseline) $(turn subject)"
        fi
        round=$((round + 1))
    done
} | report
