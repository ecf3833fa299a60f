#!/usr/bin/env bash
# Installs Debian packages where a file is missing, and nothing where it is there.
#   bash build/install.sh FILE PACKAGE...      FILE may hold wildcards, for example '/usr/lib/postgresql/*/bin/initdb'
set -euo pipefail

file=$1
shift
compgen -G "$file" >/dev/null && exit

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "$file is missing. Install what brings it (on Debian: sudo apt-get install $*)." >&2
    exit 1
fi
printf '\n== Installing %s\n' "$*"
apt-get update -qq
# Whatever server comes with a package is not to run: the tests start their own.
RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
if ! compgen -G "$file" >/dev/null; then
    echo "$* is installed, but $file is not there." >&2
    exit 1
fi
