# Sourced: how set-up tells what it does.

say() { echo "setup: $*" >&2; }

# usage: give_up WHAT_AND_WHY WHAT_TO_DO_INSTEAD
give_up() {
  say "$1"
  say "→ $2"
  exit 1
}

# Runs a command with its output in a log, tells how long it took, and shows the log's end if it failed.
#
# usage: run_part NAME WHAT_IT_DOES COMMAND...
run_part() {
  local name=$1 does=$2 started=$SECONDS log=$cache_directory/logs/$1.log
  shift 2
  say "$name: $does …"
  if "$@" >"$log" 2>&1 </dev/null; then
    say "$name: ready after $((SECONDS - started)) s"
  else
    say "$name: not to be had; the end of $log says:"
    tail -n 8 "$log" | sed 's/^/    /' >&2
    return 1
  fi
}
