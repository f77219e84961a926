#!/usr/bin/env bash
# ensure.sh COMMAND PACKAGE: install a Debian package when its command is missing.
# ensure.sh --package PACKAGE: install the package in any case.
set -euo pipefail
command=$1
package=$2

if [ "$command" != --package ] && command -v "$command" >/dev/null 2>&1; then
    exit 0
fi

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

give_up() {
    echo "$package is needed and can't be installed here: $1." >&2
    exit 2
}

command -v apt-get >/dev/null 2>&1 || give_up "there is no apt-get; install it by hand"
[ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null || give_up "it takes root; install it by hand"

export DEBIAN_FRONTEND=noninteractive
install_it() { as_root apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1; }

echo "Installing $package …" >&2
# The package lists may be missing or old, so after a failure they are renewed, for one more try.
install_it || { as_root apt-get update -qq >/dev/null 2>&1 && install_it; } || give_up "apt-get install failed"
