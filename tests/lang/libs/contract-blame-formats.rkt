#lang racket/base
;; racket/contract/combinator: messages of projections, given as text
(require racket/contract)
(define-syntax-rule (t e) (with-handlers ([exn:fail? (lambda (x) (displayln (car (regexp-match #rx"^.*?in:" (exn-message x)))))]) e))
(for ([s '("time 5:30" "a: b" "plain a:" "plain\na: b" "Plain X: y" "a-b/c 1: y" "  a: b" "a.b: c" "Foo. bar: y" "x:\n  y" "\nx" "\nx: y" " x" "(a b): c" "a, b: c")])
 (printf "---~s\n" s)
 (t (contract (make-contract #:name 'c #:late-neg-projection (lambda (b) (lambda (v n) (raise-blame-error b #:missing-party n v s)))) 5 'p 'n 'nm #f)))
