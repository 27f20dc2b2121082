#lang racket/base
; A description that is no string is shown as display shows it.
(require syntax/parse)
(define (try thunk) (with-handlers ([exn:fail? (lambda (e) (displayln (car (regexp-match #rx"expected [^\n]*" (exn-message e)))))]) (thunk)))
(try (lambda () (syntax-parse #'(a) [((~describe 5 (x y))) 1])))
(try (lambda () (syntax-parse #'(a) [((~describe 'pair (x y))) 1])))
(try (lambda () (syntax-parse #'(a) [((~describe "a pair" (x y))) 1])))
