#!/bin/bash
# Builds FerretDB (it speaks MongoDB's protocol in front of DocumentDB) from its Go module. Needs Go.
set -euo pipefail

readonly scripts=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$scripts/cache.sh"

directory=$(dirname "$(ferretdb_binary)")
building=$(mktemp -d "$cache_directory/building.ferretdb.XXXXXX")
CGO_ENABLED=0 GOBIN=$building go install -trimpath -ldflags='-s -w' \
  "github.com/FerretDB/FerretDB/v2/cmd/ferretdb@$ferretdb_version"
"$building/ferretdb" --version
chmod 755 "$building"
mv -T "$building" "$directory"
