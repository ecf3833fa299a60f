#!/usr/bin/env bash
# Kestrel under wrk: requests a second and processor time a request with the line and with UseCookiePolicy, each as a ratio to neither.
# The three sites run side by side and are put under load in turns; the figures are medians of the pairs.
#   bash build/load.sh [PAIRS] [SECONDS]      10 pairs of 3 seconds by default, on an otherwise idle machine
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

pairs=${1:-10}
seconds=${2:-3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! command -v wrk >/dev/null; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "wrk is missing. Install it (on Debian: sudo apt-get install wrk)." >&2
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wrk >/dev/null
fi

project=tests/CookieConsent.Benchmarks
dotnet build "$project" --configuration Release --nologo --tl:off -v quiet -clp:NoSummary
output=$(mktemp -d)
declare -A server address
cleanup() {
    kill "${server[@]}" 2>/dev/null || true
    rm -rf "$output"
}
trap cleanup EXIT

contestants=(Nothing CookiePolicy CookieConsent)
for contestant in "${contestants[@]}"; do
    dotnet "$project/bin/Release/net10.0/CookieConsent.Benchmarks.dll" serve "$contestant" >"$output/$contestant" &
    server[$contestant]=$!
    for _ in $(seq 200); do
        address[$contestant]=$(grep -o 'http://[0-9.:]*' "$output/$contestant" || true)
        [ -n "${address[$contestant]}" ] && break
        sleep 0.1
    done
done

ticks_a_second=$(getconf CLK_TCK)
# User and system time of a process so far, in clock ticks.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# Puts one site under load; prints requests a second and microseconds of processor time a request.
load() {
    local before after requests
    before=$(ticks "${server[$1]}")
    requests=$(wrk -t1 -c32 -d"${2}s" "${address[$1]}/" | awk '/requests in/ { print $1 }')
    after=$(ticks "${server[$1]}")
    awk -v requests="$requests" -v seconds="$2" -v ticks=$((after - before)) -v rate="$ticks_a_second" 'BEGIN { print requests / seconds, ticks / rate * 1e6 / requests }'
}

median() { sort -n | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'; }

for contestant in "${contestants[@]}"; do
    load "$contestant" 5 >/dev/null
done
for pair in $(seq "$pairs"); do
    # Every other time backwards, so that what grows with time favours nobody.
    order=("${contestants[@]}")
    [ $((pair % 2)) = 1 ] || order=(CookieConsent CookiePolicy Nothing)
    for contestant in "${order[@]}"; do
        load "$contestant" "$seconds" >>"$output/$contestant.figures"
    done
done

printf '%-16s %22s %28s\n' "$pairs pairs" "requests a second" "processor time a request"
for contestant in CookiePolicy CookieConsent; do
    paste "$output/Nothing.figures" "$output/$contestant.figures" >"$output/pairs"
    printf '%-16s %22.3f %28.3f\n' "$contestant" "$(awk '{ print $3 / $1 }' "$output/pairs" | median)" "$(awk '{ print $4 / $2 }' "$output/pairs" | median)"
done
printf '%-16s %22s %28.3f\n' "ours / theirs" "" "$(paste "$output/CookiePolicy.figures" "$output/CookieConsent.figures" | awk '{ print $4 / $2 }' | median)"
