#!/usr/bin/env bash
# Starts the sample shop. It prints its address and what to try.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec dotnet run --project samples/Shop "$@"
