#!/bin/sh
# run-lang.sh WOAD [sample]: the language tests, each from source and compiled. Cases as in tests/README.md.
woad=$1
here=$(cd "$(dirname "$0")" && pwd)
sample=${2:-}
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
areas=$(cd "$here/lang" && ls -d */ 2>/dev/null | tr -d /)
regress=
[ -d "$here/regress" ] && ls "$here/regress"/*.rkt >/dev/null 2>&1 && regress=1
passed=0
failed=0
log=$(mktemp)
run_area() { # dir areas-or-empty flags
  bash "$here/cases" -r "$woad" -d "$1" $3 $2 > "$log" 2>&1
  grep '^FAIL' "$log"
  counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -1)
  [ -n "$counts" ] || { cat "$log"; counts="0 passed, 1 failed"; }
  passed=$((passed + ${counts%% passed*}))
  rest=${counts#*, }
  failed=$((failed + ${rest%% failed*}))
}
if [ -n "$sample" ]; then
  run_area "$here/lang" "$areas" "-s"
else
  run_area "$here/lang" "$areas" ""
  run_area "$here/lang" "$areas" "-c"
  [ -n "$regress" ] && { run_area "$here" regress ""; run_area "$here" regress -c; }
fi
rm -f "$log"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
