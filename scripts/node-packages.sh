#!/bin/bash
# Makes sure that the npm packages of the lockfile are installed. Quick when they are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly installed=node_modules/.installed-lock

! cmp --silent package-lock.json "$installed" || exit 0
echo "setup: npm packages: installing them …" >&2
# None of the packages needs its install script here; mongodb-memory-server's would try to download.
npm ci --ignore-scripts --loglevel=error >&2
cp package-lock.json "$installed"
echo "setup: npm packages: ready after $SECONDS s" >&2
