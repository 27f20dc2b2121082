#!/bin/sh
# run-docs.sh BUILD: the documents: the same pages each time, links that lead somewhere, exports that are told of, examples
# that print what stands there, and manual pages that tell of the options there are.
build=$1
here=$(cd "$(dirname "$0")/.." && pwd)
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
work=$(mktemp -d)
passed=0
failed=0
check() { # description, command...
  what=$1
  shift
  if "$@" > "$work/log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $what"; head -5 "$work/log"; fi
}
count() { # program of tools/docs, argument...: counts as it does
  "$build/woad" "$here/tools/docs/$1.rkt" "$2" ${3:+"$3"} > "$work/log" 2>&1
  counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/log" || echo "0 passed, 1 failed")
  passed=$((passed + ${counts%% passed*})) rest=${counts#*, }
  failed=$((failed + ${rest%% failed*}))
  grep -vE '^[0-9]+ passed, [0-9]+ failed$' "$work/log"
}
cd "$here" || exit 1

# pages
version=$(sed -n 's/^VERSION = //p' "$build/config.mk")
check "pages are made from elsewhere" sh -c "cd '$work' && '$build/woad' '$here/tools/docs/main.rkt' '$here' '$work/docs' '$build/woad' '$version'"
check "the same pages each time" diff -r "$build/docs" "$work/docs"
check "no name of a folder in them" sh -c "! grep -rqF -e '$here' -e '$work' '$work/docs'"
count links "$work/docs"
# a link that leads nowhere is found
echo '<a href="nothing.html">x</a><a href="a%3ab.html">x</a><p id="y"><p id="y">' > "$work/docs/broken.html"
echo > "$work/docs/a%3ab.html"
"$build/woad" tools/docs/links.rkt "$work/docs" > "$work/log" 2>&1
[ $? = 1 ] && grep -q 'broken.html: nothing.html leads nowhere' "$work/log" &&
  grep -q 'broken.html: a%3ab.html leads nowhere' "$work/log" && grep -q 'broken.html: two things are named y' "$work/log" &&
  passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAIL a broken page"; }

# something is told of each export
count undocumented lib/collects
# what is told in no way is found, beside what is told with another, and what has a comment above it
mkdir -p "$work/bare/bare"
printf '#lang racket/base\n(provide f g h k)\n;; (f x) -> any/c\n;; (g x) -> any/c\n;; The value.\n(define (f x) x)\n(define (g x) x)\n\n;; (h x) -> any/c\n(define (h x) x)\n\n;; A number.\n(define k 1)\n' > "$work/bare/bare/main.rkt"
"$build/woad" -S "$work/bare" tools/docs/undocumented.rkt "$work/bare" > "$work/log" 2>&1
[ $? = 1 ] && [ "$(head -1 "$work/log")" = "FAIL h of bare is not documented" ] && [ "$(tail -1 "$work/log")" = "0 passed, 1 failed" ] &&
  passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAIL a name without a comment"; cat "$work/log"; }

# examples, with an installed woad
check "an installation" env MAKEFLAGS= make -s BUILD="$build" INSTALL_DIR="$work/made" PREFIX="$work/prefix" install
count examples "$here" "$work/prefix/bin"
# an example that prints something else is found
mkdir -p "$work/wrong/docs/guide" "$work/wrong/lib/collects/tiny"
printf '```console\n$ echo 1\n2\n$ echo 3\n3\n```\n\n```repl\n> (+ 1\n     1)\n3\n```\n\n```racket\n(+ 1 2)\n```\n' > "$work/wrong/docs/guide/a.md"
"$build/woad" tools/docs/examples.rkt "$work/wrong" "$work/prefix/bin" > "$work/log" 2>&1
[ $? = 1 ] && [ "$(grep -c '^FAIL' "$work/log")" = 3 ] && [ "$(tail -1 "$work/log")" = "1 passed, 3 failed" ] &&
  passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAIL wrong examples"; cat "$work/log"; }

# options: what the program takes, what its help says, what the manual page says
"$build/woad" --help > "$work/help"
sed 's/\\-/-/g; s/\\f[BP]//g' "$build/docs/man/woad.1" > "$work/man"
for name in $(grep -oE '"--[a-z-]+"' main/options.c | tr -d '"' | sort -u); do
  case $name in --no-init-file) name=-q ;; --no-delay) name=-d ;; esac
  check "$name in the help" grep -qE -- "^  (-., )*$name( |,|\$)" "$work/help"
done
for name in $(grep -oE '^  (-., )?--[a-z-]+' "$work/help" | grep -oE -- '--[a-z-]+'); do
  check "$name in the manual page" grep -qE -- "^(-., )?$name( [A-Z]|\$)" "$work/man"
  check "$name is taken" grep -qE -- "\"$name\"" main/options.c
done
for command in $(sed -n 's/^       woad \([a-z]*\) .*/\1/p' "$work/help"); do
  check "$command in the manual page" grep -qE "^$command\$" "$work/man"
done
for page in woad.1 woad.h.3; do
  # nothing is complained of, where there is a formatter
  ! command -v groff > /dev/null || check "$page is well formed" sh -c "[ -z \"\$(groff -man -ww -z '$build/docs/man/$page' 2>&1)\" ]"
done
for name in $(grep -oE 'woad_[a-z_]+\(' include/woad.h | tr -d '(' | sort -u); do
  check "$name in the manual page" grep -q "$name(" "$build/docs/man/woad.h.3"
done
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
