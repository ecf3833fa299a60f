#!/usr/bin/env bash
# Changes the code of Classification, Decision and Enforcement in small ways and runs tests on each change: what no test notices survives.
#   bash build/mutate.sh            all three folders, the reports in artifacts/mutation
#   bash build/mutate.sh FOLDER     one of them
# Not part of build/test.sh: it takes about an hour. Fails below 85 % in any folder. Each folder is asked of the tests that are nearest to it (build/Mutation.props),
# so the figure is the least that holds: all tests together notice more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
root=$PWD
tool=$root/artifacts/tools
[ -x "$tool/dotnet-stryker" ] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$tool"

cd tests/CookieConsent.Tests
failed=0
for folder in "${@:-Classification Decision Enforcement}"; do
    for part in $folder; do
        case $part in
            Classification) tests="Classification/**/*.cs" ;;
            Decision) tests="Decision/**/*.cs;Records/**/*.cs;Endpoints/**/*.cs;DependencyInjection/**/*.cs;Enforcement/*Fault*.cs;Enforcement/OutputCache*.cs;Diagnostics/ConsentMetrics*.cs;Diagnostics/Observed.cs" ;;
            Enforcement) tests="Enforcement/**/*.cs;Diagnostics/**/*.cs;Decision/GlobalPrivacyControl*.cs;Configuration/Starting.cs" ;;
            *) echo "Write one of: Classification, Decision, Enforcement." >&2; exit 2 ;;
        esac
        MutationTests=$tests "$tool/dotnet-stryker" --config-file "$root/build/mutation.json" --mutate "$part/**/*.cs" --output "$root/artifacts/mutation/$part" || failed=1
    done
done
exit $failed
