#!/usr/bin/env bash
# Makes artifacts/CookieConsent.<version>.nupkg, and the .snupkg with its symbols. The version stands in build/Library.props.
# The same commit gives the same bytes. REPOSITORY_URL, where set, is the address that the package names beside the commit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' build/Library.props)
commit=$(git rev-parse HEAD)
SOURCE_DATE_EPOCH=$(git show --no-patch --format=%ct HEAD)
export SOURCE_DATE_EPOCH
# NuGet leaves the whole element out where it has no address, and the commit with it.
repository=${REPOSITORY_URL:-CookieConsent.git}
project=src/CookieConsent
output=$project/bin/Release/net10.0

# From a clean output: what an earlier build left must not get into the package, nor keep a check from running.
rm -rf "$project/bin/Release" "$project/obj/Release"
rm -f artifacts/CookieConsent.*.nupkg artifacts/CookieConsent.*.snupkg

options=(--configuration Release --nologo --tl:off -v quiet -nodeReuse:false)
dotnet build "$project" "${options[@]}" -clp:NoSummary -p:ContinuousIntegrationBuild=true

# The projects say IsPackable=false, so that this script is the only way to a package.
dotnet pack "$project" "${options[@]}" --no-build --output artifacts \
    -p:IsPackable=true \
    -p:NuspecFile="$PWD/CookieConsent.nuspec" \
    -p:NuspecBasePath="$PWD" \
    "-p:NuspecProperties=\"version=$version;commit=$commit;repository=$repository;output=$output\"" \
    -p:IncludeSymbols=true \
    -p:SymbolPackageFormat=snupkg

ls artifacts/CookieConsent."$version".nupkg artifacts/CookieConsent."$version".snupkg
