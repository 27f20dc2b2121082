#lang racket/base
;; srfi/31: rec: recursive expressions.  Layer: above racket/base.
(provide rec)

(define-syntax rec
  (syntax-rules ()
    [(_ (name . formals) body0 body ...) (letrec ([name (lambda formals body0 body ...)]) name)]
    [(_ name e) (letrec ([name e]) name)]))
