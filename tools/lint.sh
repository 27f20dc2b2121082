#!/bin/sh
# lint.sh BUILD: the house rules that a script can check. Prints each breach; status 1 when there is one.
build=$1
status=0
complain() { echo "lint: $*"; status=1; }

# no leftovers of merging
git grep -nE '^(<<<<<<<|>>>>>>>) ' 2>/dev/null | while IFS=: read -r file line text; do echo "lint: $file:$line: left over from merging"; done > "$build/lint.merging"
[ -s "$build/lint.merging" ] && { cat "$build/lint.merging"; status=1; }

# includes: whole paths from the root, downward only
rank() {
  case $1 in
    include/*) echo 0 ;;
    runtime/base/*) echo 10 ;; runtime/data/*) echo 11 ;; runtime/vm/*) echo 12 ;; runtime/thread/*) echo 13 ;;
    runtime/io/*) echo 14 ;; runtime/foreign/*) echo 15 ;; runtime/prim/*) echo 16 ;;
    compiler/*) echo 20 ;;
    expander/common/*) echo 30 ;; expander/read/*) echo 31 ;; expander/syntax/*) echo 31 ;; expander/namespace/*) echo 33 ;;
    expander/lower/*) echo 34 ;; expander/expand/*) echo 35 ;; expander/boot/*) echo 36 ;;
    main/*) echo 40 ;; *) echo 99 ;;
  esac
}
allowed() { grep -qF "$1 -> $2" tools/includes.allow 2>/dev/null; }
grep -rnE '^#include "' include runtime compiler expander main --include=*.c --include=*.h | while IFS=: read -r file line text; do
  target=$(echo "$text" | sed -E 's/#include "([^"]*)".*/\1/')
  case $target in */*) ;; *) echo "lint: $file:$line: include by whole path: $target"; continue ;; esac
  [ "$(rank "$file")" -ge "$(rank "$target")" ] || allowed "$file" "$target" || echo "lint: $file:$line: $target lies above"
done > "$build/lint.includes"
[ -s "$build/lint.includes" ] && { cat "$build/lint.includes"; status=1; }

# headers compile alone
for header in $(find include runtime compiler expander main -name '*.h'); do
  ${CC:-cc} -std=gnu11 -I. -I"$build/gen" -fsyntax-only -x c "$header" 2> "$build/lint.header" ||
    complain "$header does not compile alone"
done

# sizes
for file in $(find runtime compiler expander main -name '*.c'); do
  lines=$(wc -l < "$file")
  [ "$lines" -le 900 ] || grep -q "^$file" tools/sizes.allow 2>/dev/null || complain "$file has $lines lines"
done

for file in $(find runtime compiler expander main -name '*.c'); do
  awk -v file="$file" '/^[a-zA-Z].*\) \{$/ { start = FNR; name = $0 }
    /^}/ && start { if (FNR - start > 101 && name !~ / interp_loop\(/) print "lint: " file ":" start ": " FNR - start - 1 " lines in a function"; start = 0 }' "$file"
done > "$build/lint.functions"
[ -s "$build/lint.functions" ] && { cat "$build/lint.functions"; status=1; }

# generated documents are those of these sources; every folder says what is in it
for document in "$build"/gen/docs/*.md; do
  cmp -s "$document" "docs/$(basename "$document")" || complain "docs/$(basename "$document") is stale: make docs"
done
for folder in $(find runtime compiler expander main lib tests examples bench tools docs -maxdepth 1 -type d ! -name compiled 2>/dev/null); do
  case $folder in runtime|expander|docs|examples/*|tests/*|lib/*|bench/*) continue ;; esac
  [ -f "$folder/README.md" ] || complain "$folder has no README.md"
done

# one door to the collector, to longjmp
grep -rlE '#include <gc' runtime compiler expander main | grep -vE 'runtime/base/(mem|root)\.c|runtime/data/weak\.c|runtime/thread/(will|stack)\.c' |
  grep -vxFf tools/gc.allow > "$build/lint.gc" && { sed 's/^/lint: includes gc.h: /' "$build/lint.gc"; status=1; }
grep -rlE '\b_?longjmp\(' runtime compiler expander main --include=*.c | grep -vE 'runtime/vm/(raise|catch)\.c' |
  sed 's/^/lint: longjmp in /' > "$build/lint.jump"
[ -s "$build/lint.jump" ] && { cat "$build/lint.jump"; status=1; }

# basenames are unique
find runtime compiler expander main -name '*.c' -exec basename {} \; | sort | uniq -d | sed 's/^/lint: two files named /' > "$build/lint.names"
[ -s "$build/lint.names" ] && { cat "$build/lint.names"; status=1; }

sh tools/check_globals.sh "$build/libwoad.a" || status=1
sh tools/check_symbols.sh "$build" || status=1
[ $status = 0 ] && echo "lint: clean"
exit $status
