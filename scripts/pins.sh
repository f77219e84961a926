#!/usr/bin/env bash
# pins.sh: install the newest versions that pyproject.toml allows into a new environment and write them to constraints.txt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

scripts/venv.sh "$scratch/venv"
"$scratch/venv/bin/python" -m pip install -q editables '.[proof]'
{
    echo '# The exact versions that make installs. "make pins" writes this file anew; nothing else should.'
    "$scratch/venv/bin/python" -m pip freeze --exclude gapgraph --exclude pip --exclude setuptools
} >"$scratch/constraints.txt"
mv "$scratch/constraints.txt" constraints.txt
