#!/usr/bin/env bash
# owl-profile.sh [FILE…]: is the ontology (or are these files, together) OWL 2 DL, and does HermiT find it consistent?
# Exit status: 0 if both are true, 1 if not (one line for each violation), 2 if ROBOT can't be installed or can't read a file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[ $# -gt 0 ] || set -- ontology/*.ttl ontology/mandates/*.ttl ontology/inferred/*.ttl data/countries/*.ttl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
inputs=()
for file in "$@"; do inputs+=(--input "$file"); done

# ROBOT logs every triple that it can't parse; only its report counts.
scripts/robot.sh merge "${inputs[@]}" --output "$work/all.ttl" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 2; }
if ! scripts/robot.sh validate-profile --profile DL --input "$work/all.ttl" --output "$work/report.txt" \
    >"$work/log" 2>&1; then
    [ -s "$work/report.txt" ] || { cat "$work/log" >&2; exit 2; }
    cat "$work/report.txt"
    exit 1
fi
if ! scripts/robot.sh reason --reasoner hermit --input "$work/all.ttl" --output "$work/reasoned.ttl" \
    >"$work/log" 2>&1; then
    grep -E 'inconsistent|unsatisfiable' "$work/log" && exit 1
    cat "$work/log" >&2
    exit 2
fi
echo "OWL 2 DL and consistent: $# files."
