#!/bin/sh
# run-random.sh WOAD [COUNT [FIRST-SEED]]: random modules give the same optimised, unoptimised and from bytes: COUNT of them in one process
# (random-compare.rkt; 10,000 take about half an hour of one processor), and some as files, from source and from .wo.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
here=$(cd "$(dirname "$0")" && pwd)
count=${2:-40}
first=${3:-1}
files=8
work=$(mktemp -d)
passed=0
failed=0
fail() {
  failed=$((failed + 1))
  echo "FAIL $1"
}
at=$first
while [ "$at" -lt $((first + count)) ]; do # in batches, since what one declares stays
  batch=$((first + count - at))
  [ "$batch" -le 250 ] || batch=250
  awk -v seed="$at" -v count="$batch" -f "$here/random-module.awk" > "$work/batch"
  timeout -s KILL 1800 "$woad" "$here/random-compare.rkt" "$work/batch" > "$work/out" 2>&1 || fail "random modules from seed $at"
  grep -v ' passed, ' "$work/out" | head -20 | cut -c1-1000
  n=$(sed -n 's/ passed, .*//p' "$work/out" | tail -1)
  passed=$((passed + ${n:-0}))
  at=$((at + batch))
done
seed=$first
while [ "$seed" -lt $((first + files)) ]; do
  awk -v seed="$seed" -f "$here/random-module.awk" > "$work/m.rkt"
  rm -rf "$work/compiled"
  timeout 20 "$woad" "$work/m.rkt" > "$work/source" 2>&1
  timeout 20 "$woad" --no-optimize "$work/m.rkt" > "$work/plain" 2>&1
  timeout 20 "$woad" make "$work/m.rkt" > "$work/make" 2>&1
  timeout 20 "$woad" "$work/m.rkt" > "$work/compiled.out" 2>&1
  if [ -s "$work/source" ] && cmp -s "$work/source" "$work/plain" && cmp -s "$work/source" "$work/compiled.out" && [ ! -s "$work/make" ]; then
    passed=$((passed + 1))
  else
    fail "random module with seed $seed"
    diff "$work/source" "$work/plain" | head -3
    diff "$work/source" "$work/compiled.out" | head -3
    head -2 "$work/make"
  fi
  seed=$((seed + 1))
done
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
