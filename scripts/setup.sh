#!/bin/bash
# Makes sure that a database can be opened, and for `test` that a browser is there. Quick when all is
# there. Run by `npm run demo` and `npm test`.
#
# usage: setup.sh [demo|test]
set -euo pipefail

readonly scripts=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$scripts/cache.sh"
. "$scripts/part.sh"

readonly purpose=${1:-demo}
case $purpose in
  demo | test) ;;
  *) give_up "“$purpose” is not something to set up for." "Say demo or test." ;;
esac

database_is_there() {
  [ -n "${MONGODB_URI:-}" ] || command -v mongod >/dev/null || mongod_is_downloaded || fallback_is_installed
}

# Why FerretDB and DocumentDB have to be installed.
readonly reason="No mongod is on the PATH and none could be downloaded, so a stand-in is installed."
readonly instead="Or put a mongod on the PATH, or set MONGODB_URI to a server that runs already."

check_fallback_can_be_had() {
  [ "$(uname -s)" = Linux ] || give_up "$reason That works on Linux only." "$instead"
  [ -x "$(ferretdb_binary)" ] || command -v go >/dev/null ||
    give_up "$reason FerretDB is built with Go, and go is not on the PATH." \
      "Install Go 1.24 or newer (https://go.dev/dl). $instead"
}

# Debian's packages that are missing for a purpose, one a line.
missing_tools() {
  command -v bwrap >/dev/null || echo bubblewrap
  [ ! -d "$(documentdb_directory)" ] || return 0
  command -v mmdebstrap >/dev/null || echo mmdebstrap
  # Whoever is not root makes the folder in a user namespace.
  [ "$(id -u)" = 0 ] || command -v newuidmap >/dev/null || echo uidmap
}

missing_browser() {
  [ -x /usr/bin/chromium ] || echo chromium
  [ -f /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf ] || echo fonts-noto-color-emoji
  [ -f /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || echo fonts-dejavu-core
}

download_mongod() {
  run_part mongod "trying to download it" node "$scripts/download-mongod.cjs" "$cache_directory/mongod"
}

install_ferretdb() {
  [ ! -x "$(ferretdb_binary)" ] || return 0
  run_part FerretDB "building it from its Go module, about a minute" "$scripts/ferretdb.sh" ||
    give_up "FerretDB could not be built; see the lines above." "Check that Go's modules can be reached. $instead"
}

install_documentdb() {
  [ ! -d "$(documentdb_directory)" ] || return 0
  run_part DocumentDB "installing it from Debian's packages, about a minute" "$scripts/documentdb.sh" ||
    give_up "DocumentDB could not be installed; see the lines above." "Check that Debian's packages can be reached. $instead"
}

# usage: install_packages NAME WHAT_FOR INSTEAD, with the packages on standard input
install_packages() {
  local packages
  mapfile -t packages
  [ "${#packages[@]}" -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
    give_up "$2 Missing here: ${packages[*]}. They are Debian packages, and only root can install them, with apt-get." \
      "As root, run: apt-get install --no-install-recommends ${packages[*]}. $3"
  run_part "$1" "installing Debian's ${packages[*]}" "$scripts/packages.sh" "${packages[@]}" ||
    give_up "$2 Debian's ${packages[*]} could not be installed; see the lines above." \
      "Check that Debian's packages can be reached. $3"
}

# Debian's package manager allows one at a time, so its two parts follow each other; DocumentDB goes
# into a folder with a package manager of its own.
install_from_debian() {
  local running=() status=0 part
  if ! database_is_there; then
    missing_tools | install_packages tools "$reason It needs mmdebstrap and bubblewrap." "$instead" || return
    install_documentdb &
    running+=($!)
  fi
  if [ "$purpose" = test ]; then
    missing_browser | install_packages browser "The browser tests need Chromium and fonts." \
      "Or run single tests, which need no browser, with: npx jest test/domain" &
    running+=($!)
  fi
  for part in "${running[@]}"; do
    wait "$part" || status=1
  done
  return "$status"
}

set_up() {
  local building='' status=0
  if ! database_is_there && ! download_mongod; then
    check_fallback_can_be_had
    say "FerretDB with DocumentDB stands in for mongod"
    install_ferretdb &
    building=$!
  fi
  install_from_debian || status=1
  [ -z "$building" ] || wait "$building" || status=1
  return "$status"
}

all_is_there() {
  database_is_there && { [ "$purpose" = demo ] || [ -z "$(missing_browser)" ]; }
}

! all_is_there || exit 0
prepare_cache
! all_is_there || exit 0
set_up || exit 1
say "all is there after $SECONDS s"
