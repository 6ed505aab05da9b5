#!/bin/bash
# Makes sure that the contenders can run: PostgreSQL from Debian's packages, and a Python environment of
# the benchmark's own in its directory. Quick when all is there.
#
# usage: setup.sh BENCH_DIRECTORY
set -euo pipefail

readonly here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly environment=$1/python
readonly installed=$environment/requirements.txt

missing_packages() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
  python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
}

mapfile -t missing < <(missing_packages)
[ "${#missing[@]}" = 0 ] || "$here/../../../../scripts/packages.sh" "${missing[@]}"

cmp --silent "$here/requirements.txt" "$installed" && exit 0
rm -rf "$environment"
python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cp "$here/requirements.txt" "$installed"
