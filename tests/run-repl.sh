#!/bin/sh
# run-repl.sh WOAD: the read-eval-print loop on a pseudo-terminal.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v python3 > /dev/null 2>&1; then
  echo "skipped: no python3"
  echo "0 passed, 0 failed"
  exit 0
fi
home=$(mktemp -d)
timeout 120 python3 "$here/repl-driver" "$woad" "$home"
status=$?
rm -rf "$home"
exit $status
