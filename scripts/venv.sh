#!/usr/bin/env bash
# venv.sh FOLDER: make a virtual environment with pip, also on systems whose Python has no ensurepip.
set -euo pipefail
folder=$1
here=$(dirname "${BASH_SOURCE[0]}")

if [ -z "${PYTHON:-}" ]; then
    echo "No Python 3.11 or newer was found. Install one, or say where it is: make PYTHON=/path/to/python" >&2
    exit 2
fi

has_pip() { "$folder/bin/python" -m pip --version >/dev/null 2>&1; }

make_venv() {
    rm -rf "$folder"
    "$PYTHON" -m venv "$folder" >/dev/null 2>&1 && has_pip
}

# Debian and similar systems have ensurepip in a separate package, whose name contains the version.
add_ensurepip() {
    local version
    version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    "$here/ensure.sh" --package "python$version-venv" || "$here/ensure.sh" --package python3-venv
}

# A pip outside the environment can install into it.
borrow_pip() {
    rm -rf "$folder"
    "$PYTHON" -m venv --without-pip "$folder" && "$PYTHON" -m pip --python "$folder/bin/python" install -q pip && has_pip
}

make_venv || { add_ensurepip && make_venv; } || borrow_pip || {
    rm -rf "$folder"
    echo "$PYTHON can't make a virtual environment. Install its venv package (python3-venv on Debian and Ubuntu)." >&2
    exit 2
}
