#!/bin/sh
# run-reproducible.sh WOAD: compiled files are a function of the source alone: two copies in two folders, compiled in two
# orders, give the same bytes, and no folder's name is in them.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
passed=0
failed=0
check() { # description command...
  what=$1
  shift
  if "$@" > /dev/null 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $what"; fi
}
mkdir -p "$work/one" "$work/a-longer-name/two"
cp "$here"/examples/foods/*.rkt "$work/one"
cp "$here"/examples/foods/*.rkt "$work/a-longer-name/two"
(cd "$work/one" && "$woad" make check-food.rkt) > /dev/null 2>&1
(cd "$work/a-longer-name/two" && "$woad" make foods.rkt && "$woad" make check-food.rkt) > /dev/null 2>&1
for file in foods check-food; do
  check "$file: same bytes in two folders" cmp "$work/one/compiled/${file}_rkt.wo" "$work/a-longer-name/two/compiled/${file}_rkt.wo"
  check "$file: no absolute path" sh -c "! grep -aq '$work' '$work/one/compiled/${file}_rkt.wo'"
done
(cd "$work/one" && rm -rf compiled && "$woad" make check-food.rkt) > /dev/null 2>&1
check "compiled again: same bytes" cmp "$work/one/compiled/check-food_rkt.wo" "$work/a-longer-name/two/compiled/check-food_rkt.wo"
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
