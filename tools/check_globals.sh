#!/bin/sh
# check_globals.sh ARCHIVE: lists writable process-wide data that tools/globals.allow does not name.
nm -A --format=sysv "$1" 2>/dev/null |
  awk -F'|' '$NF ~ /^\.(data|bss|tdata|tbss)|COM/ && $NF !~ /rel\.ro/ {n = $1; sub(/.*:/, "", n); gsub(/ /, "", n); print n}' |
  sort -u | while read -r name; do
    grep -qE "^$name([[:space:]]|$)" tools/globals.allow || echo "globals: $name is writable"
  done > "${1%.a}.globals"
[ -s "${1%.a}.globals" ] || exit 0
cat "${1%.a}.globals"
exit 1
