#!/usr/bin/env bash
# What a visitor's browser pays for the banner: ours against four others from npm, on the same page in real Chromium, in turns.
# Prints a table of medians, in Markdown.
#   bash build/weigh.sh [ROUNDS]      4 by default, on an otherwise idle machine: about five minutes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
bash build/npm.sh tests/CookieConsent.Weight/Peers
project=tests/CookieConsent.Weight
dotnet build "$project" --configuration Release --nologo --tl:off -v quiet -clp:NoSummary
exec dotnet "$project/bin/Release/net10.0/CookieConsent.Weight.dll" "$@"
