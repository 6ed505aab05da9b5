#!/bin/bash
# Starts or stops the benchmark's own PostgreSQL. It listens on a socket in its directory only.
#
# usage: postgresql.sh start|stop DIRECTORY
set -euo pipefail

readonly directory=$2
readonly data=$directory/data
readonly programs=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1)

# PostgreSQL refuses to run as root; Debian's package has a user for it.
as_ordinary_user() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

prepare() {
  mkdir -p "$directory"
  [ "$(id -u)" != 0 ] || chown postgres "$directory"
  as_ordinary_user "$programs/initdb" --pgdata "$data" --username postgres --auth trust --encoding UTF8 --locale C
  as_ordinary_user tee --append "$data/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$directory'
shared_buffers = 2GB
effective_cache_size = 8GB
work_mem = 256MB
maintenance_work_mem = 1GB
max_wal_size = 8GB
random_page_cost = 1.1
max_parallel_workers_per_gather = 2
SETTINGS
}

cd /
case $1 in
  start)
    [ -f "$data/PG_VERSION" ] || prepare >&2
    as_ordinary_user "$programs/pg_ctl" --pgdata "$data" status >/dev/null ||
      as_ordinary_user "$programs/pg_ctl" --pgdata "$data" --log "$directory/log" --wait start >&2
    ;;
  stop) as_ordinary_user "$programs/pg_ctl" --pgdata "$data" --mode fast --wait stop >&2 ;;
esac
