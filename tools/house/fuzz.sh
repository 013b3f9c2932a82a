#!/usr/bin/env bash
# fuzz.sh TIME: run every fuzz target for so long, two at a time, each on one
# processor, and print how many inputs it tried. Fails if one of them does.
#
# An input that reaches new code is made smaller in 50 tries: with the sixty seconds
# that Go takes for that by itself, some targets tried five inputs in all.
#
# Where the time runs out while an input is being tried, Go calls that a failure with
# "context deadline exceeded". One that was found is written down as a failing input.
set -euo pipefail
cd "$(dirname "$0")/../.."

time=$1
binaries=$(mktemp -d)
trap 'rm -rf "$binaries"' EXIT

run() { # PACKAGE TARGET
  local log
  log=$(cd "$1" && "$binaries/${1//\//-}" -test.run '^$' -test.fuzz "^$2\$" -test.fuzztime "$time" -test.fuzzminimizetime 50x \
    -test.parallel 1 -test.fuzzcachedir "$(go env GOCACHE)/fuzz/benchwright/$1" 2>&1) ||
    grep -q 'context deadline exceeded' <<<"$log" && ! grep -q 'Failing input' <<<"$log" ||
    { printf '%s %s FAILED\n%s\n' "$1" "$2" "$log"; return 1; }
  printf '%s %s %s inputs\n' "$1" "$2" "$(grep -o 'execs: [0-9]*' <<<"$log" | tail -1 | cut -d' ' -f2)"
}
export -f run
export time binaries

targets=$(grep -ro --include='*_test.go' '^func Fuzz[A-Za-z0-9]*' tools | sed 's|/[^/]*:func | |' | sort)
for package in $(cut -d' ' -f1 <<<"$targets" | sort -u); do
  go test -c -fuzz=. -o "$binaries/${package//\//-}" "./$package"
done
xargs -P 2 -L 1 bash -c 'run "$@"' fuzz <<<"$targets"
