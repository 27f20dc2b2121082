#!/bin/sh
# run-fuzz.sh BUILD [COUNT]: the inputs of the fuzz targets (fuzz/README.md), each as it is and COUNT times changed: none may
# crash or hang.
build=$1
count=${2:-100}
here=$(cd "$(dirname "$0")" && pwd)
FUZZ_COLLECTS=$here/../lib/collects/
export FUZZ_COLLECTS
work=$(mktemp -d)
passed=0
failed=0
for target in reader module top code syntax; do
  seeds=
  [ $target = reader ] || seeds=$(ls "$here"/fuzz/seeds/*.rkt)
  [ $target != top ] || seeds=$here/fuzz/seeds/values.rkt # its inputs do not depend on it
  # shellcheck disable=SC2086
  if timeout -s KILL 300 "$build/replay" $target "$count" $seeds $(ls "$here"/fuzz/corpus/$target/* 2>/dev/null) > "$work/out" 2>&1; then
    tail -1 "$work/out" > "$work/counts"
    read -r n rest < "$work/counts"
    passed=$((passed + n))
  else
    failed=$((failed + 1))
    echo "FAIL fuzz target $target (status $?)"
    tail -5 "$work/out"
  fi
done
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
