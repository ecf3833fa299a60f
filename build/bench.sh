#!/usr/bin/env bash
# What the line costs, against no middleware and against the framework's UseCookiePolicy, as ratios of figures of one run.
#   bash build/bench.sh          BenchmarkDotNet: some minutes, on an otherwise idle machine
#   bash build/bench.sh quick    the requests only, their times taken in turns: some seconds
#   bash build/bench.sh records [ROUNDS] [SECONDS]   durable decisions a second, on SQLite and PostgreSQL, against what the database can do
#   bash build/bench.sh records archive [RECORDS]    what counting, reading and verifying so many takes
#   bash build/bench.sh report [RECORDS]   the report page and the exports over a year of records (by default a million), on SQLite and PostgreSQL
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if [ "${1:-}" = records ] || [ "${1:-}" = report ]; then
    [ "$1" = report ] || shift
    project=tests/CookieConsent.EntityFrameworkCore.Benchmarks
    dotnet build "$project" --configuration Release --nologo --tl:off -v quiet -clp:NoSummary
    folder=$(mktemp -d)
    chmod 755 "$folder"
    trap 'bash build/postgresql.sh stop "$folder/postgresql"; rmdir "$folder"' EXIT
    COOKIECONSENT_POSTGRESQL=$(bash build/postgresql.sh start "$folder/postgresql")
    export COOKIECONSENT_POSTGRESQL
    dotnet "$project/bin/Release/net10.0/CookieConsent.EntityFrameworkCore.Benchmarks.dll" "$@"
    exit
fi
project=tests/CookieConsent.Benchmarks
dotnet build "$project" --configuration Release --nologo --tl:off -v quiet -clp:NoSummary
if [ $# = 0 ]; then
    set -- --filter '*' --artifacts artifacts/benchmarks
fi
exec dotnet "$project/bin/Release/net10.0/CookieConsent.Benchmarks.dll" "$@"
