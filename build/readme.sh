#!/usr/bin/env bash
# A README as its package has it. Nothing stands beside it on the page of a package: links and pictures lead to the commit in the repository, where that is on the web.
#   bash build/readme.sh README.md COMMIT
#   REPOSITORY_URL    the address of the repository; without it the README stays as it is
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readme=$1
commit=$2
folder=$(dirname "$readme")/
folder=${folder#./}
repository=${REPOSITORY_URL:-}
repository=${repository%.git}
if [ -z "$repository" ]; then
    cat "$readme"
    exit
fi

pictures=$repository/raw
if [[ $repository == https://github.com/* ]]; then
    pictures=https://raw.githubusercontent.com/${repository#https://github.com/}
fi
sed -E \
    -e "s~(!\[[^]]*\]\()([^):#]+\))~\1$pictures/$commit/$folder\2~g" \
    -e "s~(^|[^!])(\[[^]]*\]\()([^):#][^):]*\))~\1\2$repository/blob/$commit/$folder\3~g" \
    "$readme"
