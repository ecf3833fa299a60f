#!/usr/bin/env bash
# Puts npm packages that only tests and measurements need into artifacts/npm, as a package-lock.json says, and nothing where they are there already.
#   bash build/npm.sh FOLDER      for example tests/CookieConsent.Browser.Tests/Agents, into artifacts/npm/agents
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$1
target=artifacts/npm/$(basename "$folder" | tr '[:upper:]' '[:lower:]')
cmp -s "$folder/package-lock.json" "$target/installed.json" && exit

command -v npm >/dev/null || bash build/install.sh /usr/bin/npm npm

rm -rf "$target"
mkdir -p "$target"
cp "$folder/package.json" "$folder/package-lock.json" "$target/"
npm ci --prefix "$target" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error

# Written last, so that an installation that broke off is made anew.
cp "$folder/package-lock.json" "$target/installed.json"
