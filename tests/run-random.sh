#!/bin/sh
# run-random.sh WOAD [COUNT [FIRST-SEED]]: random modules give the same from source, unoptimised, and from .wo.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
here=$(cd "$(dirname "$0")" && pwd)
count=${2:-24}
first=${3:-1}
work=$(mktemp -d)
passed=0
failed=0
seed=$first
while [ "$seed" -lt $((first + count)) ]; do
  awk -v seed="$seed" -f "$here/random-module.awk" > "$work/m.rkt"
  rm -rf "$work/compiled"
  timeout 20 "$woad" "$work/m.rkt" > "$work/source" 2>&1
  timeout 20 "$woad" --no-optimize "$work/m.rkt" > "$work/plain" 2>&1
  timeout 20 "$woad" make "$work/m.rkt" > "$work/make" 2>&1
  timeout 20 "$woad" "$work/m.rkt" > "$work/compiled.out" 2>&1
  if [ -s "$work/source" ] && cmp -s "$work/source" "$work/plain" && cmp -s "$work/source" "$work/compiled.out" && [ ! -s "$work/make" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL random module with seed $seed"
    diff "$work/source" "$work/plain" | head -3
    diff "$work/source" "$work/compiled.out" | head -3
    head -2 "$work/make"
  fi
  seed=$((seed + 1))
done
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
