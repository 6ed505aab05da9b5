#!/bin/bash
# Starts or stops the benchmark's own PostgreSQL. It listens on a socket in its directory only.
#
# usage: postgresql.sh start|stop DIRECTORY
set -euo pipefail

readonly directory=$2
readonly data=$directory/data
readonly programs=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1)

# For a machine of which it may use a good part. Compiling queries (jit) took longer than it saved.
readonly settings=(
  listen_addresses=
  unix_socket_directories="$directory"
  shared_buffers=2GB
  effective_cache_size=8GB
  work_mem=256MB
  maintenance_work_mem=1GB
  max_wal_size=8GB
  random_page_cost=1.1
  jit=off
)

# PostgreSQL refuses to run as root; Debian's package has a user for it.
as_ordinary_user() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

prepare() {
  mkdir -p "$directory"
  [ "$(id -u)" != 0 ] || chown postgres "$directory"
  as_ordinary_user "$programs/initdb" --pgdata "$data" --username postgres --auth trust --encoding UTF8 --locale C
}

start() {
  [ -f "$data/PG_VERSION" ] || prepare
  ! as_ordinary_user "$programs/pg_ctl" --pgdata "$data" status || return 0
  as_ordinary_user "$programs/pg_ctl" --pgdata "$data" --log "$directory/log" --wait \
    --options "$(printf -- "-c '%s' " "${settings[@]}")" start
}

cd /
case $1 in
  start) start >&2 ;;
  stop) as_ordinary_user "$programs/pg_ctl" --pgdata "$data" --mode fast --wait stop >&2 ;;
esac
