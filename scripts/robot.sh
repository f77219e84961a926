#!/usr/bin/env bash
# robot.sh COMMAND…: ROBOT, the tool for ontologies; Maven fetches it once into .cache/. Exit status 2 if that fails.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$top/.cache/robot
pom=$top/scripts/owl-profile/pom.xml

robot() { java -Xmx1g -cp "$cache/*" org.obolibrary.robot.CommandLineInterface "$@"; }

# Fetched, and tested by a start: Maven once left out a jar and reported success.
fetch() {
    rm -rf "$cache" && mkdir -p "$cache"
    mvn -q -B -f "$pom" dependency:copy-dependencies -DoutputDirectory="$cache" -DincludeScope=runtime >&2 &&
        robot --version >/dev/null
}

if [ ! -e "$cache/stamp" ] || [ "$pom" -nt "$cache/stamp" ]; then
    "$top/scripts/ensure.sh" java default-jre-headless
    "$top/scripts/ensure.sh" mvn maven
    mkdir -p "$top/.cache"
    exec 9>"$top/.cache/robot.lock" # a second process waits here, and then finds ROBOT
    flock 9
    if [ ! -e "$cache/stamp" ] || [ "$pom" -nt "$cache/stamp" ]; then
        echo "Fetching ROBOT …" >&2
        fetch || { sleep 5 && fetch; } || { echo "Maven could not fetch ROBOT; see above." >&2; exit 2; }
        touch "$cache/stamp"
    fi
    exec 9>&-
fi
robot "$@"
