#!/usr/bin/env bash
# Makes artifacts/CookieConsent.<version>.nupkg and artifacts/CookieConsent.EntityFrameworkCore.<version>.nupkg, each with the .snupkg of its symbols,
# and has the SDK validate them. The version stands in build/Library.props, the release notes in src/CookieConsent/CHANGELOG.md.
# The same commit gives the same bytes; build/repeat.sh proves it.
#   REPOSITORY_URL    the address that packages and symbols name beside the commit; by default that of the remote "origin", where it is on the web
#   BASELINE          a folder with the packages of the version before: what breaks those who used it is then an error
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export GIT_CONFIG_GLOBAL=$PWD/build/git.config
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' build/Library.props)
analyzers=CookieConsent.Analyzers.CodeFixes
entity_framework=$(sed -n 's|.*"Microsoft.EntityFrameworkCore.Relational" Version="\(.*\)".*|\1|p' build/Packages.props)
commit=$(git rev-parse HEAD)
SOURCE_DATE_EPOCH=$(git show --no-patch --format=%ct HEAD)
export SOURCE_DATE_EPOCH

# Never with the name or password that a clone's address may carry.
REPOSITORY_URL=${REPOSITORY_URL:-$({ git remote get-url origin 2>/dev/null || true; } | sed -n 's|^https://\([^/@]*@\)\?|https://|p')}
export REPOSITORY_URL
# NuGet leaves the whole element out where it has no address, and the commit with it.
repository=${REPOSITORY_URL:-CookieConsent.git}
options=(--configuration Release --nologo --tl:off -v quiet -nodeReuse:false)

rm -f artifacts/CookieConsent.*.nupkg artifacts/CookieConsent.*.snupkg

# The section of this version, as plain text that XML can hold.
release_notes() {
    awk -v heading="## [$version]" 'index($0, "## ") == 1 || /^\[/ { inside = index($0, heading) == 1; next } inside' src/CookieConsent/CHANGELOG.md |
        sed -e 's/^### //' -e 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' | sed -e '/./,$!d'
}

# Packs one project by its nuspec.
pack() {
    local name=$1 nuspec=$2
    local project=src/$name
    local output=$project/bin/Release/net10.0
    local filled=$PWD/$project/obj/Release/$name.nuspec

    release_notes >"$filled.notes"
    if [ ! -s "$filled.notes" ]; then
        echo "src/CookieConsent/CHANGELOG.md has no section \"## [$version]\". Write one: it is the packages' release notes." >&2
        exit 1
    fi
    sed -e "/\$releaseNotes\\$/{
        s|\$releaseNotes\\$.*||
        r $filled.notes
        a </releaseNotes>
    }" "$nuspec" >"$filled"

    bash build/readme.sh "$(dirname "$nuspec")/README.md" "$commit" >"$project/obj/Release/README.md"

    # From the documentation that was just built, so that editors say what the library does.
    bash build/schema.sh "$name" "$output"

    # The projects say IsPackable=false, so that this script is the only way to a package.
    dotnet pack "$project" "${options[@]}" --no-build --output artifacts \
        -p:IsPackable=true \
        -p:NuspecFile="$filled" \
        -p:NuspecBasePath="$PWD" \
        "-p:NuspecProperties=\"version=$version;commit=$commit;repository=$repository;readme=$project/obj/Release/README.md;output=$output;analyzers=src/$analyzers/bin/Release/netstandard2.0;entityFramework=$entity_framework\"" \
        -p:IncludeSymbols=true \
        -p:SymbolPackageFormat=snupkg \
        -p:EnablePackageValidation=true \
        ${BASELINE:+-p:PackageValidationBaselinePath="$(ls "$BASELINE/$name".[0-9]*.nupkg)"}

    ls artifacts/"$name.$version".nupkg artifacts/"$name.$version".snupkg
}

# From a clean output: what an earlier build left must not get into a package, nor keep a check from running.
rm -rf src/*/bin/Release src/*/obj/Release
# The store is built with the library that it stands on. A project that ships inside one of the packages is built here too.
dotnet build src/CookieConsent.EntityFrameworkCore "${options[@]}" -clp:NoSummary -p:ContinuousIntegrationBuild=true
dotnet build src/"$analyzers" "${options[@]}" -clp:NoSummary -p:ContinuousIntegrationBuild=true
pack CookieConsent CookieConsent.nuspec
pack CookieConsent.EntityFrameworkCore src/CookieConsent.EntityFrameworkCore/CookieConsent.EntityFrameworkCore.nuspec
