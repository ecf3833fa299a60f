#!/usr/bin/env bash
# A private PostgreSQL for tests, reached through a socket in its own folder: no port, no password, nothing kept.
#   bash build/postgresql.sh start FOLDER    makes the cluster in FOLDER, which must not exist, and prints its connection string
#   bash build/postgresql.sh stop FOLDER     stops it and removes FOLDER
# PostgreSQL does not run as root; for root it runs as the user postgres of Debian's package.
set -euo pipefail

find_program() {
    local found
    found=$(PATH=$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin) command -v "$1") || {
        echo "PostgreSQL is missing ($1). Install it (on Debian: sudo apt-get install postgresql)." >&2
        exit 1
    }
    readlink -f "$found"
}

unprivileged() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"
    else
        "$@"
    fi
}

folder=${2:?the folder of the cluster}
case ${1:-} in
start)
    initdb=$(find_program initdb)
    pg_ctl=$(find_program pg_ctl)
    mkdir "$folder"
    if [ "$(id -u)" = 0 ]; then
        chown postgres:postgres "$folder"
    fi
    cd "$folder"
    unprivileged "$initdb" --pgdata=data --username=consent --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >log 2>&1 || { cat log >&2; exit 1; }
    unprivileged "$pg_ctl" --pgdata=data --log=data/server.log --wait --timeout=300 --options="-k '$folder' -p 5432 -c listen_addresses='' -c max_connections=200" start >>log 2>&1 || { cat log data/server.log >&2; exit 1; }
    echo "Host=$folder;Username=consent;Database=postgres"
    ;;
stop)
    cd "$folder"
    unprivileged "$(find_program pg_ctl)" --pgdata=data --wait --mode=immediate stop >>log 2>&1 || true
    cd /
    rm -rf "$folder"
    ;;
*)
    echo "Write start or stop." >&2
    exit 1
    ;;
esac
