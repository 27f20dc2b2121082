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
  check "$file: no path of the library" sh -c "! grep -aq '$here' '$work/one/compiled/${file}_rkt.wo'"
done
# contracts keep where they were written
for top in one a-longer-name/two; do
  cat > "$work/$top/promises.rkt" <<'END'
#lang racket/base
(require racket/contract)
(provide (contract-out [f (-> integer? integer?)] [struct point ([x integer?] [y integer?])]))
(define (f x) (list (contract integer? x 'here 'there)))
(define/contract (g x) (->i ([x integer?]) [r (x) (>=/c x)]) x)
(struct point (x y))
(struct/contract pixel ([x integer?]))
(define d (invariant-assertion integer? 1))
END
  (cd "$work/$top" && "$woad" make promises.rkt) > /dev/null 2>&1
done
check "contracts: same bytes in two folders" cmp "$work/one/compiled/promises_rkt.wo" "$work/a-longer-name/two/compiled/promises_rkt.wo"
# a macro of a folder beside: its place is kept, but not where the whole is
for top in one a-longer-name/two; do
  mkdir -p "$work/$top/lib" "$work/$top/app"
  cat > "$work/$top/lib/m.rkt" <<'END'
#lang racket/base
(require (for-syntax racket/base))
(provide here)
(define-syntax (here stx) #'(quote-syntax somewhere))
END
  cat > "$work/$top/app/a.rkt" <<'END'
#lang racket/base
(require "../lib/m.rkt")
(displayln (syntax-source (here)))
(for/list ([x (in-range (length (vector->list (current-command-line-arguments))))]) (here))
END
  (cd "$work/$top/app" && "$woad" make a.rkt) > /dev/null 2>&1
done
check "macro of a folder beside: same bytes" cmp "$work/one/app/compiled/a_rkt.wo" "$work/a-longer-name/two/app/compiled/a_rkt.wo"
check "macro of a folder beside: no absolute path" sh -c "! grep -aqe '$work' -e '$here' '$work/one/app/compiled/a_rkt.wo'"
check "macro of a folder beside: place" test "$("$woad" "$work/one/app/a.rkt" 2>&1 | head -1)" = "$work/one/lib/m.rkt"
(cd "$work/one" && rm -rf compiled && "$woad" make check-food.rkt) > /dev/null 2>&1
check "compiled again: same bytes" cmp "$work/one/compiled/check-food_rkt.wo" "$work/a-longer-name/two/compiled/check-food_rkt.wo"
rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
