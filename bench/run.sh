#!/usr/bin/env bash
# run.sh [-r WOAD] [-f] [-n ROUNDS] [NAME ...]: processor seconds of the programs of suite.tsv on woad and on the peers that are
# installed, medians of ROUNDS (3) alternating rounds, the time of an empty program taken off; then woad's ratio to each
# peer, by program and as a geometric mean. -f: full sizes. A wrong line of output is a FAIL, never left out.
set -u
here=$(cd "$(dirname "$0")" && pwd)
woad=$here/../build/woad size=3 rounds=3
while getopts r:fn: opt; do
  case $opt in r) woad=$(realpath "$OPTARG") ;; f) size=4 ;; n) rounds=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

engines=woad
for peer in racket guile lua5.4 lua; do
  case "$engines $peer" in *lua5.4*' lua') continue ;; esac
  command -v "$peer" > /dev/null && engines="$engines $peer"
done

# Each engine that reads modules has its own copy of the programs, compiled ahead.
for engine in woad racket; do
  mkdir "$work/$engine"
  cp "$here"/programs/*.rkt "$work/$engine"
  echo '#lang racket/base' > "$work/$engine/empty.rkt"
done
: > "$work/empty.scm"
: > "$work/empty.lua"
cp "$here"/peers/* "$work"
"$woad" make "$work"/woad/*.rkt || exit 1
case $engines in *racket*) raco make "$work"/racket/*.rkt 2> /dev/null || true ;; esac

export XDG_CACHE_HOME=$work/cache # where guile keeps what it compiles at the first run
case $engines in *guile*) for file in "$work"/*.scm; do guile "$file" 0 > /dev/null 2>&1; done ;; esac

file_of() { # engine program
  case $1 in
    woad|racket) echo "$work/$1/$2.rkt" ;;
    guile) echo "$work/$2.scm" ;;
    lua*) echo "$work/$2.lua" ;;
  esac
}
seconds() { # engine file size -> prints processor seconds; output in $work/out
  local command=$1
  [ "$1" = woad ] && command=$woad
  TIMEFORMAT='%U %S'
  { time timeout 300 $command "$2" "$3" > "$work/out" 2> "$work/err" < /dev/null; } 2>&1 | awk '{ print $1 + $2 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for engine in $engines; do
  for round in 1 2 3 4 5; do seconds "$engine" "$(file_of "$engine" empty)" 0; done | median > "$work/start.$engine"
done

failed=0
printf '%-12s' program
for engine in $engines; do printf '%10s' "$engine"; done
printf '   ratios of woad to each peer\n'
while IFS=$'\t' read -r name group quick full; do
  case $name in '#'*) continue ;; esac
  [ $# = 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
  n=$quick
  [ $size = 4 ] && n=$full
  wanted=$(awk -v name="$name" -v n="$n" '$1 == name && $2 == n' "$here/expected.txt")
  for engine in $engines; do : > "$work/times.$engine"; done
  for ((round = 0; round < rounds; round++)); do
    for engine in $engines; do
      file=$(file_of "$engine" "$name")
      [ -f "$file" ] || continue
      seconds "$engine" "$file" "$n" >> "$work/times.$engine"
      [ "$(cat "$work/out")" = "$wanted" ] || { echo FAIL > "$work/times.$engine"; break; }
    done
  done
  printf '%-12s' "$name"
  own= ratios=
  for engine in $engines; do
    if grep -q FAIL "$work/times.$engine"; then
      printf '%10s' FAIL
      [ "$engine" = woad ] && failed=$((failed + 1))
    elif [ -s "$work/times.$engine" ]; then
      net=$(median < "$work/times.$engine" | awk -v start="$(cat "$work/start.$engine")" '{ t = $1 - start; print t < 0.002 ? 0.002 : t }')
      printf '%10.3f' "$net"
      if [ "$engine" = woad ]; then own=$net
      elif [ -n "$own" ]; then
        ratio=$(awk -v a="$own" -v b="$net" 'BEGIN { printf "%.2f", a / b }')
        echo "$ratio" >> "$work/ratios.$engine"
        ratios="$ratios  $engine $ratio"
      fi
    else
      printf '%10s' -
    fi
  done
  printf ' %s\n' "$ratios"
done < "$here/suite.tsv"
for engine in $engines; do
  [ -f "$work/ratios.$engine" ] && awk -v e="$engine" '{ s += log($1) } END { printf "woad / %s: %.2f (geometric mean of %d)\n", e, exp(s / NR), NR }' "$work/ratios.$engine"
done
echo "start-up, processor seconds:$(for engine in $engines; do printf ' %s %s' "$engine" "$(cat "$work/start.$engine")"; done)"
[ $failed = 0 ]
