#!/usr/bin/env bash
# Measures publishing in one run, as CPU seconds of the whole process tree: the
# first publication, one with nothing changed, one with a number changed, and bare
# Hugo on the same generated content. Prints ratios to bare Hugo; the machine's
# speed cancels out.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for part in data content layouts site; do cp -r "$part" "$work/"; done
rm -rf "$work"/site/{public,generated,.cache}
publish=("$PWD/.bin/benchwright" publish --site "$work/site" --hugo "$PWD/.bin/hugo")

# cpu runs a command and prints its user and system seconds, children included.
cpu() {
  local TIMEFORMAT='%U %S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

first=$(cpu "${publish[@]}")
again=$(cpu "${publish[@]}")
sed -i 's/,45000,/,46000,/' "$work/data/claims/claims.csv"
edited=$(cpu "${publish[@]}")
hugo=$(cpu "$PWD/.bin/hugo" build --source "$work/site" --destination "$work/bare" --minify)

report() { awk -v what="$1" -v s="$2" -v h="$hugo" 'BEGIN { printf "%-42s %6.2f s CPU  %5.2f × bare Hugo\n", what, s, s / h }'; }
report "bare Hugo on the same content" "$hugo"
report "first publication" "$first"
report "nothing changed" "$again"
report "one number changed" "$edited"
