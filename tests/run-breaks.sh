#!/bin/sh
# run-breaks.sh RUN [BREAKS [SEED...]]: breaks and kills threads at random points of library procedures (random-breaks.rkt); by default
# a short run with two seeds.
run=$1
breaks=${2:-1000}
[ $# -gt 2 ] && shift 2 || set -- 1 2
here=$(dirname "$0")
passed=0
failed=0
for seed; do
  if timeout 300 "$run" "$here/random-breaks.rkt" "$breaks" "$seed" 2>/tmp/breaks.$$ >&2; then passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL random breaks, seed $seed"
  fi
  grep -v '^user break' /tmp/breaks.$$
done
rm -f /tmp/breaks.$$
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
