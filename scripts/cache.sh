# Sourced: what is kept of the embedded database, and where. src/storage/embedded reads the same places.

readonly ferretdb_version=v2.7.0
# The last number is raised when the way of installing changes, so that an older result is not used.
readonly documentdb_release=18-1

cache_directory=${CASEBOARD_CACHE_DIR:-${XDG_CACHE_HOME:-${HOME:?is not set, so there is no place for a cache}/.cache}/caseboard}

documentdb_directory() { echo "$cache_directory/documentdb-$documentdb_release"; }
ferretdb_binary() { echo "$cache_directory/ferretdb-$ferretdb_version/ferretdb"; }

# A download is whole once its checksum lies beside it.
mongod_is_downloaded() {
  compgen -G "$cache_directory/mongod/mongod-*.md5" >/dev/null
}

fallback_is_installed() {
  [ -d "$(documentdb_directory)" ] && [ -x "$(ferretdb_binary)" ] && command -v bwrap >/dev/null
}

# Makes the cache, waits until no other set-up works in it, and removes what an interrupted one left.
# The lock ends with this process and with every part that it started.
prepare_cache() {
  mkdir -p "$cache_directory/logs" || give_up "The cache $cache_directory cannot be written to." \
    "Set CASEBOARD_CACHE_DIR to a directory that can."
  local lock
  exec {lock}>>"$cache_directory/setup.lock"
  if ! flock --nonblock "$lock"; then
    say "another set-up is at work; waiting for it"
    flock "$lock"
  fi
  rm -rf --one-file-system "$cache_directory"/building.*
}
