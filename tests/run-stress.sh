#!/bin/sh
# run-stress.sh WOAD [COUNT [EVERY]]: COUNT random modules, expanded, compiled and run with a collection at every EVERY-th
# allocation or a few more, print the same and compile to the same bytes as without.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
here=$(cd "$(dirname "$0")" && pwd)
count=${2:-3}
every=${3:-487}
work=$(mktemp -d)
plain=$work/plain/a-random-module stress=$work/stress/a-random-module # messages name the end of the path
passed=0
failed=0
seed=1
while [ "$seed" -le "$count" ]; do
  every=$((every + 6))
  rm -rf "$work/plain" "$work/stress"
  mkdir -p "$plain" "$stress"
  awk -v seed="$((seed + 1000))" -f "$here/random-module.awk" | tee "$plain/m.rkt" > "$stress/m.rkt"
  (cd "$plain" && timeout 20 "$woad" m.rkt > out 2>&1; timeout 20 "$woad" make m.rkt > make 2>&1)
  (cd "$stress" && WOAD_GC_STRESS=$every timeout 120 "$woad" m.rkt > out 2>&1
   WOAD_GC_STRESS=$every timeout 120 "$woad" make m.rkt > make 2>&1
   WOAD_GC_STRESS=$every timeout 120 "$woad" m.rkt > out.compiled 2>&1
   cmp -s out out.compiled && rm out.compiled)
  if [ -s "$plain/out" ] && diff -r "$plain" "$stress" > "$work/diff" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL random module with seed $((seed + 1000)), WOAD_GC_STRESS=$every"
    head -5 "$work/diff"
  fi
  seed=$((seed + 1))
done
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
