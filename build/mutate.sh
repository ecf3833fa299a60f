#!/usr/bin/env bash
# Changes the code of Classification, Decision and Enforcement in small ways and runs the library's tests on each change: what no test notices survives.
#   bash build/mutate.sh            all three folders, the report in artifacts/mutation
#   bash build/mutate.sh FOLDER     one of them
# Not part of build/test.sh: it takes long. Fails below 85 %. The tests over a network are left out (build/mutation.json): they ask what those in memory
# ask, of other servers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folders=("${@:-Classification Decision Enforcement}")
tool=$PWD/artifacts/tools
[ -x "$tool/dotnet-stryker" ] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$tool"

mutate=()
for folder in ${folders[*]}; do
    mutate+=(--mutate "$folder/**/*.cs")
done
cd tests/CookieConsent.Tests
exec "$tool/dotnet-stryker" --config-file "$OLDPWD/build/mutation.json" "${mutate[@]}" --output "$OLDPWD/artifacts/mutation"
