#!/bin/sh
# run-large.sh WOAD [KIND...]: programs that are large in one way (large-program.awk) print what large/KIND.out says, from source and
# compiled. All of them take about 20 s of one processor, most of it expansion.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
shift
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- locals constants jump case arguments
work=$(mktemp -d)
passed=0
failed=0
size() {
  case $1 in locals) echo 300 ;; constants) echo 70000 ;; jump) echo 60000 ;; case) echo 100000 ;; arguments) echo 10000 ;; esac
}
prints() { # kind, form: what the program prints
  timeout -s KILL 300 "$woad" "$work/$1.rkt" > "$work/out" 2>&1
  if cmp -s "$work/out" "$here/large/$1.out"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL large program: $1 ($2)"
    diff "$work/out" "$here/large/$1.out" | head -5 | cut -c1-300
  fi
}
for kind; do
  awk -v kind="$kind" -v n="$(size "$kind")" -f "$here/large-program.awk" > "$work/$kind.rkt"
  prints "$kind" source
  timeout -s KILL 300 "$woad" make "$work/$kind.rkt"
  prints "$kind" compiled
done
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
