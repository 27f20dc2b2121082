#!/bin/sh
# run-archive.sh WOAD: the archive of the main collections is taken when it is right, and passed over when it is not.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
work=$(mktemp -d)
lib=$work/lib archive=$work/lib/compiled/collects.woa
passed=0
failed=0
check() { # description, command...
  what=$1
  shift
  if "$@" > /dev/null 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $what"; fi
}
prints() { # text, argument...: what a run prints
  text=$1
  shift
  [ "$("$woad" -X "$lib" "$@" -n -l tiny/a 2>&1)" = "$text" ]
}
make_all() { "$woad" make -X "$lib" --all-collects; }
module() { echo "(module b '#%kernel (#%provide b) (define-values (b) $1))" > "$lib/tiny/b.rkt"; }
time_of() { stat -c %y "$archive"; }

mkdir -p "$lib/tiny"
echo "(module a '#%kernel (#%require \"b.rkt\") (display (list 'a b)))" > "$lib/tiny/a.rkt"
module 1
check "runs without any archive" prints "(a 1)"
check "make writes it" make_all
check "it is there" test -s "$archive"
before=$(time_of)
check "runs with it" prints "(a 1)"
check "make with nothing to do" make_all
check "leaves it as it is" test "$before" = "$(time_of)"

# its content counts, not that of the files beside the sources
cp -r "$lib/tiny/compiled" "$work/saved"
rm -r "$lib/tiny/compiled"
check "runs from the archive alone" prints "(a 1)" -W none
check "no compiled code at all" prints "(a 1)" -c
cp -r "$work/saved" "$lib/tiny/compiled"

# the name in a module's form need not be that of its file
echo "(module another '#%kernel (display 'c))" > "$lib/tiny/c.rkt"
check "a module of another name than its file" test c = "$("$woad" make -X "$lib" -l tiny/c && "$woad" -X "$lib" -n -l tiny/c)"
rm "$lib/tiny/c.rkt" "$lib/tiny/compiled/c_rkt.wo"

sleep 0.02
module 2
check "a newer source counts" prints "(a 2)"
check "make after a change" make_all
check "writes it anew" test "$before" != "$(time_of)"
check "runs with the new one" prints "(a 2)"

sleep 0.02
module 3
check "one module compiled" "$woad" make -X "$lib" -l tiny/b
check "removes the archive" test ! -e "$archive"
check "the new module counts" prints "(a 3)"
check "make after that" make_all

cp "$archive" "$work/good"
spoil() { # description, command that writes a damaged archive from the good one to its standard output
  what=$1
  shift
  "$@" < "$work/good" > "$archive"
  check "$what" prints "(a 3)"
}
size=$(stat -c %s "$work/good")
spoil "empty" head -c 0
spoil "a folder's size of zeros" head -c 4096 /dev/zero
for n in 1 8 23 24 39 60 100 200 "$((size / 2))" "$((size - 1))"; do spoil "cut after $n bytes" head -c "$n"; done
spoil "other format" sed '1s/^WOADLIBS./WOADLIBS\x7f/'
with_byte() { # offset: the byte there changed to 255
  head -c "$1" "$work/good"
  printf '\377'
  tail -c +"$(($1 + 2))" "$work/good"
}
for at in 13 15 16 25 27 29 31 33 35 37 39 43; do spoil "byte $at changed" with_byte "$at"; done
part() { tail -c +"$(($1 + 1))" "$work/good" | head -c "$2"; } # offset, length
{ part 0 32; part 48 8; part 40 8; part 32 8; tail -c +57 "$work/good"; } > "$archive"
check "swapped entries have a clear error" sh -c "'$woad' -X '$lib' -n -l tiny/a 2>&1 | grep -q '^read (compiled): code is of another module'"
rm "$archive"
mkdir "$archive"
check "a folder in its place" prints "(a 3)"
rm -r "$archive" "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
