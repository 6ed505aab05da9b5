# Sourced: what is kept of the embedded database, and where.

# shellcheck disable=SC2034 # read by those who source this file
readonly ferretdb_version=v2.7.0
# The last number is raised when the way of installing changes, so that an older result is not used.
readonly documentdb_release=18-1

cache_directory=${CASEBOARD_CACHE_DIR:-${XDG_CACHE_HOME:-${HOME:?HOME is not set, so there is no place for the cache}/.cache}/caseboard}

documentdb_directory() { echo "$cache_directory/documentdb-$documentdb_release"; }
documentdb_root() { echo "$(documentdb_directory)/root"; }
ferretdb_binary() { echo "$cache_directory/ferretdb-$ferretdb_version/ferretdb"; }
