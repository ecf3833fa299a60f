#!/usr/bin/env bash
# Proves that a commit gives the same bytes: builds and packs what the folder holds once more in another folder, and compares the packages with those that
# build/pack.sh left in artifacts/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! compgen -G 'artifacts/CookieConsent.*.nupkg' >/dev/null; then
    echo "There are no packages in artifacts/. Run: bash build/pack.sh" >&2
    exit 1
fi

export GIT_CONFIG_GLOBAL=$PWD/build/git.config
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone --quiet --shared --no-checkout . "$copy"
git ls-files -z --cached --others --exclude-standard build src CookieConsent.nuspec README.md LICENSE | tar --null --files-from=- --ignore-failed-read --create | tar --extract --directory "$copy"

# A clone of a clone does not know where the first one came from.
export REPOSITORY_URL=${REPOSITORY_URL:-$({ git remote get-url origin 2>/dev/null || true; } | sed -n 's|^https://\([^/@]*@\)\?|https://|p')}
# The analyzers have had their say, and leave no trace in what is built.
RunAnalyzers=false bash "$copy/build/pack.sh" >/dev/null

different=0
for package in artifacts/CookieConsent.*.*nupkg; do
    if cmp "$package" "$copy/$package"; then
        echo "The same bytes twice: $package"
    else
        different=1
    fi
done
exit "$different"
