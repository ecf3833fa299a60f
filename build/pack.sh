#!/usr/bin/env bash
# Makes artifacts/CookieConsent.<version>.nupkg and artifacts/CookieConsent.EntityFrameworkCore.<version>.nupkg, each with the .snupkg of its symbols.
# The version stands in build/Library.props. The same commit gives the same bytes. REPOSITORY_URL, where set, is the address that the packages name
# beside the commit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' build/Library.props)
entity_framework=$(sed -n 's|.*"Microsoft.EntityFrameworkCore.Relational" Version="\(.*\)".*|\1|p' build/Packages.props)
commit=$(git rev-parse HEAD)
SOURCE_DATE_EPOCH=$(git show --no-patch --format=%ct HEAD)
export SOURCE_DATE_EPOCH
# NuGet leaves the whole element out where it has no address, and the commit with it.
repository=${REPOSITORY_URL:-CookieConsent.git}
options=(--configuration Release --nologo --tl:off -v quiet -nodeReuse:false)

rm -f artifacts/CookieConsent.*.nupkg artifacts/CookieConsent.*.snupkg

# Packs one project by its nuspec.
pack() {
    local name=$1 nuspec=$2
    local project=src/$name
    local output=$project/bin/Release/net10.0

    dotnet build "$project" "${options[@]}" -clp:NoSummary -p:ContinuousIntegrationBuild=true

    # The projects say IsPackable=false, so that this script is the only way to a package.
    dotnet pack "$project" "${options[@]}" --no-build --output artifacts \
        -p:IsPackable=true \
        -p:NuspecFile="$PWD/$nuspec" \
        -p:NuspecBasePath="$PWD" \
        "-p:NuspecProperties=\"version=$version;commit=$commit;repository=$repository;output=$output;entityFramework=$entity_framework\"" \
        -p:IncludeSymbols=true \
        -p:SymbolPackageFormat=snupkg

    ls artifacts/"$name.$version".nupkg artifacts/"$name.$version".snupkg
}

# From a clean output: what an earlier build left must not get into a package, nor keep a check from running.
rm -rf src/*/bin/Release src/*/obj/Release
pack CookieConsent CookieConsent.nuspec
pack CookieConsent.EntityFrameworkCore src/CookieConsent.EntityFrameworkCore/CookieConsent.EntityFrameworkCore.nuspec
