#!/usr/bin/env bash
# browser.sh: install what the tests in a browser need: Chromium and fonts from Debian, axe-core from npm at the version
# in browser/package.json. Playwright comes with the Python packages and drives the Chromium that is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cache=.cache/browser
pins=scripts/browser/package.json

scripts/ensure.sh chromium chromium
scripts/ensure.sh fc-cache fontconfig
[ -e /usr/share/fonts/truetype/liberation ] || scripts/ensure.sh --package fonts-liberation

if [ ! -e "$cache/stamp" ] || [ "$pins" -nt "$cache/stamp" ]; then
    scripts/ensure.sh npm npm
    mkdir -p "$cache"
    cp "$pins" "$cache/"
    echo "Fetching axe-core …" >&2
    npm install --prefix "$cache" --no-audit --no-fund --silent >&2
    touch "$cache/stamp"
fi
