#!/bin/sh
# run-orders.sh WOAD [SETS [ORDERS [FIRST-SEED]]]: random sets of modules, each compiled in several orders, a process for each
# module and all in one process (every other time after the modules of another set), give the same compiled files.
woad=$1 sets=${2:-20} orders=${3:-10} seed=${4:-1}
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
passed=0 failed=0
last=$((seed + sets))
shuffled() { # seed, names on standard input
  awk -v seed="$1" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' | sort | cut -f 2
}
same() { # folder, description: whether it holds the compiled files that the first folder of the set holds
  [ -e "$work/first" ] || cp -r "$1" "$work/first"
  if [ "$(ls "$1/compiled" | wc -l)" = "$count" ] && diff -r "$work/first/compiled" "$1/compiled" > "$work/diff" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $2"
    head -8 "$work/diff"
  fi
}
mkdir "$work/other"
awk -v seed=$((seed + 1000)) -v dir="$work/other" -f "$here/random-tree.awk" > /dev/null
while [ "$seed" -lt "$last" ]; do
  rm -rf "$work/first" "$work/set"
  mkdir "$work/set"
  modules=$(awk -v seed="$seed" -v dir="$work/set" -f "$here/random-tree.awk")
  count=$(echo "$modules" | wc -l)
  order=1
  while [ "$order" -le "$orders" ]; do
    names=$(echo "$modules" | shuffled "$order")
    rm -rf "$work/apart" "$work/a-folder-for-all" "$work/other/compiled"
    cp -r "$work/set" "$work/apart"
    cp -r "$work/set" "$work/a-folder-for-all"
    (cd "$work/apart" && for name in $names; do timeout 60 "$woad" make "$name" > log 2>&1 || break; done)
    others=
    [ $((order % 2)) = 1 ] || others=$(ls "$work"/other/*.rkt)
    # shellcheck disable=SC2086
    (cd "$work/a-folder-for-all" && timeout 60 "$woad" make $others $names > log 2>&1)
    what="set $seed, order $order ($(echo $names))"
    same "$work/apart" "$what, apart"
    same "$work/a-folder-for-all" "$what, together"
    order=$((order + 1))
  done
  seed=$((seed + 1))
done
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
