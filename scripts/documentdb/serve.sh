#!/bin/bash
# Runs inside the sandbox, as its first process: PostgreSQL with DocumentDB, and FerretDB in front.
# Ends both when standard input closes, on SIGTERM, or when one of them ends by itself. When this
# process is gone, the kernel ends whatever else is left in the sandbox.
#
# usage: serve.sh HOST PORT
set -uo pipefail

readonly host=$1 port=$2
readonly data=/data/postgresql
readonly empty_database=/empty-database/postgresql
readonly listening=/run/ferretdb.sock
postgresql='' ferretdb=''

# mongodb-memory-server passes on the words of a line of this form.
fail() {
  echo "mongod-ferretdb: exception in initAndListen: DatabaseNotStarted: $*" >&2
  exit 1
}

# Together below the 2 s in which a stop is promised. What was acknowledged is in PostgreSQL's log
# by then: a checkpoint that takes longer is left to the next start.
stop() {
  trap '' TERM
  [ -n "$postgresql" ] || exit "$1"
  kill -INT "$postgresql"
  [ -z "$ferretdb" ] || kill -TERM "$ferretdb"
  (
    sleep 0.3
    [ -z "$ferretdb" ] || kill -KILL "$ferretdb"
    sleep 1.2
    kill -QUIT "$postgresql"
  ) &
  wait "$postgresql" $ferretdb
  exit "$1"
} 2>/dev/null

ensure_database() {
  [ -d "$data" ] && return
  rm -rf "$data.new"
  cp -a "$empty_database" "$data.new" && mv "$data.new" "$data" ||
    fail "The empty database cannot be written to the data directory; see the lines above."
}

check_version() {
  local kept installed
  kept=$(<"$data/PG_VERSION") installed=$(<"$empty_database/PG_VERSION")
  [ "$kept" = "$installed" ] ||
    fail "The data directory was written by PostgreSQL $kept, installed is $installed. Use another data directory, or import the events anew."
}

postgresql_is_ready() {
  local lines=()
  [ -f "$data/postmaster.pid" ] && mapfile -t lines <"$data/postmaster.pid"
  [[ "${lines[7]:-}" == ready* ]]
}

start_postgresql() {
  # A pid file left by a killed run means nothing here: the sandbox is new, and its caller holds
  # the lock of the data directory.
  rm -f "$data/postmaster.pid"
  postgres -D "$data" -c config_file=/run/caseboard/postgresql.conf </dev/null &
  postgresql=$!
  until postgresql_is_ready; do
    kill -0 "$postgresql" 2>/dev/null || fail "PostgreSQL ended while starting, with the words above. If its data is damaged, use another data directory and import the events anew."
    sleep 0.01
  done
}

# A kept database may have been made by an older build of the extension.
update_extension() {
  cmp -s "$empty_database/extension-version" "$data/extension-version" && return
  psql -h /run -d postgres -q -v ON_ERROR_STOP=1 \
    -c 'ALTER EXTENSION documentdb_core UPDATE' -c 'ALTER EXTENSION documentdb UPDATE' &&
    cp "$empty_database/extension-version" "$data/extension-version" ||
    fail "The kept database cannot be brought to the installed version of DocumentDB; see the lines above."
}

# FerretDB opens its socket file after the port, so the file says that the port is its own.
start_ferretdb() {
  mkdir -p /run/ferretdb
  ferretdb --listen-addr="$host:$port" --listen-unix="$listening" --no-auth --telemetry=disable \
    --postgresql-url='postgres:///postgres?host=/run&user=postgres' --state-dir=/run/ferretdb \
    --debug-addr=- --log-level=ERROR </dev/null &
  ferretdb=$!
  until [ -S "$listening" ]; do
    kill -0 "$ferretdb" 2>/dev/null || fail "FerretDB ended while starting, with the words above."
    sleep 0.01
  done
}

trap 'stop 0' TERM
(cat >/dev/null; kill -TERM $$) <&0 &
ensure_database
check_version
start_postgresql
update_extension
start_ferretdb
echo "Waiting for connections on $host:$port"
wait -n "$postgresql" "$ferretdb"
echo "mongod-ferretdb: PostgreSQL or FerretDB ended by itself, with the words above." >&2
stop 1
