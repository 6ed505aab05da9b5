#!/bin/bash
# Runs inside the sandbox, once, when DocumentDB is installed: makes the empty database that every
# new data directory is a copy of. It also proves that what was installed works.
set -euo pipefail

readonly data=/data/postgresql

initdb -D "$data" -U postgres --auth=trust --locale=C.UTF-8 --encoding=UTF8 --no-sync >/dev/null
postgres -D "$data" -c config_file=/run/caseboard/postgresql.conf </dev/null &
until psql -h /run -d postgres -c 'SELECT 1' >/dev/null 2>&1; do
  kill -0 $!
  sleep 0.05
done
psql -h /run -d postgres -q -v ON_ERROR_STOP=1 -c 'CREATE EXTENSION documentdb CASCADE'
psql -h /run -d postgres -At -c \
  "SELECT extname, extversion FROM pg_extension WHERE extname LIKE 'documentdb%' ORDER BY 1" \
  >"$data/extension-version"
kill -INT $!
wait $!
