#!/usr/bin/env bash
# install.sh VENV WHAT: install the checkout and its dependencies, at the pinned versions, so that Python reads src/.
set -euo pipefail
venv=$1
what=$2

echo "Setting up $venv …" >&2
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
PIP_CONSTRAINT=$PWD/constraints.txt "$venv/bin/python" -m pip install -q --editable "$what"
