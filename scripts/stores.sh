#!/usr/bin/env bash
# stores.sh: install the triple stores that the tests start. Oxigraph's server comes with the Python packages; this
# adds Virtuoso 7 (a Debian package), Fuseki 5 and RDF4J 5 (fetched once by Maven at the versions in stores/pom.xml), and
# what stands in front of them: nginx, with certificates made by openssl. A client for them comes from npm, at the
# versions in stores/package-lock.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cache=.cache/stores
pom=scripts/stores/pom.xml

scripts/ensure.sh java default-jre-headless
scripts/ensure.sh isql-vt virtuoso-opensource-7-bin
scripts/ensure.sh nginx nginx-light
scripts/ensure.sh openssl openssl

if [ ! -e "$cache/stamp" ] || [ "$pom" -nt "$cache/stamp" ]; then
    scripts/ensure.sh mvn maven
    rm -rf "$cache" && mkdir -p "$cache"
    echo "Fetching Fuseki and RDF4J …" >&2
    # Maven now and then meets a registry that is slow to answer, so a failure is tried once more.
    fetch() {
        mvn -q -B -f "$pom" dependency:copy-dependencies -DoutputDirectory="$PWD/$cache" -Dmdep.stripVersion=true >&2
    }
    fetch || { sleep 5 && fetch; } || { echo "Maven could not fetch Fuseki and RDF4J; see above." >&2; exit 2; }
    touch "$cache/stamp"
fi

clients=.cache/clients
if [ ! -e "$clients/stamp" ] || [ scripts/stores/package-lock.json -nt "$clients/stamp" ]; then
    scripts/ensure.sh npm npm
    mkdir -p "$clients"
    cp scripts/stores/package.json scripts/stores/package-lock.json "$clients/"
    echo "Fetching fetch-sparql-endpoint …" >&2
    (cd "$clients" && npm ci --no-audit --no-fund --silent >&2)
    touch "$clients/stamp"
fi
