#!/bin/bash
# Installs DocumentDB (a PostgreSQL extension) with all that it needs into a folder of its own, from
# Debian's packages, and makes the empty database that new data directories are copied from.
# Needs mmdebstrap and bubblewrap.
set -euo pipefail

readonly scripts=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$scripts/cache.sh"
. "$scripts/sandbox.sh"

# The first release of Debian that has the extension.
readonly debian_release=forky

# The address that this machine itself installs Debian's packages from.
mirror() {
  local sources=/etc/apt/sources.list.d/debian.sources address=''
  [ ! -f "$sources" ] || address=$(sed -n 's/^URIs:[[:space:]]*\([^[:space:]]*\).*/\1/p' "$sources" | head -n 1)
  echo "${address:-http://deb.debian.org/debian}"
}

# The hooks make the places that the sandbox mounts things on, and name the user that it runs as.
#
# usage: bootstrap TARGET
bootstrap() {
  mmdebstrap --variant=minbase --include=ca-certificates,postgresql-18-documentdb \
    --aptopt='Acquire::Check-Valid-Until "false"' \
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook='mkdir "$1/data" "$1/empty-database"' \
    --customize-hook='echo caseboard:x:1000:1000::/:/bin/bash >>"$1/etc/passwd"' \
    --customize-hook='echo caseboard:x:1000: >>"$1/etc/group"' \
    "$debian_release" "$1" "deb $(mirror) $debian_release main"
}

# Whoever is not root gets the files as an archive, so that they belong to them in the end.
install_packages() {
  if [ "$(id -u)" = 0 ]; then
    bootstrap "$1"
  else
    mkdir "$1"
    bootstrap - | tar --extract --directory "$1" --no-same-owner --exclude='./dev/*'
  fi
}

# usage: make_empty_database DIRECTORY, which holds the root
make_empty_database() {
  mkdir "$1/empty-database"
  sandbox_command "$1" "$1/empty-database"
  "${sandbox[@]}" /run/caseboard/make-empty-database.sh </dev/null
}

building=$(mktemp -d "$cache_directory/building.documentdb.XXXXXX")
install_packages "$building/root"
make_empty_database "$building"
chmod 755 "$building"
mv -T "$building" "$(documentdb_directory)"
