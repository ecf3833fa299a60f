#!/usr/bin/env bash
# Builds everything, packs, and runs every test. Closes with "N passed, N failed".
#   bash build/test.sh          all tests
#   bash build/test.sh NAME     the tests whose full name contains NAME
# A skipped test, a test project that runs no test, white space that is off and packages that differ from build to build are failures. The browser tests use $CHROMIUM, by default /usr/bin/chromium, and
# $CHROMIUM_HEADLESS, by default /usr/bin/chromium-headless-shell, or the first where there is no second.
# The tests of the record store use a PostgreSQL of their own, or the one that COOKIECONSENT_POSTGRESQL (a connection string) names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

filter=${1:-}
results=$PWD/artifacts/test-results
solution=CookieConsent.sln
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
export CHROMIUM_HEADLESS=${CHROMIUM_HEADLESS:-$CHROMIUM-headless-shell}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1
# On a machine that has much to do, the 90 seconds in which a test project has to answer its runner may be too few.
export VSTEST_CONNECTION_TIMEOUT=600

headline() { printf '\n== %s\n' "$1"; }

# Most tests run in the shell of Chromium without its windows, twice as fast; what only the whole browser has, they ask of $CHROMIUM.
install_browsers() {
    if [ "$CHROMIUM" = /usr/bin/chromium ]; then
        bash build/install.sh "$CHROMIUM" chromium
        bash build/install.sh "$CHROMIUM_HEADLESS" chromium-headless-shell || echo "Going on with $CHROMIUM alone, which is slower."
    elif [ ! -x "$CHROMIUM" ]; then
        echo "CHROMIUM is $CHROMIUM, which cannot be run. Set it to a Chromium, or leave it out." >&2
        exit 1
    fi
}

# The approved pictures are in this font.
install_font() {
    fc-list 2>/dev/null | grep -q 'DejaVu Sans' && return
    bash build/install.sh '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' fontconfig fonts-dejavu-core || echo "The pictures of the banner will differ." >&2
}

# What links the app that is compiled ahead of time.
install_linker() {
    command -v gcc >/dev/null && echo 'int main(void) { return 0; }' | gcc -x c - -o /dev/null 2>/dev/null && return
    bash build/install.sh '/usr/lib/*/crt1.o' gcc libc6-dev
}

# A private PostgreSQL for this run.
start_postgresql() {
    command -v initdb >/dev/null || bash build/install.sh '/usr/lib/postgresql/*/bin/initdb' postgresql
    local folder
    # Not in $TMPDIR: the path of a socket is short, and the user postgres has to get there.
    folder=$(mktemp -d /tmp/postgresql.XXXXXXXXXX)/cluster
    chmod 755 "$(dirname "$folder")"
    trap 'bash build/postgresql.sh stop "'"$folder"'"; rmdir "'"$(dirname "$folder")"'"' EXIT
    COOKIECONSENT_POSTGRESQL=$(bash build/postgresql.sh start "$folder")
    export COOKIECONSENT_POSTGRESQL
}

# The sum of one attribute over the <Counters> elements of the given files.
sum() {
    local attribute=$1
    shift
    { grep -ho '<Counters [^>]*>' "$@" || true; } | sed -n "s/.* $attribute=\"\([0-9]*\)\".*/\1/p" | awk '{ total += $1 } END { print total + 0 }'
}

test_projects() { dotnet sln "$solution" list | tr '\\' '/' | grep '^tests/.*Tests\.csproj$'; }

# Runs the tests of one project and adds to passed and failed.
run_tests() {
    local project=$1 name folder code=0
    name=$(basename "$project" .csproj)
    folder=$results/$name
    headline "$name"
    dotnet test "$project" --no-build --nologo --tl:off --results-directory "$folder" \
        --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
        --blame-hang-timeout 10m --blame-hang-dump-type none \
        ${filter:+--filter "FullyQualifiedName~$filter"} || code=$?

    local trx=$folder/$name.trx total=0 executed=0 succeeded=0
    if [ -f "$trx" ]; then
        total=$(sum total "$trx")
        executed=$(sum executed "$trx")
        succeeded=$(sum passed "$trx")
    fi
    local unsuccessful=$((total - succeeded))
    if [ "$total" -gt "$executed" ]; then
        echo "$name: $((total - executed)) skipped, which counts as failed."
    fi
    if [ "$executed" = 0 ] && [ -z "$filter" ]; then
        echo "$name: no test was executed, which counts as failed."
        unsuccessful=$((unsuccessful > 0 ? unsuccessful : 1))
    elif [ "$code" != 0 ] && [ "$unsuccessful" = 0 ]; then
        echo "$name: the test run ended with exit code $code, which counts as failed."
        unsuccessful=1
    fi
    passed=$((passed + succeeded))
    failed=$((failed + unsuccessful))
}

install_browsers
bash build/npm.sh tests/CookieConsent.Browser.Tests/Agents
bash build/npm.sh tests/CookieConsent.Browser.Tests/Navigation
bash build/npm.sh tests/CookieConsent.Migration.Tests/VanillaCookieConsent
install_font
command -v node >/dev/null || bash build/install.sh /usr/bin/node nodejs
command -v nginx >/dev/null || bash build/install.sh /usr/sbin/nginx nginx
install_linker

headline "Building"
dotnet restore "$solution" --nologo --tl:off -v quiet
dotnet build "$solution" --no-restore --nologo --tl:off -v quiet -clp:NoSummary -warnaserror

passed=0
failed=0
bash build/quality.sh format || failed=1

headline "Packing"
bash build/pack.sh
[ -n "$filter" ] || bash build/repeat.sh || failed=$((failed + 1))

projects=$(test_projects)
for project in tests/*/*Tests.csproj; do
    if ! grep -qxF "$project" <<<"$projects"; then
        echo "$project is not in $solution, so its tests would not run. Write: dotnet sln $solution add $project" >&2
        exit 1
    fi
done

[ -n "${COOKIECONSENT_POSTGRESQL:-}" ] || start_postgresql

rm -rf "$results"
for project in $projects; do
    run_tests "$project"
done
if [ $((passed + failed)) = 0 ]; then
    echo "No test was executed${filter:+: none has \"$filter\" in its name}."
    failed=1
fi

printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
