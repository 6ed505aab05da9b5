# Sourced: how a program of the installed DocumentDB is run.

# The installed files read only, an ordinary user, own processes, own temporary files, own shared
# memory, no setting of the caller's. When bubblewrap's parent ends, however it ends, the kernel
# ends everything inside.
#
# usage: sandbox_command INSTALLED DATA; sets the array sandbox
sandbox_command() {
  local inside file
  inside=$(dirname "${BASH_SOURCE[0]}")/documentdb
  sandbox=(
    bwrap --die-with-parent --unshare-user --unshare-pid --as-pid-1 --unshare-ipc
    --uid 1000 --gid 1000 --clearenv
    --setenv PATH /usr/lib/postgresql/18/bin:/usr/bin:/run/caseboard --setenv LC_ALL C.UTF-8
    --setenv PGUSER postgres
    --ro-bind "$1/root" / --ro-bind "$1/empty-database" /empty-database --dev /dev --tmpfs /tmp --tmpfs /run --bind "$2" /data
  )
  for file in "$inside"/*; do
    sandbox+=(--ro-bind "$file" "/run/caseboard/${file##*/}")
  done
}
