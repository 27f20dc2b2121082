#!/bin/sh
# run-unit.sh BINARY...: the C unit tests (libcheck); prints what failed.
passed=0
failed=0
log=$(mktemp)
for binary in "$@"; do
  if timeout 300 "$binary" > "$log" 2>&1; then ok=1; else ok=0; fi
  line=$(grep -E '^[0-9]+%: Checks: ' "$log" | tail -1)
  checks=$(echo "$line" | sed -E 's/.*Checks: ([0-9]+).*/\1/')
  bad=$(echo "$line" | sed -E 's/.*Failures: ([0-9]+), Errors: ([0-9]+).*/\1+\2/')
  if [ -z "$line" ]; then
    failed=$((failed + 1)); echo "FAIL $binary"; tail -5 "$log"
  else
    bad=$(($bad))
    passed=$((passed + checks - bad)); failed=$((failed + bad))
    [ "$ok" = 1 ] || { echo "FAIL $binary"; grep -vE '^[0-9]+%' "$log" | head -20; }
    [ "$ok" = 1 ] || [ "$bad" -gt 0 ] || failed=$((failed + 1))
  fi
done
rm -f "$log"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
