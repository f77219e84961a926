#!/usr/bin/env bash
# owl-profile.sh [FILE…]: is the ontology (or are these files, together) OWL 2 DL? ROBOT decides; it is fetched once.
# Exit 0 when it is, 1 when it isn't (each violation on a line), 2 when ROBOT can't be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cache=.cache/robot
pom=scripts/owl-profile/pom.xml

if [ ! -e "$cache/stamp" ] || [ "$pom" -nt "$cache/stamp" ]; then
    scripts/ensure.sh java default-jre-headless
    scripts/ensure.sh mvn maven
    rm -rf "$cache" && mkdir -p "$cache"
    echo "Fetching ROBOT …" >&2
    mvn -q -B -f "$pom" dependency:copy-dependencies -DoutputDirectory="$PWD/$cache" -DincludeScope=runtime >&2 ||
        { echo "Maven could not fetch ROBOT; see above." >&2; exit 2; }
    touch "$cache/stamp"
fi

[ $# -gt 0 ] || set -- ontology/*.ttl ontology/mandates/*.ttl ontology/inferred/*.ttl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
inputs=()
for file in "$@"; do inputs+=(--input "$file"); done

# ROBOT logs every triple that it can't parse; what counts is the report.
robot() { java -Xmx1g -cp "$cache/*" org.obolibrary.robot.CommandLineInterface "$@"; }
robot merge "${inputs[@]}" --output "$work/all.ttl" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 2; }
if robot validate-profile --profile DL --input "$work/all.ttl" --output "$work/report.txt" >"$work/log" 2>&1; then
    echo "OWL 2 DL: $# files."
elif [ -s "$work/report.txt" ]; then
    cat "$work/report.txt"
    exit 1
else
    cat "$work/log" >&2
    exit 2
fi
