#!/usr/bin/env bash
# Writes the JSON schemas by which editors complete and check appsettings files, from the options types and their documentation.
#   bash build/schema.sh              src/*/appsettings.schema.json, after a change of an option, its documentation, the catalogue or the English texts
#   bash build/schema.sh PROJECT OUTPUT      that of a project that is built already: of the assembly in OUTPUT, into OUTPUT (build/pack.sh)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
quiet=(--nologo --tl:off -v quiet -clp:NoSummary -nodeReuse:false)
declare -A options=(
    [CookieConsent]=CookieConsent.CookieConsentOptions
    [CookieConsent.EntityFrameworkCore]=CookieConsent.EntityFrameworkCore.EntityFrameworkRecordOptions
)

# The schema of one project into a file.
write() { dotnet build/SchemaWriter/bin/Debug/net10.0/SchemaWriter.dll "$1/$2.dll" "${options[$2]}" "$3"; }

dotnet build build/SchemaWriter "${quiet[@]}"
if [ $# = 2 ]; then
    write "$2" "$1" "$2/appsettings.schema.json"
    exit
fi
for project in "${!options[@]}"; do
    dotnet build "src/$project" "${quiet[@]}"
    write "src/$project/bin/Debug/net10.0" "$project" "src/$project/appsettings.schema.json"
done
