#!/bin/sh
# run-coverage.sh: which primitives no test names, and of those that raise, which no expected output shows raising ("NAME: ").
# The names are those of docs/primitives.md; tests/coverage.allow lists exceptions, "named NAME reason" or "raises NAME reason".
cd "$(dirname "$0")/.." || exit 1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
LC_ALL=C
export LC_ALL

# the word lists: all words of tests (comments and the lists of exported names left out), and words before a colon in outputs
find tests -type f \( -name '*.rkt' -o -name '*.txt' -o -name '*.in' -o -name '*.steps' -o -name '*.sh' \) \
  ! -path '*/exported-names/*' ! -path '*/exports/*' -exec sed 's/^ *;.*//' {} + |
  tr -s " \t()[]{}'\"\`,;" '\n' | sort -u > "$folder/words"
find tests -type f \( -name '*.out' -o -name '*.err' \) -exec cat {} + | tr -s ' \t' '\n' | sed -n 's/:$//p' | sort -u > "$folder/who"

awk -F'|' '/^\| `/ { name = $2; gsub(/^ `|` $/, "", name); print name > named; if ($4 ~ /raises/) print name > raises }' \
  named="$folder/named" raises="$folder/raises" docs/primitives.md
for kind in named raises; do
  [ "$kind" = named ] && seen=$folder/words || seen=$folder/who
  sed -n "s/^$kind \([^ ]*\) .*/\1/p" tests/coverage.allow | sort -u > "$folder/allowed"
  sort -u "$folder/$kind" | comm -23 - "$seen" > "$folder/missing"
  comm -23 "$folder/missing" "$folder/allowed" | sed "s/^/coverage: no test: $kind /" >> "$folder/report"
  comm -13 "$folder/missing" "$folder/allowed" | sed "s/^/coverage: listed in coverage.allow, but tested: $kind /" >> "$folder/report"
done
cat "$folder/report"
if [ -s "$folder/report" ]; then echo "0 passed, 1 failed"; exit 1; fi
echo "1 passed, 0 failed"
