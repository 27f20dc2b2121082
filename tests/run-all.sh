#!/bin/sh
# run-all.sh BUILD UNIT-BINARY...: every test; the last line counts them all.
build=$1
shift
here=$(dirname "$0")
passed=0
failed=0
count() { # log
  counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$1" | tail -1)
  [ -n "$counts" ] || counts="0 passed, 1 failed"
  passed=$((passed + ${counts%% passed*}))
  rest=${counts#*, }
  failed=$((failed + ${rest%% failed*}))
}
log=$(mktemp)
for step in "unit $*" "lang $build/woad" "cli $build/woad" "commands $build/woad" "repl $build/woad" "random $build/woad" "stress $build/woad" "breaks $build/woad" \
  "reproducible $build/woad" "archive $build/woad" "docs $build" "install $build" "fuzz $build" "large $build/woad" "orders $build/woad 2 3" "coverage"; do
  name=${step%% *}
  [ -f "$here/run-$name.sh" ] || continue
  echo "== $name"
  # shellcheck disable=SC2086
  sh "$here/run-$name.sh" ${step#* } > "$log" 2>&1
  grep -vE '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -60
  count "$log"
done
rm -f "$log"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
