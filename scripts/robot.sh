#!/usr/bin/env bash
# robot.sh COMMAND…: ROBOT, the tool for ontologies; Maven fetches it once into .cache/. Exit 2 when it can't be had.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$top/.cache/robot
pom=$top/scripts/owl-profile/pom.xml

if [ ! -e "$cache/stamp" ] || [ "$pom" -nt "$cache/stamp" ]; then
    "$top/scripts/ensure.sh" java default-jre-headless
    "$top/scripts/ensure.sh" mvn maven
    rm -rf "$cache" && mkdir -p "$cache"
    echo "Fetching ROBOT …" >&2
    mvn -q -B -f "$pom" dependency:copy-dependencies -DoutputDirectory="$cache" -DincludeScope=runtime >&2 ||
        { echo "Maven could not fetch ROBOT; see above." >&2; exit 2; }
    touch "$cache/stamp"
fi
exec java -Xmx1g -cp "$cache/*" org.obolibrary.robot.CommandLineInterface "$@"
