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

# Another apt at work is waited for. Without the newest lists the package may come from those that are there.
apt=(apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
"${apt[@]}" update || echo "The lists of packages could not be renewed." >&2
# Whatever server comes with a package is not to run: the tests start their own.
RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "$@" >/dev/null
if ! compgen -G "$file" >/dev/null; then
    echo "$* is installed, but $file is not there." >&2
    exit 1
fi
